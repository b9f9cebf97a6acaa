import { anyIPv4, anyIPv6, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import { grpcCore } from './grpc-core.ts';
import { phpConfigs } from './php-configs.ts';
import type { CallPattern, LanguageFacts, ListenSignature, PortShape, StoreCall, ValueCall } from './signature.ts';
import { libzmq } from './zeromq.ts';

/** Functions and classes of a namespace: `React#Socket.SocketServer`. */
const of = (namespace: string, ...names: readonly string[]): CallPattern[] =>
  names.map((name) => `${namespace}#${name}`);
const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));
const lines = (...code: readonly string[]): string => ['<?php', ...code].join('\n');

const tcp = { protocol: 'tcp' } as const;
const hostAndPort: readonly PortShape[] = [
  {
    form: 'port',
    at: { argument: 1, keyword: 'port' },
    host: { argument: 0, keyword: 'host' },
  },
];
const url = (argument: number, keyword?: string): PortShape => ({
  form: 'url',
  at: { argument, ...(keyword === undefined ? {} : { keyword }) },
});

/** A socket of both families, where it is one of IPv6. */
const swooleNetworks: Readonly<Record<string, string>> = {
  SWOOLE_SOCK_TCP: 'tcp',
  SWOOLE_TCP: 'tcp',
  SWOOLE_SOCK_TCP6: 'tcp',
  SWOOLE_TCP6: 'tcp',
  SWOOLE_SOCK_UDP: 'udp',
  SWOOLE_UDP: 'udp',
  SWOOLE_SOCK_UDP6: 'udp',
  SWOOLE_UDP6: 'udp',
  SWOOLE_SOCK_UNIX_STREAM: 'unix',
  SWOOLE_UNIX_STREAM: 'unix',
  SWOOLE_SOCK_UNIX_DGRAM: 'unix',
  SWOOLE_UNIX_DGRAM: 'unix',
  SOCK_TCP: 'tcp',
  SOCK_TCP6: 'tcp',
  SOCK_UDP: 'udp',
  SOCK_UDP6: 'udp',
  SOCK_UNIX_STREAM: 'unix',
  SOCK_UNIX_DGRAM: 'unix',
};
const swooleServers: readonly CallPattern[] = [
  ...of('Swoole', 'Server', 'Http.Server', 'WebSocket.Server', 'Redis.Server'),
  ...of('OpenSwoole', 'Server', 'Http.Server', 'HTTP.Server', 'WebSocket.Server', 'Redis.Server'),
  'swoole_server',
  'swoole_http_server',
  'swoole_websocket_server',
  'swoole_redis_server',
];
const coroutineServers: readonly CallPattern[] = [
  ...of('Swoole', 'Coroutine.Server', 'Coroutine.Http.Server'),
  ...of('OpenSwoole', 'Coroutine.Server', 'Coroutine.Http.Server', 'Coroutine.HTTP.Server'),
  ...of('Co', 'Server', 'Http.Server'),
];
const sockets: Readonly<Record<string, string>> = { SOCK_STREAM: 'tcp', SOCK_DGRAM: 'udp', SOCK_RAW: 'raw' };

