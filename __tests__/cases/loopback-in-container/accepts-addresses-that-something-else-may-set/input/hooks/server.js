import { createServer } from 'node:http';

createServer().listen(4000, process.env.HOST ?? '127.0.0.1');
