require('node:http').createServer().listen(process.env.API_PORT);
