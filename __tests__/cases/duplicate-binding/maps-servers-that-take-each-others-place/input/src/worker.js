const express = require('express');

function startWorker(port) {
  express().listen(port);
}

module.exports = { startWorker };
