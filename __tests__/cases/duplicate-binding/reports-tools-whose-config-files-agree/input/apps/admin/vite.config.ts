export default { server: { port: 4410, strictPort: true } };
