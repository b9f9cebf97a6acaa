const dotenv = require('dotenv');
const read = (path) => dotenv.config({ path });
read(`.env.${process.env.NODE_ENV}`);
