const http = require('node:http');
http.createServer().listen(8080);
http.createServer().listen(8080);
