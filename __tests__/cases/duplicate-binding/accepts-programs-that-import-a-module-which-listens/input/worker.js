console.log(require('./http').version);
