export default { webServer: { command: 'npm run dev', url: 'http://localhost:3000' } };
