require('node:http').createServer().listen(3000);
require('node:http').createServer().listen(3001);
