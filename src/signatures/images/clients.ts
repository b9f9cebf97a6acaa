/**
 * Programs in the images of servers that only talk to one, or that end: a container whose command is one of them doesn't run
 * its image's server.
 */
export const clientPrograms: ReadonlySet<string> = new Set([
  ...['redis-cli', 'valkey-cli', 'keydb-cli', 'redis-benchmark'],
  ...['psql', 'pg_isready', 'pg_dump', 'pg_dumpall', 'pg_restore', 'createdb', 'pgbench'],
  ...['mysql', 'mysqladmin', 'mysqldump', 'mariadb', 'mariadb-admin', 'mariadb-dump'],
  ...['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport'],
  ...['rabbitmqadmin', 'rabbitmqctl', 'mosquitto_pub', 'mosquitto_sub', 'nats', 'mc', 'influx', 'cqlsh'],
  ...['clickhouse-client', 'kafka-topics', 'kafka-topics.sh', 'kafka-console-consumer', 'kafka-console-producer'],
  ...['sleep', 'tail', 'echo', 'true', 'cat', 'ls', 'curl', 'wget'],
]);
