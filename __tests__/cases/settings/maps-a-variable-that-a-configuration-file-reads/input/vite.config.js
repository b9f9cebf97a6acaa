import { defineConfig } from 'vite';
export default defineConfig({
  server: { port: process.env.APP_PORT ?? 5174 },
});
