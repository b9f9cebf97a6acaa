require('node:http').createServer().listen(8090, '::1');
