export default { server: { port: 5300 } };
