const http = require('node:http');
const { environment } = require('./environment');

class Settings {
  PORT = this.toNumber(environment.PORT) ?? 3000;

  toNumber(text) {
    return text ? parseInt(text, 10) : undefined;
  }
}

http.createServer().listen(new Settings().PORT);
