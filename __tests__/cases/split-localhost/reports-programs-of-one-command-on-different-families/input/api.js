require('node:http').createServer().listen(8090, '127.0.0.1');
