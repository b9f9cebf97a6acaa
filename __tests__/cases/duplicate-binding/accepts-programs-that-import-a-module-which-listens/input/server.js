require('./http').start();
