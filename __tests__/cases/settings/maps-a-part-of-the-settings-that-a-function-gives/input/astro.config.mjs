import { defineConfig } from 'astro/config';

export default defineConfig({
  server: ({ command }) => ({ port: command === 'dev' ? 4325 : 4326, host: '127.0.0.1' }),
});
