const options = require('minimist')(process.argv.slice(2));

require('express')().listen(options.port || options.p || options._[0] || 3000);
