const http = require('node:http');

exports.serve = function serve(app) {
  http.createServer(app).listen(8080);
};

exports.serveOnce = function serveOnce(app) {
  http.createServer(app).once('request', app).listen(8080);
};