/** Every socket of Amp keeps to its family: `'ipv6_v6only' => true`. */
const amp = {
  protocol: 'tcp',
  runtime: {
    source: 'https://github.com/amphp/socket/blob/2.x/src/BindContext.php',
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    anyIPv6: boundTo(anyIPv6),
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
} as const;

const signatures: readonly ListenSignature[] = [
  {
    id: 'php-stream-socket-server',
    source: 'https://www.php.net/manual/en/function.stream-socket-server.php',
    calls: ['stream_socket_server'],
    shapes: [url(0, 'address')],
    ...tcp,
    identity: [],
    example: {
      code: lines("$s = stream_socket_server('udp://127.0.0.1:1113', $errno, $errstr, STREAM_SERVER_BIND);"),
      finds: ['1113/udp@2 127.0.0.1'],
    },
  },
  {
    id: 'php-socket-bind',
    source: 'https://www.php.net/manual/en/function.socket-bind.php',
    calls: ['socket_bind'],
    network: [{ of: 'creator', argument: 1 }],
    networks: sockets,
    when: { at: { of: 'creator', argument: 0 }, names: ['AF_INET', 'AF_INET6'] },
    shapes: [{ form: 'port', at: { argument: 2 }, host: { argument: 1 } }],
    ...tcp,
    confirmedBy: ['socket_listen', 'socket_accept'],
    identity: [],
    example: {
      code: lines(
        '$sock = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);',
        "socket_bind($sock, '127.0.0.1', 10000);",
        'socket_listen($sock, 5);',
      ),
      finds: ['10000/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'php-socket-create-listen',
    source: 'https://www.php.net/manual/en/function.socket-create-listen.php',
    calls: ['socket_create_listen'],
    shapes: [{ form: 'port', at: { argument: 0 } }],
    ...tcp,
    identity: [],
    example: { code: lines('$sock = socket_create_listen(10001);'), finds: ['10001/tcp@2 0.0.0.0'] },
  },
  {
    id: 'swoole-server',
    source: 'https://wiki.swoole.com/en/#/server/methods?id=__construct',
    calls: swooleServers,
    network: [{ argument: 3, keyword: 'sockType' }],
    networks: swooleNetworks,
    shapes: hostAndPort,
    ...tcp,
    identity: ['swoole'],
    example: {
      code: lines('use Swoole\\Http\\Server;', "$http = new Server('0.0.0.0', 9501);"),
      finds: ['9501/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'swoole-add-listener',
    source: 'https://wiki.swoole.com/en/#/server/methods?id=addlistener',
    calls: on(
      swooleServers.map((server) => `${server}()`),
      'addListener',
      'addlistener',
      'listen',
    ),
    network: [{ argument: 2 }],
    networks: swooleNetworks,
    shapes: hostAndPort,
    ...tcp,
    identity: ['swoole'],
    example: {
      code: lines(
        "$server = new Swoole\\Server('0.0.0.0', 9505);",
        "$server->addlistener('127.0.0.1', 9502, SWOOLE_SOCK_UDP);",
      ),
      finds: ['9505/tcp@2 0.0.0.0', '9502/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'swoole-coroutine-server',
    source: 'https://wiki.swoole.com/en/#/coroutine/http_server',
    calls: coroutineServers,
    shapes: hostAndPort,
    ...tcp,
    identity: ['swoole'],
    example: {
      code: lines("$server = new Swoole\\Coroutine\\Http\\Server('127.0.0.1', 9503, false);"),
      finds: ['9503/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'swoole-coroutine-socket',
    source: 'https://wiki.swoole.com/en/#/coroutine_client/socket?id=bind',
    calls: on(
      [...of('Swoole', 'Coroutine.Socket()'), ...of('OpenSwoole', 'Coroutine.Socket()'), 'Co#Socket()'],
      'bind',
    ),
    network: [{ of: 'creator', argument: 1 }],
    networks: sockets,
    when: { at: { of: 'creator', argument: 0 }, names: ['AF_INET', 'AF_INET6'] },
    shapes: hostAndPort,
    ...tcp,
    confirmedBy: ['listen', 'accept'],
    identity: ['swoole'],
    example: {
      code: lines(
        '$socket = new Swoole\\Coroutine\\Socket(AF_INET, SOCK_STREAM, 0);',
        "$socket->bind('127.0.0.1', 9601);",
        '$socket->listen(128);',
      ),
      finds: ['9601/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'swoole-process-pool-listen',
    source: 'https://wiki.swoole.com/en/#/process/process_pool?id=listen',
    calls: on([...of('Swoole', 'Process.Pool()'), ...of('OpenSwoole', 'Process.Pool()')], 'listen'),
    shapes: hostAndPort,
    ...tcp,
    identity: ['swoole'],
    example: {
      code: lines('$pool = new Swoole\\Process\\Pool(2, SWOOLE_IPC_SOCKET);', "$pool->listen('127.0.0.1', 8089);"),
      finds: ['8089/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'siler-swoole',
    source: 'https://github.com/leocavalcante/siler/blob/main/src/Swoole/Swoole.php',
    calls: of('Siler', 'Swoole.http', 'Swoole.websocket', 'Swoole.graphql', 'Swoole.tcp'),
    shapes: [{ form: 'port', at: { argument: 1, keyword: 'port' }, host: { argument: 2, keyword: 'host' } }],
    ...tcp,
    defaultPort: 9501,
    unset: boundTo(anyIPv4),
    identity: ['swoole'],
    example: {
      code: lines('use Siler\\Swoole;', 'Swoole\\http($handler, 9504)->start();'),
      finds: ['9504/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'swow-server',
    source: 'https://github.com/swow/swow/tree/develop/examples/http_server',
    calls: on(of('Swow', 'Psr7.Server.Server()', 'Http.Server()', 'Http.Http.Server()', 'Socket()'), 'bind'),
    shapes: hostAndPort,
    ...tcp,
    confirmedBy: ['listen'],
    identity: ['swow'],
    example: {
      code: lines(
        'use Swow\\Psr7\\Server\\Server;',
        '$server = new Server();',
        "$server->bind('127.0.0.1', 9764)->listen();",
      ),
      finds: ['9764/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'react-socket-server',
    source: 'https://github.com/reactphp/socket#socketserver',
    calls: of('React', 'Socket.SocketServer', 'Socket.TcpServer'),
    shapes: [url(0, 'uri')],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['reactphp'],
    example: {
      code: lines(
        '$socket = new React\\Socket\\SocketServer(8080);',
        "new React\\Socket\\SocketServer('unix:///tmp/s');",
      ),
      finds: ['8080/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'react-socket-old-server',
    source: 'https://github.com/reactphp/socket/blob/v1.10.0/README.md',
    calls: of('React', 'Socket.Server'),
    // Before, the event loop stood there.
    shapes: [{ ...url(0), certain: true }],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['reactphp'],
    example: {
      code: lines("$socket = new React\\Socket\\Server('127.0.0.1:1335', $loop);"),
      finds: ['1335/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'react-socket-listen',
    source: 'https://github.com/reactphp/socket/blob/v0.4.6/README.md',
    calls: on(of('React', 'Socket.Server()'), 'listen'),
    shapes: [{ form: 'port', at: { argument: 0 }, host: { argument: 1 } }],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['reactphp'],
    example: {
      code: lines('$socket = new React\\Socket\\Server($loop);', "$socket->listen(1337, '0.0.0.0');"),
      finds: ['1337/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'react-datagram',
    source: 'https://github.com/reactphp/datagram#usage',
    calls: on(of('React', 'Datagram.Factory()'), 'createServer'),
    shapes: [url(0)],
    protocol: 'udp',
    identity: ['reactphp'],
    example: {
      code: lines('$factory = new React\\Datagram\\Factory();', "$factory->createServer('127.0.0.1:1234');"),
      finds: ['1234/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'framework-x',
    source: 'https://framework-x.org/docs/best-practices/deployment/#built-in-web-server',
    calls: on(of('FrameworkX', 'App()'), 'run'),
    shapes: [],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(loopbackIPv4),
    identity: ['framework-x'],
    example: {
      code: lines('$app = new FrameworkX\\App();', "$app->get('/', fn () => 1);", '$app->run();'),
      finds: ['8080/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'amp-http-server-expose',
    source: 'https://amphp.org/http-server#serving-requests',
    calls: [
      ...on(
        of('Amp', 'Http.Server.SocketHttpServer()').flatMap((server) => [
          server,
          server.replace(/\(\)$/, '.createForDirectAccess()'),
          server.replace(/\(\)$/, '.createForBehindProxy()'),
        ]),
        'expose',
      ),
      'Aerys#Host().expose',
    ],
    shapes: [
      { form: 'port', at: { argument: 1 }, host: { argument: 0 }, certain: true },
      { form: 'url', at: { argument: 0 } },
    ],
    ...amp,
    identity: ['amphp'],
    example: {
      code: lines(
        'use Amp\\Http\\Server\\SocketHttpServer;',
        'use Amp\\Socket;',
        '$server = SocketHttpServer::createForDirectAccess($logger);',
        "$server->expose('0.0.0.0:1338');",
        "$server->expose(new Socket\\InternetAddress('[::]', 1339));",
      ),
      finds: ['1338/tcp@5 0.0.0.0', '1339/tcp@6 ::'],
    },
  },
  {
    id: 'amp-socket-listen',
    source: 'https://amphp.org/socket#server',
    calls: of('Amp', 'Socket.listen', 'Socket.listenTls', 'Socket.Server.listen', 'Cluster.Cluster.listen'),
    shapes: [url(0)],
    ...amp,
    identity: ['amphp'],
    example: {
      code: lines('use Amp\\Socket;', "$server = Socket\\listen('127.0.0.1:1340');"),
      finds: ['1340/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'amp-udp',
    source: 'https://amphp.org/socket#udp',
    calls: of('Amp', 'Socket.bindUdpSocket', 'Socket.DatagramSocket.bind'),
    shapes: [url(0)],
    protocol: 'udp',
    identity: ['amphp'],
    example: {
      code: lines("$datagram = Amp\\Socket\\bindUdpSocket('127.0.0.1:1341');"),
      finds: ['1341/udp@2 127.0.0.1'],
    },
  },
  {
    id: 'ripple-http',
    source: 'https://github.com/cloudtay/ripple#http-server',
    calls: of('Ripple', 'Http.server', 'Net.Http.server'),
    shapes: [url(0)],
    ...tcp,
    identity: [],
    example: {
      code: lines('use Ripple\\Http;', "$server = Http::server('http://127.0.0.1:8008');"),
      finds: ['8008/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'workerman',
    source: 'https://manual.workerman.net/doc/en/worker/construct.html',
    calls: [...of('Workerman', 'Worker'), ...of('GatewayWorker', 'Gateway', 'Register'), ...of('Mark', 'App')],
    shapes: [url(0, 'socketName')],
    ...tcp,
    identity: ['workerman'],
    example: {
      code: lines('use Workerman\\Worker;', "$ws = new Worker('websocket://0.0.0.0:2346');"),
      finds: ['2346/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'workerman-channel',
    source: 'https://manual.workerman.net/doc/en/components/channel-server.html',
    calls: of('Channel', 'Server'),
    shapes: hostAndPort,
    ...tcp,
    defaultPort: 2206,
    unset: boundTo(anyIPv4),
    identity: ['workerman'],
    example: { code: lines("$channel = new Channel\\Server('127.0.0.1', 2216);"), finds: ['2216/tcp@2 127.0.0.1'] },
  },
  {
    id: 'workerman-global-data',
    source: 'https://manual.workerman.net/doc/en/components/global-data-server.html',
    calls: of('GlobalData', 'Server'),
    shapes: hostAndPort,
    ...tcp,
    defaultPort: 2207,
    unset: boundTo(anyIPv4),
    identity: ['workerman'],
    example: { code: lines("$global = new GlobalData\\Server('127.0.0.1', 2217);"), finds: ['2217/tcp@2 127.0.0.1'] },
  },
  {
    id: 'phpsocket-io',
    source: 'https://github.com/walkor/phpsocket.io#examples',
    calls: of('PHPSocketIO', 'SocketIO'),
    shapes: [{ form: 'port', at: { argument: 0 } }],
    ...tcp,
    unset: boundTo(anyIPv4),
    identity: ['socket.io'],
    example: { code: lines('use PHPSocketIO\\SocketIO;', '$io = new SocketIO(3120);'), finds: ['3120/tcp@3 0.0.0.0'] },
  },
  {
    id: 'comet',
    source: 'https://github.com/gotzmann/comet#basic-usage',
    calls: on(of('Comet', 'Comet()'), 'run'),
    shapes: [
      {
        form: 'port',
        at: { of: 'creator', argument: 0, key: 'port' },
        host: { of: 'creator', argument: 0, key: 'host' },
      },
    ],
    ...tcp,
    defaultPort: 80,
    unset: boundTo(anyIPv4),
    identity: ['comet'],
    example: {
      code: lines("$app = new Comet\\Comet(['host' => '127.0.0.1', 'port' => 8081]);", '$app->run();'),
      finds: ['8081/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'ratchet-io-server',
    source: 'https://github.com/ratchetphp/Ratchet/blob/master/src/Ratchet/Server/IoServer.php',
    calls: of('Ratchet', 'Server.IoServer.factory'),
    shapes: [{ form: 'port', at: { argument: 1, keyword: 'port' }, host: { argument: 2, keyword: 'address' } }],
    ...tcp,
    defaultPort: 80,
    unset: boundTo(anyIPv4),
    identity: ['ratchet'],
    example: {
      code: lines('use Ratchet\\Server\\IoServer;', "$server = IoServer::factory(new Chat(), 8082, '127.0.0.1');"),
      finds: ['8082/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'ratchet-app',
    source: 'https://github.com/ratchetphp/Ratchet/blob/master/src/Ratchet/App.php',
    calls: of('Ratchet', 'App'),
    shapes: [{ form: 'port', at: { argument: 1, keyword: 'port' }, host: { argument: 2, keyword: 'address' } }],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(loopbackIPv4),
    identity: ['ratchet'],
    example: { code: lines("$app = new Ratchet\\App('localhost', 8083);"), finds: ['8083/tcp@2 127.0.0.1'] },
  },
  {
    id: 'textalk-websocket-server',
    source: 'https://github.com/sirn-se/websocket-php/blob/main/docs/Server.md',
    calls: of('WebSocket', 'Server'),
    shapes: [
      { form: 'port', at: { argument: 0, key: 'port' } },
      { form: 'port', at: { argument: 0, keyword: 'port' }, certain: true },
    ],
    ...tcp,
    unset: everywhere,
    identity: ['websocket'],
    example: { code: lines('$server = new WebSocket\\Server(8084);'), finds: ['8084/tcp@2 0.0.0.0+::'] },
  },
  {
    id: 'wrench-server',
    source: 'https://github.com/chrome-php/wrench#usage',
    calls: of('Wrench', 'Server', 'BasicServer'),
    shapes: [url(0)],
    ...tcp,
    identity: ['websocket'],
    example: { code: lines("$server = new Wrench\\Server('ws://0.0.0.0:8085/');"), finds: ['8085/tcp@2 0.0.0.0'] },
  },
  {
    id: 'thrift-server-socket',
    source: 'https://github.com/apache/thrift/blob/master/lib/php/lib/Server/TServerSocket.php',
    calls: of('Thrift', 'Server.TServerSocket', 'Server.TSSLServerSocket'),
    shapes: hostAndPort,
    ...tcp,
    defaultPort: 9090,
    identity: ['thrift'],
    example: { code: lines("new Thrift\\Server\\TServerSocket('0.0.0.0', 9091);"), finds: ['9091/tcp@2 0.0.0.0'] },
  },
  {
    id: 'grpc-rpc-server',
    source: 'https://github.com/grpc/grpc/blob/master/src/php/lib/Grpc/RpcServer.php',
    calls: on(of('Grpc', 'RpcServer()', 'Server()'), 'addHttp2Port', 'addSecureHttp2Port'),
    shapes: [{ form: 'address', at: { argument: 0 } }],
    ...tcp,
    runtime: grpcCore,
    identity: ['grpc'],
    example: {
      code: lines('$server = new \\Grpc\\RpcServer();', "$server->addHttp2Port('0.0.0.0:50052');"),
      finds: ['50052/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'php-event-http',
    source: 'https://www.php.net/manual/en/eventhttp.bind.php',
    calls: ['EventHttp().bind'],
    shapes: hostAndPort,
    ...tcp,
    identity: [],
    example: {
      code: lines('$http = new EventHttp($base);', "$http->bind('0.0.0.0', 8010);"),
      finds: ['8010/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'php-event-listener',
    source: 'https://www.php.net/manual/en/eventlistener.construct.php',
    calls: ['EventListener'],
    shapes: [{ form: 'address', at: { argument: 5 } }],
    ...tcp,
    identity: [],
    example: {
      code: lines("$l = new EventListener($base, $cb, $base, EventListener::OPT_REUSEABLE, -1, '0.0.0.0:9808');"),
      finds: ['9808/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'clue-socket-raw',
    source: 'https://github.com/clue/socket-raw#createserver',
    calls: on(of('Socket', 'Raw.Factory()'), 'createServer', 'createListen'),
    shapes: [url(0)],
    ...tcp,
    identity: [],
    example: {
      code: lines('$factory = new Socket\\Raw\\Factory();', "$socket = $factory->createServer('tcp://0.0.0.0:1342');"),
      finds: ['1342/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'php-zmq',
    source: 'https://www.php.net/manual/en/zmqsocket.bind.php',
    calls: ['ZMQSocket().bind', 'ZMQContext().getSocket().bind'],
    shapes: [url(0, 'dsn')],
    ...tcp,
    runtime: libzmq,
    identity: ['zeromq'],
    example: {
      code: lines(
        '$responder = new ZMQSocket(new ZMQContext(), ZMQ::SOCKET_REP);',
        '$responder->bind("tcp://*:5555");',
      ),
      finds: ['5555/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'thruway-ratchet',
    source: 'https://github.com/voryx/Thruway#php-router',
    calls: of('Thruway', 'Transport.RatchetTransportProvider', 'Transport.RawSocketTransportProvider'),
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    ...tcp,
    identity: ['wamp'],
    example: {
      code: lines(
        'use Thruway\\Transport\\RatchetTransportProvider;',
        '$router->addTransportProvider(new RatchetTransportProvider("127.0.0.1", 9090));',
      ),
      finds: ['9090/tcp@3 127.0.0.1'],
    },
  },
];

// https://symfony.com/doc/current/console/input.html
const options: readonly StoreCall[] = [
  { name: 'addOption', key: 0, value: 4 },
  { name: 'addArgument', key: 0, value: 3 },
];

const math = 'https://www.php.net/manual/en/function.intval.php';
const values: readonly ValueCall[] = [
  ...[
    'intval',
    'strval',
    'trim',
    'filter_var',
    'array_values',
    'max',
    'min',
    'abs',
    'array_filter',
    'rtrim',
    'ltrim',
  ].map((call): ValueCall => ({ call, gives: 'argument', argument: 0, source: math })),
  ...['config', '*#Config.get', '*#config.get'].map(
    (call): ValueCall => ({
      call,
      gives: 'configured',
      key: 0,
      files: [],
      extensions: ['php'],
      folder: 'config',
      source: 'https://laravel.com/docs/configuration#accessing-configuration-values',
    }),
  ),
  ...['.getOption', '.getArgument'].map(
    (call): ValueCall => ({
      call,
      gives: 'stored',
      key: 0,
      by: options,
      source: 'https://symfony.com/doc/current/console/input.html',
    }),
  ),
  ...['.option', '.argument'].map(
    (call): ValueCall => ({
      call,
      gives: 'described',
      key: 0,
      field: 'signature',
      source: 'https://laravel.com/docs/artisan#defining-input-expectations',
    }),
  ),
  { call: 'array_merge', gives: 'merged', source: 'https://www.php.net/manual/en/function.array-merge.php' },
  { call: 'array_replace', gives: 'merged', source: 'https://www.php.net/manual/en/function.array-replace.php' },
  { call: 'sprintf', gives: 'format', text: 0, source: 'https://www.php.net/manual/en/function.sprintf.php' },
  ...['Amp#Socket.InternetAddress', 'Amp#Socket.SocketAddress'].map(
    (call): ValueCall => ({
      call,
      gives: 'host-and-port',
      host: 0,
      port: 1,
      source: 'https://github.com/amphp/socket/blob/2.x/src/InternetAddress.php',
    }),
  ),
  {
    call: 'Amp#Socket.InternetAddress.fromString',
    gives: 'argument',
    argument: 0,
    source: 'https://github.com/amphp/socket/blob/2.x/src/InternetAddress.php',
  },
];

/** Files of data, as what they are read by gives them. */
const dataFiles: readonly ValueCall[] = [
  'parse_ini_file',
  'file_get_contents',
  'json_decode',
  'parse_ini_string',
  'yaml_parse_file',
  'yaml_parse',
  'Symfony#Component.Yaml.Yaml.parseFile',
  'Symfony#Component.Yaml.Yaml.parse',
].map(
  (call): ValueCall => ({
    call,
    gives: 'file',
    path: 0,
    source: 'https://www.php.net/manual/en/function.parse-ini-file.php',
  }),
);

export const phpFacts: LanguageFacts = {
  signatures,
  configs: phpConfigs,
  values: [...values, ...dataFiles],
  options,
  optionTables: [],
  writes: [],
  runtime: {
    source: 'https://www.php.net/manual/en/transports.inet.php',
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
  identity: ['php'],
  distinctive: [],
  anchors: {
    call: String.raw`(?!\w)`,
    module: (module) => String.raw`\b${module}(?!\w)`,
  },
  dottedModules: true,
  moduleName: (module) => module.replaceAll('\\', '.'),
  start: (path) => `php ${path}`,
};
