import type { ToolSignature } from './tool.ts';

/** Databases, search engines and what watches over them, where the entry of the program itself is short. */
export const dataStores: readonly ToolSignature[] = [
  {
    name: 'InfluxDB',
    commands: ['influxd'],
    subcommands: ['', 'run'],
    idle: ['version', 'inspect', 'print-config', 'upgrade'],
    runtime: 'go',
    ports: [
      {
        flags: ['--http-bind-address'],
        variables: ['INFLUXD_HTTP_BIND_ADDRESS'],
        default: 8086,
        binds: 'all',
        onConflict: 'fail',
      },
    ],
    source: 'https://docs.influxdata.com/influxdb/v2/reference/config-options/#http-bind-address',
    verified: 'memory',
    examples: [{ command: 'influxd --http-bind-address :8087', binds: [8087] }],
  },
  {
    name: 'CockroachDB',
    commands: ['cockroach'],
    subcommands: ['start', 'start-single-node'],
    idle: ['sql', 'init', 'node', 'workload', 'cert', 'demo', 'version', 'dump'],
    valueFlags: ['--store', '-s', '--join', '--certs-dir', '--cache', '--max-sql-memory', '--advertise-addr'],
    runtime: 'go',
    ports: [
      { flags: ['--listen-addr'], default: 26257, binds: 'all', onConflict: 'fail' },
      { role: 'http', flags: ['--http-addr'], default: 8080, binds: 'all', onConflict: 'fail' },
    ],
    detaches: ['--background'],
    source: 'https://www.cockroachlabs.com/docs/stable/cockroach-start#networking',
    verified: 'memory',
    examples: [
      { command: 'cockroach start-single-node --insecure --listen-addr=localhost:26300', binds: [26300, 8080] },
      { command: 'cockroach sql --host localhost:26300', binds: [] },
    ],
  },
  {
    name: 'Meilisearch',
    commands: ['meilisearch'],
    runtime: 'rust',
    ports: [
      { flags: ['--http-addr'], variables: ['MEILI_HTTP_ADDR'], default: 7700, binds: 'localhost', onConflict: 'fail' },
    ],
    source: 'https://www.meilisearch.com/docs/learn/self_hosted/configure_meilisearch_at_launch#http-address',
    verified: 'memory',
    examples: [{ command: 'meilisearch --http-addr 127.0.0.1:7800 --no-analytics', binds: [7800] }],
  },
  {
    name: 'Typesense',
    commands: ['typesense-server'],
    runtime: 'native',
    ports: [
      {
        flags: ['--api-port'],
        hostFlags: ['--api-address'],
        variables: ['TYPESENSE_API_PORT'],
        default: 8108,
        binds: 'all',
        onConflict: 'fail',
      },
    ],
    source: 'https://typesense.org/docs/latest/api/server-configuration.html#networking',
    verified: 'memory',
    examples: [{ command: 'typesense-server --data-dir d --api-key k --api-port 8109', binds: [8109] }],
  },
  {
    name: 'ArangoDB',
    commands: ['arangod'],
    runtime: 'native',
    ports: [{ flags: ['--server.endpoint'], repeatable: true, default: 8529, binds: 'loopback', onConflict: 'fail' }],
    source: 'https://docs.arangodb.com/stable/components/arangodb-server/options/#--serverendpoint',
    verified: 'memory',
    examples: [{ command: 'arangod --server.endpoint tcp://0.0.0.0:8530', binds: [8530] }],
  },
  {
    name: 'Vault (development)',
    commands: ['vault'],
    subcommands: ['server'],
    requires: ['-dev', '--dev'],
    idle: ['kv', 'login', 'status', 'write', 'read', 'operator', 'token', 'policy', 'secrets', 'auth', 'agent'],
    runtime: 'go',
    ports: [
      {
        flags: ['-dev-listen-address', '--dev-listen-address'],
        variables: ['VAULT_DEV_LISTEN_ADDRESS'],
        default: 8200,
        binds: 'loopback',
        onConflict: 'fail',
      },
    ],
    source: 'https://developer.hashicorp.com/vault/docs/commands/server#dev-options',
    verified: 'memory',
    examples: [
      { command: 'vault server -dev -dev-root-token-id=root', binds: [8200] },
      { command: 'vault server -dev -dev-listen-address=127.0.0.1:8210', binds: [8210] },
      { command: 'vault status', binds: [] },
    ],
  },
  {
    name: 'Grafana Loki',
    commands: ['loki'],
    runtime: 'go',
    ports: [{ flags: ['-server.http-listen-port', '--server.http-listen-port'], binds: 'all', onConflict: 'fail' }],
    source:
      'https://grafana.com/docs/loki/latest/configure/#server; the port stands in its configuration file otherwise',
    verified: 'memory',
    examples: [{ command: 'loki -config.file=loki.yaml -server.http-listen-port=3101', binds: [3101] }],
  },
];
