module.exports = { proxy: 'localhost:5300', port: 3600, ui: { port: 3700 } };
