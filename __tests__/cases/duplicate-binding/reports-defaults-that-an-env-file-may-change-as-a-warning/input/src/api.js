require('./settings');
require('http').createServer().listen(Number(process.env.BACKEND_PORT) || 8080);
