import { createServer } from 'node:http';

createServer().listen(process.env.SHOP_PORT || process.env.PORT || 3000);
