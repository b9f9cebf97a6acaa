/**
 * Words in a declarer's identity that tell a web interface for administration, which by default asks for no password or a
 * well-known one, or hands over the whole machine. Sources: the documentation of each image.
 */
export const adminInterfaces: readonly string[] = [
  'adminer',
  'dozzle',
  'elasticvue',
  'flower',
  'kafdrop',
  'kafka-ui',
  'mongo-express',
  'pgadmin',
  'pgadmin4',
  'pgweb',
  'phpmyadmin',
  'phpredisadmin',
  'portainer',
  'portainer-ce',
  'redis-commander',
  'redisinsight',
];
