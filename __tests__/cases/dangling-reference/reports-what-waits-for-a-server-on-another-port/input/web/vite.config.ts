import { defineConfig } from 'vite';

export default defineConfig({
  server: {
    proxy: {
      '/api': 'http://localhost:5004',
      '/auth': { target: 'http://localhost:5001', changeOrigin: true },
    },
  },
});
