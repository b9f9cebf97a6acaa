const { startWorker } = require('./worker');
const { startSite } = require('./site');

const port = Number(process.env.PORT ?? 3004);
if (process.argv.includes('--worker')) startWorker(port);
else startSite(port);
