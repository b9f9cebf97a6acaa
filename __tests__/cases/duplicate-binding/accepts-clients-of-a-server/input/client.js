const api = process.env.API_URL ?? 'http://localhost:8321';
fetch(`${api}/health`);
fetch('http://127.0.0.1:8321/items');
