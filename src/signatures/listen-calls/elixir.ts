import { anyIPv4, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type {
  CallPattern,
  ConfigSignature,
  LanguageFacts,
  ListenSignature,
  PortShape,
  ValueCall,
} from './signature.ts';
import { libzmq } from './zeromq.ts';

const of = (module: string, ...names: readonly string[]): CallPattern[] => names.map((name) => `${module}#${name}`);
/** What starts a process: its own function, and what a supervisor makes of `{Module, options}`. */
const started = (module: string, name = ''): CallPattern[] =>
  of(module, name, ...['start_link', 'start', 'child_spec'].map((how) => (name === '' ? how : `${name}.${how}`)));
const lines = (...code: readonly string[]): string => code.join('\n');

const tcp = { protocol: 'tcp', unset: boundTo(anyIPv4) } as const;
/** `[:binary, :inet6]`: a socket of IPv6 takes IPv4 too. */
const dualStack = { at: { argument: 1 }, names: ['inet6'], unset: everywhere } as const;
/** Keys of the options in an argument; `inside` is where in them: `options.`. */
const keys = (argument: number, inside = '', host = 'ip'): PortShape => ({
  form: 'port',
  at: { argument, key: `${inside}port` },
  host: { argument, key: `${inside}${host}` },
});

const signatures: readonly ListenSignature[] = [
  {
    id: 'erlang-gen-tcp',
    source: 'https://www.erlang.org/doc/apps/kernel/gen_tcp.html#listen/2',
    calls: [...of('gen_tcp', 'listen'), ...of('ssl', 'listen')],
    shapes: [{ form: 'port', at: { argument: 0 }, host: { argument: 1, key: 'ip' } }],
    ...tcp,
    unsetWith: dualStack,
    identity: [],
    example: {
      code: lines(
        'defmodule Echo do',
        '  def listen, do: :gen_tcp.listen(4040, [:binary, active: false, ip: {127, 0, 0, 1}])',
        'end',
      ),
      finds: ['4040/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'erlang-gen-udp',
    source: 'https://www.erlang.org/doc/apps/kernel/gen_udp.html#open/2',
    calls: of('gen_udp', 'open'),
    shapes: [{ form: 'port', at: { argument: 0 }, host: { argument: 1, key: 'ip' } }],
    protocol: 'udp',
    unset: boundTo(anyIPv4),
    unsetWith: dualStack,
    identity: [],
    example: { code: '{:ok, socket} = :gen_udp.open(5353, [:binary])', finds: ['5353/udp@1 0.0.0.0'] },
  },
  {
    id: 'erlzmq',
    source: 'https://github.com/zeromq/erlzmq2/blob/master/README.md',
    calls: of('erlzmq', 'bind'),
    shapes: [{ form: 'url', at: { argument: 1 } }],
    ...tcp,
    runtime: libzmq,
    identity: ['zeromq'],
    example: { code: ":ok = :erlzmq.bind(responder, 'tcp://*:5555')", finds: ['5555/tcp@1 0.0.0.0'] },
  },
  {
    id: 'plug-cowboy',
    source: 'https://hexdocs.pm/plug_cowboy/Plug.Cowboy.html',
    calls: started('Plug', 'Cowboy'),
    // Cowboy's own options may stand beside those of the plug.
    shapes: [keys(0), keys(0, 'options.')],
    ...tcp,
    defaultPort: 4000,
    identity: ['cowboy'],
    example: {
      code: lines('children = [', '  {Plug.Cowboy, scheme: :http, plug: App.Router, options: [port: 4001]}', ']'),
      finds: ['4001/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'plug-cowboy-http',
    source: 'https://hexdocs.pm/plug_cowboy/Plug.Cowboy.html#http/3',
    calls: of('Plug', 'Cowboy.http', 'Adapters.Cowboy.http', 'Adapters.Cowboy2.http'),
    shapes: [keys(2)],
    ...tcp,
    defaultPort: 4000,
    identity: ['cowboy'],
    example: {
      code: '{:ok, _} = Plug.Cowboy.http(App.Router, [], port: 4002, ip: {127, 0, 0, 1})',
      finds: ['4002/tcp@1 127.0.0.1'],
    },
  },
  {
    id: 'plug-cowboy-https',
    source: 'https://hexdocs.pm/plug_cowboy/Plug.Cowboy.html#https/3',
    calls: of('Plug', 'Cowboy.https', 'Adapters.Cowboy.https', 'Adapters.Cowboy2.https'),
    shapes: [keys(2)],
    ...tcp,
    defaultPort: 4040,
    identity: ['cowboy'],
    example: { code: 'Plug.Cowboy.https(App.Router, [], port: 4041)', finds: ['4041/tcp@1 0.0.0.0'] },
  },
  {
    id: 'plug-adapters-cowboy-child-spec',
    source: 'https://hexdocs.pm/plug/1.4.0/Plug.Adapters.Cowboy.html#child_spec/4',
    calls: of('Plug', 'Adapters.Cowboy.child_spec', 'Adapters.Cowboy2.child_spec'),
    shapes: [keys(3), keys(0, 'options.')],
    ...tcp,
    defaultPort: 4000,
    identity: ['cowboy'],
    example: {
      code: 'children = [Plug.Adapters.Cowboy.child_spec(:http, App.Router, [], port: 4003)]',
      finds: ['4003/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'bandit',
    source: 'https://hexdocs.pm/bandit/Bandit.html',
    calls: started('Bandit'),
    shapes: [keys(0)],
    ...tcp,
    defaultPort: 4000,
    identity: ['bandit'],
    example: {
      code: lines('webserver = {Bandit, plug: Hello, scheme: :http, port: 4005}', 'Supervisor.start_link([webserver])'),
      finds: ['4005/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'thousand-island',
    source: 'https://hexdocs.pm/thousand_island/ThousandIsland.html',
    calls: started('ThousandIsland'),
    shapes: [
      {
        form: 'port',
        at: { argument: 0, key: 'port' },
        host: { argument: 0, key: 'transport_options.ip' },
      },
    ],
    ...tcp,
    defaultPort: 4000,
    identity: [],
    example: {
      code: 'ThousandIsland.start_link(port: 1234, handler_module: Echo)',
      finds: ['1234/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'membrane-rtmp',
    source: 'https://hexdocs.pm/membrane_rtmp_plugin/Membrane.RTMPServer.html',
    calls: started('Membrane', 'RTMPServer'),
    shapes: [{ form: 'port', at: { argument: 0, key: 'port' } }],
    ...tcp,
    identity: ['rtmp'],
    example: {
      code: '{:ok, server} = Membrane.RTMPServer.start_link(port: 1935, handle_new_client: &handle/3)',
      finds: ['1935/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'membrane-rtmp-tcp',
    source: 'https://hexdocs.pm/membrane_rtmp_plugin/0.19.0/Membrane.RTMP.Source.TcpServer.html',
    calls: started('Membrane', 'RTMP.Source.TcpServer'),
    shapes: [keys(0, '', 'listen_options.ip')],
    ...tcp,
    identity: ['rtmp'],
    example: {
      code: lines(
        'alias Membrane.RTMP.Source.TcpServer',
        'options = %TcpServer{port: 9006, listen_options: [:binary, ip: {127, 0, 0, 1}], socket_handler: &handle/1}',
        'children = [%{id: TcpServer, start: {TcpServer, :start_link, [options]}}]',
      ),
      finds: ['9006/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'membrane-rtsp',
    source: 'https://hexdocs.pm/membrane_rtsp/Membrane.RTSP.Server.html#start_link/1',
    calls: started('Membrane', 'RTSP.Server'),
    shapes: [keys(0, '', 'address')],
    ...tcp,
    defaultPort: 554,
    identity: ['rtsp'],
    example: {
      code: 'children = [{Membrane.RTSP.Server, [port: 8554, handler: Requests]}]',
      finds: ['8554/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'membrane-simple-rtsp',
    source: 'https://hexdocs.pm/membrane_simple_rtsp_server/Membrane.SimpleRTSPServer.html',
    calls: started('Membrane', 'SimpleRTSPServer'),
    shapes: [keys(1, '', 'address')],
    ...tcp,
    defaultPort: 554,
    unset: boundTo(loopbackIPv4),
    identity: ['rtsp'],
    example: {
      code: 'Membrane.SimpleRTSPServer.start_link("assets/video.mp4", port: 30001)',
      finds: ['30001/tcp@1 127.0.0.1'],
    },
  },
  {
    id: 'cowboy-start',
    source: 'https://ninenines.eu/docs/en/cowboy/2.12/manual/cowboy.start_clear/',
    calls: of('cowboy', 'start_clear', 'start_tls'),
    shapes: [keys(1), keys(1, 'socket_opts.')],
    ...tcp,
    identity: ['cowboy'],
    example: {
      code: '{:ok, _} = :cowboy.start_clear(:http, [{:port, 8080}], %{env: %{dispatch: dispatch}})',
      finds: ['8080/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'cowboy-start-http',
    source: 'https://ninenines.eu/docs/en/cowboy/1.0/manual/cowboy/',
    calls: of('cowboy', 'start_http', 'start_https'),
    shapes: [keys(2)],
    ...tcp,
    identity: ['cowboy'],
    example: {
      code: '{:ok, _} = :cowboy.start_http(:http, 100, [port: 8081], [env: [dispatch: dispatch]])',
      finds: ['8081/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'ranch-listener',
    source: 'https://ninenines.eu/docs/en/ranch/2.1/manual/ranch.start_listener/',
    calls: of('ranch', 'start_listener', 'child_spec'),
    shapes: [keys(2), keys(2, 'socket_opts.'), keys(3)],
    ...tcp,
    identity: [],
    example: {
      code: ':ranch.start_listener(:echo, :ranch_tcp, %{socket_opts: [port: 5555]}, Echo, [])',
      finds: ['5555/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'grpc-server-supervisor',
    source: 'https://hexdocs.pm/grpc/GRPC.Server.Supervisor.html',
    calls: started('GRPC', 'Server.Supervisor'),
    shapes: [
      { ...keys(0), host: { argument: 0, key: 'adapter_opts.ip' } },
      { form: 'port', at: { argument: 0, key: '1' } },
    ],
    ...tcp,
    identity: ['grpc'],
    example: {
      code: lines('children = [', '  {GRPC.Server.Supervisor, endpoint: App.Endpoint, port: 50_051}', ']'),
      finds: ['50051/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'grpc-server-start',
    source: 'https://hexdocs.pm/grpc/GRPC.Server.html#start/3',
    calls: of('GRPC', 'Server.start', 'Server.start_endpoint'),
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 2, key: 'ip' } }],
    ...tcp,
    identity: ['grpc'],
    example: { code: 'GRPC.Server.start(Helloworld.Server, 50052)', finds: ['50052/tcp@1 0.0.0.0'] },
  },
  {
    id: 'elli',
    source: 'https://hexdocs.pm/elli/elli.html',
    calls: of('elli', 'start_link'),
    shapes: [keys(0)],
    ...tcp,
    defaultPort: 8080,
    identity: [],
    example: { code: ':elli.start_link(callback: App.Callback, port: 3000)', finds: ['3000/tcp@1 0.0.0.0'] },
  },
  {
    id: 'mochiweb',
    source: 'https://github.com/mochi/mochiweb/blob/main/src/mochiweb_http.erl',
    calls: of('mochiweb_http', 'start', 'start_link'),
    shapes: [keys(0)],
    ...tcp,
    defaultPort: 8888,
    identity: [],
    example: { code: ':mochiweb_http.start([name: :web, port: 8889])', finds: ['8889/tcp@1 0.0.0.0'] },
  },
  {
    id: 'erlang-httpd',
    source: 'https://www.erlang.org/doc/apps/inets/httpd.html',
    calls: of('inets', 'start'),
    shapes: [keys(1, '', 'bind_address')],
    ...tcp,
    identity: [],
    example: {
      code: ":inets.start(:httpd, port: 8082, server_root: '.', document_root: '.')",
      finds: ['8082/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'erlang-ssh-daemon',
    source: 'https://www.erlang.org/doc/apps/ssh/ssh.html#daemon/2',
    calls: of('ssh', 'daemon'),
    shapes: [
      { form: 'port', at: { argument: 1 }, host: { argument: 0 }, certain: true },
      { form: 'port', at: { argument: 0 } },
    ],
    ...tcp,
    identity: ['ssh'],
    example: { code: ':ssh.daemon(8989, system_dir: dir)', finds: ['8989/tcp@1 0.0.0.0'] },
  },
  {
    id: 'gen-smtp-server',
    source: 'https://hexdocs.pm/gen_smtp/readme.html#server-example',
    calls: of('gen_smtp_server', 'start', 'start_link'),
    shapes: [keys(1), keys(1, '0.'), keys(2)],
    ...tcp,
    defaultPort: 2525,
    identity: ['smtp'],
    example: {
      code: ':gen_smtp_server.start(:smtp_server_example, [port: 2526])',
      finds: ['2526/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'elixir-socket-tcp',
    source: 'https://hexdocs.pm/socket/Socket.TCP.html#listen/2',
    calls: of('Socket', ...['TCP', 'SSL', 'Web'].flatMap((name) => [`${name}.listen`, `${name}.listen!`])),
    shapes: [{ form: 'port', at: { argument: 0 }, host: { argument: 1, key: 'local.address' } }],
    ...tcp,
    identity: [],
    example: { code: 'server = Socket.TCP.listen!(1337, packet: :line)', finds: ['1337/tcp@1 0.0.0.0'] },
  },
  {
    id: 'elixir-socket-udp',
    source: 'https://hexdocs.pm/socket/Socket.UDP.html#open/2',
    calls: of('Socket', 'UDP.open', 'UDP.open!'),
    shapes: [{ form: 'port', at: { argument: 0 } }],
    protocol: 'udp',
    unset: boundTo(anyIPv4),
    identity: [],
    example: { code: 'server = Socket.UDP.open!(1338, broadcast: true)', finds: ['1338/udp@1 0.0.0.0'] },
  },
  {
    id: 'ace-http',
    source: 'https://hexdocs.pm/ace/Ace.HTTP.Service.html',
    calls: of('Ace', 'HTTP.Service.start_link'),
    shapes: [keys(1)],
    ...tcp,
    defaultPort: 8443,
    identity: [],
    example: {
      code: 'Ace.HTTP.Service.start_link({App.WWW, config}, port: 8090, cleartext: true)',
      finds: ['8090/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'telemetry-metrics-prometheus',
    source: 'https://hexdocs.pm/telemetry_metrics_prometheus/TelemetryMetricsPrometheus.html',
    calls: started('TelemetryMetricsPrometheus'),
    shapes: [keys(0)],
    ...tcp,
    defaultPort: 9568,
    identity: ['metrics'],
    example: {
      code: 'children = [{TelemetryMetricsPrometheus, [metrics: metrics(), port: 9569]}]',
      finds: ['9569/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'prometheus-httpd',
    source: 'https://hexdocs.pm/prometheus_httpd/prometheus_httpd.html',
    calls: of('prometheus_httpd', 'start'),
    shapes: [],
    ...tcp,
    defaultPort: 8081,
    identity: ['metrics'],
    example: { code: ':prometheus_httpd.start()', finds: ['8081/tcp@1 0.0.0.0'] },
  },
  {
    id: 'phoenix-put-env',
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#module-runtime-configuration',
    calls: of('Application', 'put_env'),
    shapes: [keys(2, 'http.'), keys(2, 'https.')],
    ...tcp,
    identity: ['phoenix'],
    example: {
      code: 'Application.put_env(:app, App.Endpoint, http: [ip: {127, 0, 0, 1}, port: 5001], server: true)',
      finds: ['5001/tcp@1 127.0.0.1'],
    },
  },
  {
    id: 'phoenix-playground',
    source: 'https://hexdocs.pm/phoenix_playground/PhoenixPlayground.html#start/1',
    calls: of('PhoenixPlayground', 'start', 'start_link'),
    shapes: [keys(0)],
    ...tcp,
    defaultPort: 4000,
    unset: boundTo(loopbackIPv4),
    identity: ['phoenix'],
    example: {
      code: 'PhoenixPlayground.start(live: DemoLive, port: 4006)',
      finds: ['4006/tcp@1 127.0.0.1'],
    },
  },
  {
    id: 'thrift-framed-server',
    source: 'https://hexdocs.pm/thrift/Thrift.Binary.Framed.Server.html#start_link/4',
    calls: of('Thrift', 'Binary.Framed.Server.start_link'),
    shapes: [{ form: 'port', at: { argument: 1 } }],
    ...tcp,
    identity: ['thrift'],
    example: { code: 'Thrift.Binary.Framed.Server.start_link(Calculator, 9090, [])', finds: ['9090/tcp@1 0.0.0.0'] },
  },
];

const phoenixFiles = ['dev', 'config', 'runtime', 'prod', 'releases'].map((name) => `config/${name}`);
const phoenix = {
  files: phoenixFiles,
  command: 'mix phx.server',
  // An umbrella's projects have their own.
  needs: { files: ['mix.exs'], mention: /:phoenix\b|\bapps_path:/ },
  each: '*.*',
  base: 'config.exs',
  unset: boundTo(anyIPv4),
  protocol: 'tcp',
  onConflict: 'fail',
  identity: ['phoenix'],
} as const;

const configs: readonly ConfigSignature[] = [
  {
    ...phoenix,
    id: 'phoenix-http',
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#module-runtime-configuration',
    port: 'http.port',
    host: 'http.ip',
    unsetWith: { key: 'http.transport_options.socket_opts', names: ['inet6'], unset: everywhere },
    example: {
      file: 'config/dev.exs',
      code: lines(
        'import Config',
        'config :app, AppWeb.Endpoint,',
        '  http: [ip: {127, 0, 0, 1}, port: 4007],',
        '  debug_errors: true',
        'config :admin, AdminWeb.Endpoint,',
        '  http: [port: 4008, transport_options: [socket_opts: [:inet6]]]',
      ),
      finds: ['4007/tcp@3 127.0.0.1', '4008/tcp@6 0.0.0.0+::'],
    },
  },
  {
    ...phoenix,
    id: 'phoenix-https',
    source: 'https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#module-runtime-configuration',
    port: 'https.port',
    host: 'https.ip',
    unsetWith: { key: 'https.transport_options.socket_opts', names: ['inet6'], unset: everywhere },
    example: {
      file: 'config/runtime.exs',
      code: lines(
        'import Config',
        'port = String.to_integer(System.get_env("PORT") || "4443")',
        'config :app, AppWeb.Endpoint,',
        '  https: [ip: {0, 0, 0, 0, 0, 0, 0, 0}, port: port]',
      ),
      finds: ['4443/tcp@2 0.0.0.0+::'],
    },
  },
  {
    ...phoenix,
    id: 'prom-ex-metrics-server',
    source: 'https://hexdocs.pm/prom_ex/PromEx.Config.html',
    port: 'metrics_server.port',
    identity: ['metrics'],
    example: {
      file: 'config/config.exs',
      code: lines('import Config', 'config :app, App.PromEx, metrics_server: [port: 4021, path: "/metrics"]'),
      finds: ['4021/tcp@2 0.0.0.0'],
    },
  },
];

const keywordSource = 'https://hexdocs.pm/elixir/Keyword.html';
const values: readonly ValueCall[] = [
  ...[
    'String#to_integer',
    'String#to_charlist',
    'String#trim',
    'Integer#to_string',
    'String#to_atom',
    'Kernel#to_string',
  ].map(
    (call): ValueCall => ({
      call,
      gives: 'argument',
      argument: 0,
      source: 'https://hexdocs.pm/elixir/String.html#to_integer/1',
    }),
  ),
  ...['to_string', 'to_charlist'].map(
    (call): ValueCall => ({
      call,
      gives: 'argument',
      argument: 0,
      source: 'https://hexdocs.pm/elixir/Kernel.html#to_string/1',
    }),
  ),
  ...['Keyword', 'Map', 'Access'].flatMap((module) =>
    ['get', 'get_lazy', 'fetch!', 'pop', 'pop!'].map(
      (name): ValueCall => ({
        call: `${module}#${name}`,
        gives: 'entry',
        object: 0,
        key: 1,
        fallback: 2,
        source: keywordSource,
      }),
    ),
  ),
  { call: 'Integer#parse', gives: 'item', argument: 0, source: 'https://hexdocs.pm/elixir/Integer.html#parse/2' },
  ...['Keyword#merge', 'Map#merge'].map((call): ValueCall => ({ call, gives: 'merged', source: keywordSource })),
  ...['Map#new', 'Enum#into', 'Keyword#validate!'].map(
    (call): ValueCall => ({ call, gives: 'argument', argument: 0, source: keywordSource }),
  ),
];

export const elixirFacts: LanguageFacts = {
  signatures,
  configs,
  values,
  options: [],
  optionTables: [],
  writes: [],
  runtime: {
    source: 'https://www.erlang.org/doc/apps/kernel/inet.html',
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    anyIPv6: everywhere,
    any: boundTo(anyIPv4),
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
  identity: ['elixir'],
  distinctive: [],
  anchors: {
    call: String.raw`(?!\w)`,
    module: (module) => String.raw`\b${module}(?!\w)`,
  },
  dottedModules: true,
  moduleName: (module) => module.replace(/^:/, ''),
  start: (path) => (path.endsWith('.exs') ? `elixir ${path}` : 'mix run --no-halt'),
};
