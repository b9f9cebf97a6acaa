const http = require('http');

function startSite(port) {
  http.createServer((request, response) => response.end()).listen(port);
}

module.exports = { startSite };
