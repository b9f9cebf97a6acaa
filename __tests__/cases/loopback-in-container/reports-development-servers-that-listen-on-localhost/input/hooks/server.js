import { createServer } from 'node:http';

createServer().listen(4000, '127.0.0.1');
