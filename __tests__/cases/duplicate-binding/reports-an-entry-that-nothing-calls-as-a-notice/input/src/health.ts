import { createServer } from 'node:http';
export function startHealth(port: number) {
  return createServer().listen(port);
}
