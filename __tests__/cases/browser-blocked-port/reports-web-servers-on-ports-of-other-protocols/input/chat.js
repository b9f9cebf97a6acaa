import { createServer } from 'node:net';

createServer().listen(6000);
