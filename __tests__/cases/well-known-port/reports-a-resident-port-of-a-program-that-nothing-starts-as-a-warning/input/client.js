const dgram = require("node:dgram");
dgram.createSocket("udp4").bind(68);
