import { createServer } from 'node:http';

createServer().listen(process.env.PORT ?? 4000);
