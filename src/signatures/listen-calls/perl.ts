import { anyIPv4, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type { CallPattern, LanguageFacts, ListenSignature, PortShape, ValueCall } from './signature.ts';
import { libzmq } from './zeromq.ts';

/** Classes and functions of a distribution: `IO#Socket.INET` is made by `IO::Socket::INET->new`. */
const of = (root: string, ...names: readonly string[]): CallPattern[] => names.map((name) => `${root}#${name}`);
const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));
const lines = (...code: readonly string[]): string => code.join('\n');

const tcp = { protocol: 'tcp' } as const;
const named = (port: string, host?: string, form: PortShape['form'] = 'port'): PortShape => ({
  form,
  at: { keyword: port },
  ...(host === undefined ? {} : { host: { keyword: host } }),
});
const localAddress = { keyword: 'LocalAddr', alias: 'LocalHost' } as const;
const ofCreator = (port: string, host: string): PortShape => ({
  form: 'port',
  at: { of: 'creator', keyword: port },
  host: { of: 'creator', keyword: host },
});
const sockets: Readonly<Record<string, string>> = { SOCK_STREAM: 'tcp', SOCK_DGRAM: 'udp', SOCK_RAW: 'raw' };

const netServers = ['', '.Fork', '.PreFork', '.PreForkSimple', '.Multiplex', '.MultiType', '.Single', '.HTTP', '.PSGI'];
const simpleServers = [
  'Simple',
  'Simple.CGI',
  'Simple.PSGI',
  'Simple.CGI.PreFork',
  'Simple.Dispatched',
  'Simple.Static',
];
/** https://docs.mojolicious.org/Mojo/Server/Daemon#listen: `*` is short for `0.0.0.0`, `[::]` takes both families. */
const mojo = {
  protocol: 'tcp',
  runtime: {
    source: 'https://docs.mojolicious.org/Mojo/Server/Daemon#listen',
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    any: boundTo(anyIPv4),
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
} as const;
const mojoServers = of('Mojo', 'Server.Daemon', 'Server.Prefork', 'Server.Hypnotoad', 'Server.Morbo');

const signatures: readonly ListenSignature[] = [
  {
    id: 'perl-continuity',
    source: 'https://metacpan.org/pod/Continuity#Continuity-%3Enew(...)',
    calls: ['Continuity#'],
    shapes: [{ form: 'port', at: { keyword: 'port' } }],
    ...tcp,
    identity: ['continuity'],
    example: {
      code: 'use Continuity;\nmy $server = Continuity->new(\n  port => 8085,\n);\n$server->loop;',
      finds: ['8085/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'perl-io-socket',
    source: 'https://perldoc.perl.org/IO::Socket::INET#CONSTRUCTOR',
    calls: [...of('IO', 'Socket.INET', 'Socket.IP', 'Socket.INET6', 'Socket.SSL'), 'Coro#Socket'],
    network: [{ keyword: 'Proto' }, { keyword: 'Type' }],
    networks: sockets,
    shapes: [
      { form: 'port', at: { keyword: 'LocalPort', alias: 'LocalService' }, host: localAddress },
      { form: 'address', at: localAddress, certain: true },
    ],
    ...tcp,
    confirmedBy: ['Listen', 'listen'],
    identity: [],
    example: {
      code: lines(
        'use IO::Socket::INET;',
        "my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 9000, Listen => 5) or die;",
      ),
      finds: ['9000/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'perl-multicast',
    source: 'https://metacpan.org/pod/IO::Socket::Multicast',
    calls: of('IO', 'Socket.Multicast', 'Socket.Multicast6'),
    shapes: [{ form: 'port', at: { keyword: 'LocalPort' }, host: localAddress }],
    protocol: 'udp',
    identity: [],
    example: {
      code: lines('use IO::Socket::Multicast;', 'my $s = IO::Socket::Multicast->new(LocalPort => 1100);'),
      finds: ['1100/udp@2 0.0.0.0'],
    },
  },
  {
    id: 'perl-bind',
    source: 'https://perldoc.perl.org/functions/bind',
    calls: ['bind'],
    network: [{ of: 'creator', argument: 2 }],
    networks: sockets,
    shapes: [{ form: 'address', at: { argument: 1 } }],
    ...tcp,
    confirmedBy: ['listen'],
    identity: [],
    example: {
      code: lines(
        'use Socket;',
        "socket(SERVER, PF_INET, SOCK_STREAM, getprotobyname('tcp')) or die;",
        'bind(SERVER, sockaddr_in(2345, INADDR_ANY)) or die;',
        'listen(SERVER, SOMAXCONN);',
      ),
      finds: ['2345/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'http-daemon',
    source: 'https://metacpan.org/pod/HTTP::Daemon',
    calls: [
      ...of('HTTP', 'Daemon', 'Daemon.SSL', 'Daemon.Threaded'),
      ...of('SOAP', 'Transport.HTTP.Daemon'),
      ...of('JSON', 'RPC.Server.Daemon', 'RPC.Legacy.Server.Daemon'),
      ...of('XMLRPC', 'Transport.HTTP.Daemon'),
      ...of('Frontier', 'Daemon'),
    ],
    shapes: [{ form: 'port', at: { keyword: 'LocalPort' }, host: localAddress }],
    ...tcp,
    defaultPort: 0,
    identity: [],
    example: {
      code: lines(
        'use HTTP::Daemon;',
        "my $d = HTTP::Daemon->new(LocalAddr => 'localhost', LocalPort => 8083) || die;",
      ),
      finds: ['8083/tcp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'http-server-simple',
    source: 'https://metacpan.org/pod/HTTP::Server::Simple',
    calls: on(
      simpleServers.map((name) => `HTTP#Server.${name}()`),
      'run',
      'background',
    ),
    shapes: [{ form: 'port', at: { of: 'creator', argument: 0 } }],
    ...tcp,
    defaultPort: 8080,
    identity: [],
    example: {
      code: lines(
        'package Web;',
        'use base qw(HTTP::Server::Simple::CGI);',
        'package main;',
        'my $server = Web->new(8084);',
        '$server->run();',
      ),
      finds: ['8084/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'net-server',
    source: 'https://metacpan.org/pod/Net::Server#DEFAULT-ARGUMENTS-FOR-Net::Server',
    calls: netServers.flatMap((name) => [`Net#Server${name}.run`, `Net#Server${name}().run`]),
    shapes: [
      named('port', 'host', 'address'),
      { form: 'address', at: { keyword: 'port', key: '0' }, host: { keyword: 'host' } },
      {
        form: 'address',
        at: { of: 'creator', keyword: 'port' },
        host: { of: 'creator', keyword: 'host' },
        certain: true,
      },
    ],
    ...tcp,
    defaultPort: 20203,
    identity: [],
    example: {
      code: lines(
        'package Echo;',
        'use base qw(Net::Server::PreFork);',
        "Echo->run(port => 8085, host => '127.0.0.1');",
      ),
      finds: ['8085/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'mojo-server',
    source: 'https://docs.mojolicious.org/Mojo/Server/Daemon#listen',
    calls: mojoServers,
    shapes: [
      { form: 'url', at: { keyword: 'listen', key: '0' } },
      { form: 'url', at: { keyword: 'listen' }, certain: true },
    ],
    ...mojo,
    identity: ['mojolicious'],
    example: {
      code: lines(
        'use Mojo::Server::Daemon;',
        "Mojo::Server::Daemon->new(app => app, listen => ['http://*:3017'])->run;",
      ),
      finds: ['3017/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'mojo-server-listen',
    source: 'https://docs.mojolicious.org/Mojo/Server/Daemon#listen',
    calls: on(
      mojoServers.map((server) => `${server}()`),
      'listen',
    ),
    shapes: [{ form: 'url', at: { argument: 0, key: '0' } }],
    ...mojo,
    identity: ['mojolicious'],
    example: {
      code: lines(
        'my $daemon = Mojo::Server::Daemon->new(silent => 1);',
        "$daemon->listen(['http://127.0.0.1:3018'])->start;",
      ),
      finds: ['3018/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'mojo-start',
    source: 'https://docs.mojolicious.org/Mojolicious/Command/Author/daemon',
    calls: ['app().start', 'Mojolicious#Lite.app().start', 'Mojolicious#Commands.start_app'],
    shapes: [named('-l', undefined, 'url'), named('--listen', undefined, 'url')],
    ...mojo,
    identity: ['mojolicious'],
    example: {
      code: lines('use Mojolicious::Lite -signatures;', "app->start('daemon', '-l', 'http://*:8086');"),
      finds: ['8086/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'mojo-ioloop-server',
    source: 'https://docs.mojolicious.org/Mojo/IOLoop#server',
    calls: of('Mojo', 'IOLoop.server', 'IOLoop.singleton().server', 'IOLoop().server', 'IOLoop.Server().listen'),
    shapes: [
      { form: 'port', at: { argument: 0, key: 'port' }, host: { argument: 0, key: 'address' } },
      named('port', 'address'),
    ],
    ...tcp,
    identity: [],
    example: {
      code: lines('use Mojo::IOLoop;', 'Mojo::IOLoop->server({port => 3019} => sub { });'),
      finds: ['3019/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'dancer',
    source: 'https://metacpan.org/dist/Dancer2/view/lib/Dancer2/Manual.pod',
    calls: [...of('Dancer2', 'dance', 'start'), ...of('Dancer', 'dance', 'start')],
    shapes: [
      { form: 'port', at: { stored: { by: 'set', key: 'port' } }, host: { stored: { by: 'set', key: 'host' } } },
    ],
    ...tcp,
    defaultPort: 3000,
    settingsFiles: ['config.yml', 'config.yaml'],
    identity: ['dancer'],
    example: {
      code: lines('use Dancer2;', 'set port => 3011;', "get '/' => sub { 'hi' };", 'dance;'),
      finds: ['3011/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'plack-runner',
    source: 'https://metacpan.org/pod/Plack::Runner',
    calls: of('Plack', 'Runner().run', 'Runner.run'),
    shapes: [
      {
        form: 'port',
        at: { stored: { by: 'parse_options', key: '--port' } },
        host: { stored: { by: 'parse_options', key: '--host' } },
      },
      { form: 'port', at: { stored: { by: 'parse_options', key: '-p' } } },
    ],
    ...tcp,
    defaultPort: 5000,
    identity: ['plack'],
    example: {
      code: lines(
        'use Plack::Runner;',
        'my $runner = Plack::Runner->new;',
        "$runner->parse_options('--port', 5001, @ARGV);",
        '$runner->run($app);',
      ),
      finds: ['5001/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'plack-handler',
    source: 'https://metacpan.org/pod/Plack::Loader',
    calls: [
      ...of('Plack', 'Loader.load().run', 'Loader.auto().run'),
      ...['Starman', 'Starlet', 'Twiggy', 'HTTP.Server.PSGI', 'Feersum', 'Gazelle', 'Standalone'].map(
        (name) => `Plack#Handler.${name}().run`,
      ),
      'HTTP#Server.PSGI().run',
      'Twiggy#Server().run',
      'Twiggy#Server().register_service',
    ],
    shapes: [ofCreator('port', 'host')],
    ...tcp,
    identity: ['plack'],
    example: {
      code: lines(
        'use Plack::Loader;',
        "my $server = Plack::Loader->load('Starman', port => 5002, host => '127.0.0.1');",
        '$server->run($app);',
      ),
      finds: ['5002/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'feersum-runner',
    source: 'https://metacpan.org/pod/Feersum::Runner',
    calls: of('Feersum', 'Runner().run'),
    shapes: [{ form: 'address', at: { of: 'creator', keyword: 'listen', key: '0' } }],
    ...tcp,
    identity: ['feersum'],
    example: {
      code: lines('use Feersum::Runner;', "Feersum::Runner->new(listen => ['127.0.0.1:5004'])->run($app);"),
      finds: ['5004/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'starman-server',
    source: 'https://metacpan.org/pod/Starman',
    calls: of('Starman', 'Server().run'),
    shapes: [{ form: 'port', at: { argument: 1, key: 'port' }, host: { argument: 1, key: 'host' } }],
    ...tcp,
    identity: ['starman'],
    example: {
      code: lines('use Starman::Server;', 'Starman::Server->new->run($app, { port => 5003 });'),
      finds: ['5003/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'anyevent-tcp-server',
    source: 'https://metacpan.org/pod/AnyEvent::Socket#tcp_server',
    calls: of('AnyEvent', 'Socket.tcp_server'),
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    ...tcp,
    identity: [],
    example: {
      code: lines('use AnyEvent::Socket;', 'tcp_server undef, 8888, sub { my ($fh) = @_; };'),
      finds: ['8888/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'anyevent-httpd',
    source: 'https://metacpan.org/pod/AnyEvent::HTTPD',
    calls: of('AnyEvent', 'HTTPD'),
    shapes: [named('port', 'host')],
    ...tcp,
    defaultPort: 19080,
    identity: [],
    example: {
      code: lines('use AnyEvent::HTTPD;', 'my $httpd = AnyEvent::HTTPD->new(port => 9090);'),
      finds: ['9090/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'io-async-listen',
    source: 'https://metacpan.org/pod/IO::Async::Listener',
    calls: [
      ...of('IO', 'Async.Loop().listen', 'Async.Loop.new().listen', 'Async.Listener().listen'),
      ...of('Net', 'Async.HTTP.Server().listen', 'Async.HTTP.Server.PSGI().listen', 'Async.WebSocket.Server().listen'),
    ],
    shapes: [
      { form: 'port', at: { keyword: 'addr', key: 'port' }, host: { keyword: 'addr', key: 'ip' } },
      named('service', 'host'),
    ],
    // https://metacpan.org/pod/IO::Async::Loop: V6ONLY is left as the system has it.
    unsetWith: { at: { keyword: 'addr', key: 'family' }, names: ['inet6'], unset: everywhere },
    ...tcp,
    identity: [],
    example: {
      code: lines(
        'use Net::Async::HTTP::Server;',
        'my $server = Net::Async::HTTP::Server->new(on_request => sub { });',
        '$server->listen(addr => { family => "inet", socktype => "stream", port => 8087 })->get;',
      ),
      finds: ['8087/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'poe-server-tcp',
    source: 'https://metacpan.org/pod/POE::Component::Server::TCP',
    calls: of(
      'POE',
      'Component.Server.TCP',
      'Component.Server.HTTP',
      'Component.Server.SimpleHTTP',
      'Component.Server.SimpleHTTP.PreFork',
    ),
    shapes: [named('Port', 'Address'), named('PORT', 'ADDRESS')],
    ...tcp,
    identity: [],
    example: {
      code: lines('use POE qw(Component::Server::TCP);', 'POE::Component::Server::TCP->new(Port => 12345);'),
      finds: ['12345/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'poe-syslog',
    source: 'https://metacpan.org/pod/POE::Component::Server::Syslog',
    calls: of('POE', ...['', '.UDP', '.TCP'].map((kind) => `Component.Server.Syslog${kind}.spawn`)),
    network: [{ keyword: 'Type' }],
    shapes: [named('BindPort', 'BindAddress')],
    protocol: 'udp',
    defaultPort: 514,
    identity: ['syslog'],
    example: {
      code: lines(
        'use POE::Component::Server::Syslog;',
        "POE::Component::Server::Syslog->spawn(Type => 'tcp', BindPort => 4095, InputState => \\&input);",
        'POE::Component::Server::Syslog->spawn(BindAddress => "127.0.0.1", BindPort => 4096);',
      ),
      finds: ['4095/tcp@2 0.0.0.0', '4096/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'poe-socket-factory',
    source: 'https://metacpan.org/pod/POE::Wheel::SocketFactory',
    calls: of('POE', 'Wheel.SocketFactory'),
    shapes: [named('BindPort', 'BindAddress')],
    ...tcp,
    identity: [],
    example: {
      code: lines("my $wheel = POE::Wheel::SocketFactory->new(BindAddress => '127.0.0.1', BindPort => 12346);"),
      finds: ['12346/tcp@1 127.0.0.1'],
    },
  },
  {
    id: 'net-websocket-server',
    source: 'https://metacpan.org/pod/Net::WebSocket::Server',
    calls: of('Net', 'WebSocket.Server'),
    shapes: [named('listen')],
    ...tcp,
    identity: ['websocket'],
    example: {
      code: lines('use Net::WebSocket::Server;', 'Net::WebSocket::Server->new(listen => 8088)->start;'),
      finds: ['8088/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'rpc-xml-server',
    source: 'https://metacpan.org/pod/RPC::XML::Server',
    calls: of('RPC', 'XML.Server'),
    shapes: [named('port', 'host')],
    ...tcp,
    identity: [],
    example: {
      code: lines('use RPC::XML::Server;', 'my $srv = RPC::XML::Server->new(port => 9001);'),
      finds: ['9001/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'perl-thrift',
    source: 'https://github.com/apache/thrift/blob/master/lib/perl/lib/Thrift/ServerSocket.pm',
    calls: of('Thrift', 'ServerSocket', 'SSLServerSocket'),
    shapes: [named('port', 'host'), { form: 'port', at: { argument: 0 } }],
    ...tcp,
    identity: ['thrift'],
    example: { code: 'my $transport = Thrift::ServerSocket->new(9092);', finds: ['9092/tcp@1 0.0.0.0'] },
  },
  {
    id: 'catalyst-server-script',
    source: 'https://metacpan.org/pod/Catalyst::Script::Server',
    calls: of('Catalyst', 'ScriptRunner.run'),
    when: { at: { argument: 1 }, names: ['Server'], required: true },
    shapes: [],
    ...tcp,
    defaultPort: 3000,
    defaultVariable: 'CATALYST_PORT',
    identity: ['catalyst'],
    example: {
      code: lines('use Catalyst::ScriptRunner;', "Catalyst::ScriptRunner->run('MyApp', 'Server');"),
      finds: ['3000/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'perl-zmq-ffi',
    source: 'https://metacpan.org/pod/ZMQ::FFI::Socket#bind($endpoint)',
    calls: on(of('ZMQ', 'FFI.socket', 'FFI().socket()'), 'bind'),
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    runtime: libzmq,
    identity: ['zeromq'],
    example: {
      code: lines(
        'use ZMQ::FFI;',
        'my $context = ZMQ::FFI->new();',
        'my $responder = $context->socket(ZMQ_REP);',
        '$responder->bind("tcp://*:5555");',
      ),
      finds: ['5555/tcp@4 0.0.0.0'],
    },
  },
];

const values: readonly ValueCall[] = [
  ...['sockaddr_in', 'pack_sockaddr_in', 'Socket#sockaddr_in', 'Socket#pack_sockaddr_in'].map(
    (call): ValueCall => ({
      call,
      gives: 'host-and-port',
      host: 1,
      port: 0,
      source: 'https://perldoc.perl.org/Socket#$sockaddr-=-pack_sockaddr_in-$port,-$ip_address',
    }),
  ),
  ...['inet_aton', 'int', 'abs', 'scalar', 'Socket#inet_aton'].map(
    (call): ValueCall => ({ call, gives: 'argument', argument: 0, source: 'https://perldoc.perl.org/functions/int' }),
  ),
  { call: 'sprintf', gives: 'format', text: 0, source: 'https://perldoc.perl.org/functions/sprintf' },
];

export const perlFacts: LanguageFacts = {
  signatures,
  configs: [],
  values,
  options: [],
  optionTables: [],
  writes: [],
  runtime: {
    source: 'https://perldoc.perl.org/IO::Socket::INET#CONSTRUCTOR',
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    any: everywhere,
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
  identity: ['perl'],
  distinctive: [],
  anchors: {
    call: String.raw`(?!\w)`,
    module: (module) => String.raw`\b${module}(?!\w)`,
  },
  dottedModules: true,
  moduleName: (module) => module.replaceAll('::', '.'),
  start: (path) => `perl ${path}`,
};
