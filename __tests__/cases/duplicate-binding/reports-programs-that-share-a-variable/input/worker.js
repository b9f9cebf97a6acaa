require('node:http').createServer().listen(process.env.PORT ?? 4100, '0.0.0.0');
