exports.version = 1;
exports.start = () => require('node:http').createServer().listen(process.env.PORT);
