/**
 * Usual ports of the services that URL schemes name. Sources: the connection URI pages of each service, for example
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS.
 */
const portOfScheme: ReadonlyMap<string, number> = new Map([
  ['amqp', 5672],
  ['amqps', 5672],
  ['bolt', 7687],
  ['clickhouse', 9000],
  ['cockroachdb', 26257],
  ['mariadb', 3306],
  ['memcached', 11211],
  ['mongodb', 27017],
  ['mqtt', 1883],
  ['mssql', 1433],
  ['mysql', 3306],
  ['mysql2', 3306],
  ['nats', 4222],
  ['neo4j', 7687],
  ['postgis', 5432],
  ['postgres', 5432],
  ['postgresql', 5432],
  ['redis', 6379],
  ['rediss', 6379],
  ['sqlserver', 1433],
  ['valkey', 6379],
]);

/** The usual port of the service that a scheme names; undefined for `http` and others that many services speak. */
export function usualPortOf(scheme: string): number | undefined {
  return portOfScheme.get(scheme);
}
