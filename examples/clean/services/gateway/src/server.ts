import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const port = Number(process.env.GATEWAY_PORT ?? 8443);

const server = createServer(
  { key: readFileSync('certificates/local.key'), cert: readFileSync('certificates/local.pem') },
  (request, response) => {
    response.end(`${request.method} ${request.url}`);
  },
);

server.listen(port, () => console.log(`gateway on https://localhost:${port}`));
