const express = require('express');

const port = process.env.PORT || (process.env.NODE_ENV !== 'development' ? 8080 : 3002);
express().listen(port);
