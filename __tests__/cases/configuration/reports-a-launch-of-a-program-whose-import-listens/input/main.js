require('./http.js');
