import { anyIPv4, type Binding, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import { grpcCore } from './grpc-core.ts';
import type {
  CallPattern,
  ConfigSignature,
  LanguageFacts,
  ListenSignature,
  PortShape,
  ValueCall,
} from './signature.ts';
import { libzmq } from './zeromq.ts';

const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));

const localhost: Binding = { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' };
/** `host, port`, or the port alone. */
const hostAndPort: readonly PortShape[] = [
  { form: 'port', at: { argument: 1 }, host: { argument: 0 } },
  { form: 'port', at: { argument: 0 } },
];
const named = (port: string, host: string): PortShape => ({
  form: 'port',
  at: { keyword: port },
  host: { keyword: host },
});
const tcp = { protocol: 'tcp' } as const;
const lines = (...code: readonly string[]): string => code.join('\n');

/** A list of sockets, of which `TCPServer` binds one and `Socket.tcp_server_sockets` each. */
const socketSource = 'https://docs.ruby-lang.org/en/master/TCPServer.html#method-c-new';
const rackHandlers = ['Rack', 'Rackup'].flatMap((rack) =>
  [
    'WEBrick',
    'Puma',
    'Thin',
    'Falcon',
    'Mongrel',
    'Unicorn',
    'CGI',
    'default',
    'get()',
    'pick()',
    'default()',
    'Iodine',
  ].map((name) => `${rack}.Handler.${name}.run`),
);

const signatures: readonly ListenSignature[] = [
  {
    id: 'ruby-tcp-server',
    source: socketSource,
    calls: [
      'TCPServer',
      'TCPServer.open',
      'Celluloid.IO.TCPServer',
      'Celluloid.IO.TCPServer.open',
      'Thrift.ServerSocket',
      'Async.IO.TCPServer',
    ],
    shapes: hostAndPort,
    ...tcp,
    identity: [],
    example: {
      code: lines("require 'socket'", "server = TCPServer.new('127.0.0.1', 2000)"),
      finds: ['2000/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'ruby-udp-socket',
    source: 'https://docs.ruby-lang.org/en/master/UDPSocket.html#method-i-bind',
    calls: ['UDPSocket().bind'],
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    protocol: 'udp',
    identity: [],
    example: {
      code: lines("require 'socket'", 'socket = UDPSocket.new', "socket.bind('0.0.0.0', 5354)"),
      finds: ['5354/udp@3 0.0.0.0'],
    },
  },
  {
    id: 'ruby-tcp-server-loop',
    source: 'https://docs.ruby-lang.org/en/master/Socket.html#method-c-tcp_server_loop',
    calls: ['Socket.tcp_server_loop', 'Socket.tcp_server_sockets'],
    shapes: hostAndPort,
    ...tcp,
    unset: everywhere,
    identity: [],
    example: {
      code: lines("require 'socket'", 'Socket.tcp_server_loop(16807) { |s, a| s.close }'),
      finds: ['16807/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'ruby-udp-server-loop',
    source: 'https://docs.ruby-lang.org/en/master/Socket.html#method-c-udp_server_loop',
    calls: ['Socket.udp_server_loop', 'Socket.udp_server_sockets'],
    shapes: hostAndPort,
    protocol: 'udp',
    unset: everywhere,
    identity: [],
    example: {
      code: lines("require 'socket'", 'Socket.udp_server_loop(9261) { |m, s| s.reply(m) }'),
      finds: ['9261/udp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'ruby-socket-bind',
    source: 'https://docs.ruby-lang.org/en/master/Socket.html#method-i-bind',
    calls: ['Socket().bind'],
    confirmedBy: ['listen', 'accept'],
    shapes: [
      { form: 'address', at: { argument: 0 } },
      { form: 'address', at: {} },
    ],
    ...tcp,
    identity: [],
    example: {
      code: lines(
        "require 'socket'",
        'socket = Socket.new(:INET, :STREAM)',
        "socket.bind(Socket.sockaddr_in(2201, '127.0.0.1'))",
        'socket.listen(5)',
      ),
      finds: ['2201/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'webrick',
    source: 'https://ruby.github.io/webrick/WEBrick/Config.html',
    calls: ['WEBrick.HTTPServer', 'WEBrick.GenericServer', 'WEBrick.HTTPProxyServer'],
    shapes: [
      named('Port', 'BindAddress'),
      { form: 'port', at: { argument: 0, key: 'Port' }, host: { argument: 0, key: 'BindAddress' } },
    ],
    ...tcp,
    unless: ['DoNotListen'],
    defaultPort: 80,
    unset: everywhere,
    identity: ['webrick'],
    example: {
      code: lines("require 'webrick'", "server = WEBrick::HTTPServer.new(:Port => 8014, :DocumentRoot => '.')"),
      finds: ['8014/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'webrick-listen',
    source: 'https://docs.ruby-lang.org/en/2.7.0/WEBrick/GenericServer.html#method-i-listen',
    calls: ['WEBrick.HTTPServer().listen', 'WEBrick.GenericServer().listen'],
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    ...tcp,
    identity: ['webrick'],
    example: {
      code: lines(
        "require 'webrick'",
        'server = WEBrick::HTTPServer.new(DoNotListen: true)',
        "server.listen('127.0.0.1', 8889)",
      ),
      finds: ['8889/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'polyphony-listen',
    source: 'https://github.com/digital-fabric/polyphony/blob/master/lib/polyphony/net.rb',
    calls: ['Polyphony.Net.tcp_listen'],
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    ...tcp,
    identity: [],
    example: {
      code: lines("require 'polyphony'", "server = Polyphony::Net.tcp_listen('localhost', 1234, reuse_addr: true)"),
      finds: ['1234/tcp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'rack-handler',
    source: 'https://github.com/rack/rackup/blob/main/lib/rackup/handler/webrick.rb',
    calls: rackHandlers,
    shapes: [
      named('Port', 'Host'),
      { form: 'port', at: { argument: 1, key: 'Port' }, host: { argument: 1, key: 'Host' } },
    ],
    ...tcp,
    defaultPort: 8080,
    unset: localhost,
    identity: [],
    example: {
      code: lines("require 'rack/handler/webrick'", 'Rack::Handler::WEBrick.run app, Port: 9494'),
      finds: ['9494/tcp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'rack-server',
    source: 'https://github.com/rack/rackup/blob/main/lib/rackup/server.rb',
    calls: ['Rack.Server.start', 'Rackup.Server.start', 'Rack.Server().start', 'Rackup.Server().start'],
    shapes: [
      named('Port', 'Host'),
      { form: 'port', at: { of: 'creator', keyword: 'Port' }, host: { of: 'creator', keyword: 'Host' } },
    ],
    ...tcp,
    defaultPort: 9292,
    unset: localhost,
    identity: ['rack'],
    example: {
      code: lines("require 'rackup'", "Rackup::Server.start(app: app, Host: '0.0.0.0', Port: 9393)"),
      finds: ['9393/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'sinatra',
    source: 'https://sinatrarb.com/configuration.html',
    calls: ['sinatra#require'],
    confirmedBy: ['get', 'post', 'put', 'delete', 'patch'],
    // A file whose routes stand in classes starts none of them by itself.
    defaultNeeds: { files: [], mention: /^(?:get|post|put|delete|patch|set|configure|enable|before|helpers)\b/m },
    shapes: [
      { form: 'port', at: { stored: { by: 'set', key: 'port' } }, host: { stored: { by: 'set', key: 'bind' } } },
    ],
    ...tcp,
    defaultPort: 4567,
    defaultVariable: 'PORT',
    settingsFiles: ['config.ru'],
    unset: localhost,
    identity: ['sinatra'],
    example: {
      code: lines("require 'sinatra'", "set :bind, '0.0.0.0'", 'set :port, 4568', "get('/') { 'hi' }"),
      finds: ['4568/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'sinatra-run',
    source: 'https://sinatrarb.com/intro.html#serving-a-modular-application',
    calls: ['run!', 'Sinatra.Base.run!', 'Sinatra.Base().run!', 'Sinatra.Application.run!'],
    shapes: [
      named('port', 'bind'),
      { form: 'port', at: { stored: { by: 'set', key: 'port' } }, host: { stored: { by: 'set', key: 'bind' } } },
    ],
    ...tcp,
    defaultPort: 4567,
    defaultVariable: 'PORT',
    unset: localhost,
    identity: ['sinatra'],
    example: {
      code: lines("require 'sinatra/base'", 'class Api < Sinatra::Base', 'end', 'Api.run! port: 4571'),
      finds: ['4571/tcp@4 127.0.0.1|::1'],
    },
  },
  {
    id: 'goliath',
    source: 'https://github.com/postrank-labs/goliath/blob/master/lib/goliath/application.rb',
    calls: ['goliath#require'],
    shapes: [],
    ...tcp,
    defaultPort: 9000,
    // The file that is started runs the class that it defines when it ends.
    defaultNeeds: { files: [], mention: /^[ \t]*class\s+\w+\s*<\s*Goliath::API\b/m },
    unset: boundTo(anyIPv4),
    identity: ['goliath'],
    example: {
      code: lines("require 'goliath'", 'class Echo < Goliath::API', 'end'),
      finds: ['9000/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'padrino',
    source: 'https://github.com/padrino/padrino-framework/blob/master/padrino-core/lib/padrino-core/server.rb',
    calls: ['Padrino.run!'],
    shapes: [named('port', 'host')],
    ...tcp,
    defaultPort: 3000,
    unset: boundTo(loopbackIPv4),
    identity: ['padrino'],
    example: { code: "Padrino.run!(port: 3001, host: '0.0.0.0')", finds: ['3001/tcp@1 0.0.0.0'] },
  },
  {
    id: 'ramaze',
    source: 'https://github.com/Ramaze/ramaze',
    calls: ['Ramaze.start'],
    shapes: [named('port', 'host')],
    ...tcp,
    defaultPort: 7000,
    identity: ['ramaze'],
    example: { code: lines("require 'ramaze'", 'Ramaze.start :port => 7001'), finds: ['7001/tcp@2 0.0.0.0'] },
  },
  {
    id: 'puma-server',
    source: 'https://puma.io/puma/Puma/Server.html#method-i-add_tcp_listener',
    calls: on(['Puma.Server()'], 'add_tcp_listener', 'add_ssl_listener'),
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    ...tcp,
    identity: ['puma'],
    example: {
      code: lines("require 'puma'", 'server = Puma::Server.new(app)', "server.add_tcp_listener('127.0.0.1', 9293)"),
      finds: ['9293/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'puma-configuration',
    source: 'https://puma.io/puma/Puma/DSL.html#method-i-port',
    calls: ['Puma.Configuration().port'],
    shapes: [{ form: 'port', at: { argument: 0 }, host: { argument: 1 } }],
    ...tcp,
    unset: everywhere,
    identity: ['puma'],
    example: {
      code: lines("require 'puma'", 'conf = Puma::Configuration.new do |config|', '  config.port 9294', 'end'),
      finds: ['9294/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'puma-configuration-bind',
    source: 'https://puma.io/puma/Puma/DSL.html#method-i-bind',
    calls: ['Puma.Configuration().bind', 'Puma.Configuration().ssl_bind'],
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    identity: ['puma'],
    example: {
      code: lines(
        "require 'puma'",
        'Puma::Configuration.new do |config|',
        "  config.bind 'tcp://127.0.0.1:9295'",
        'end',
      ),
      finds: ['9295/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'thin',
    source: 'https://github.com/macournoyer/thin/blob/master/lib/thin/server.rb',
    calls: ['Thin.Server', 'Thin.Server.start'],
    shapes: hostAndPort.map((shape) => ({ ...shape, certain: true })),
    ...tcp,
    defaultPort: 3000,
    // With more, the port or a socket is among them.
    defaultArity: 1,
    identity: ['thin'],
    example: {
      code: lines("require 'thin'", "Thin::Server.start('127.0.0.1', 3002, app)"),
      finds: ['3002/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'unicorn-server',
    source: 'https://yhbt.net/unicorn/Unicorn/HttpServer.html',
    calls: ['Unicorn.HttpServer', 'Pitchfork.HttpServer'],
    shapes: [
      { form: 'address', at: { keyword: 'listeners', key: '0' } },
      { form: 'address', at: { argument: 1, key: 'listeners.0' } },
    ],
    ...tcp,
    identity: ['unicorn'],
    example: {
      code: lines("require 'unicorn'", "Unicorn::HttpServer.new(app, listeners: ['127.0.0.1:8081']).start.join"),
      finds: ['8081/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'mongrel',
    source: 'https://github.com/mongrel/mongrel',
    calls: ['Mongrel.HttpServer'],
    shapes: hostAndPort,
    ...tcp,
    identity: ['mongrel'],
    example: {
      code: lines("require 'mongrel'", 'h = Mongrel::HttpServer.new("0.0.0.0", "3003")'),
      finds: ['3003/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'async-http-server',
    source: 'https://socketry.github.io/async-http/guides/getting-started/',
    calls: ['Async.HTTP.Server', 'Falcon.Server'],
    shapes: [{ form: 'url', at: { argument: 1 } }],
    ...tcp,
    identity: ['falcon'],
    example: {
      code: lines(
        "require 'async/http'",
        "endpoint = Async::HTTP::Endpoint.parse('http://127.0.0.1:9296')",
        'server = Async::HTTP::Server.new(app, endpoint)',
      ),
      finds: ['9296/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'async-http-server-for',
    source: 'https://socketry.github.io/async-http/source/Async/HTTP/Server/index.html',
    calls: ['Async.HTTP.Server.for', 'endpoint'],
    shapes: [{ form: 'url', at: { argument: 0 }, certain: true }],
    ...tcp,
    identity: ['falcon'],
    example: {
      code: lines(
        "require 'async/http'",
        "endpoint = Async::HTTP::Endpoint.parse('http://0.0.0.0:9297')",
        'server = Async::HTTP::Server.for(endpoint) { |request| respond }',
      ),
      finds: ['9297/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'async-dns-server',
    source: 'https://socketry.github.io/async-dns/guides/getting-started/',
    calls: ['Async.DNS.Server.default_endpoint'],
    shapes: [{ form: 'port', at: { argument: 0 } }],
    protocol: 'udp',
    defaultPort: 53,
    unset: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
    identity: ['dns'],
    example: {
      code: lines("require 'async/dns'", 'endpoint = Async::DNS::Server.default_endpoint(5300)'),
      finds: ['5300/udp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'async-io-endpoint',
    source: 'https://socketry.github.io/async-io/guides/getting-started/',
    calls: on(['Async.IO.Endpoint.tcp()', 'IO.Endpoint.tcp()', 'Addrinfo.tcp()'], 'accept', 'bind', 'listen'),
    shapes: [{ form: 'port', at: { of: 'creator', argument: 1 }, host: { of: 'creator', argument: 0 } }],
    ...tcp,
    identity: [],
    example: {
      code: lines(
        "require 'async/io'",
        "endpoint = Async::IO::Endpoint.tcp('localhost', 9298)",
        'endpoint.accept { |peer| peer.close }',
      ),
      finds: ['9298/tcp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'eventmachine',
    source: 'https://www.rubydoc.info/gems/eventmachine/EventMachine.start_server',
    calls: ['EventMachine.start_server', 'EM.start_server'],
    shapes: hostAndPort,
    ...tcp,
    identity: ['eventmachine'],
    example: {
      code: lines("require 'eventmachine'", "EM.run { EM.start_server '127.0.0.1', 8082, Echo }"),
      finds: ['8082/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'eventmachine-datagram',
    source: 'https://www.rubydoc.info/gems/eventmachine/EventMachine.open_datagram_socket',
    calls: ['EventMachine.open_datagram_socket', 'EM.open_datagram_socket'],
    shapes: hostAndPort.slice(0, 1),
    protocol: 'udp',
    identity: ['eventmachine'],
    example: {
      code: lines("require 'eventmachine'", "EM.open_datagram_socket '0.0.0.0', 8083, Echo"),
      finds: ['8083/udp@2 0.0.0.0'],
    },
  },
  {
    id: 'em-websocket',
    source: 'https://github.com/igrigorik/em-websocket',
    calls: ['EventMachine', 'EM'].flatMap((module) => [`${module}.WebSocket.run`, `${module}.WebSocket.start`]),
    shapes: [named('port', 'host')],
    ...tcp,
    identity: ['websocket'],
    example: {
      code: lines("require 'em-websocket'", "EM::WebSocket.run(host: '0.0.0.0', port: 8084) { |ws| ws.onopen { } }"),
      finds: ['8084/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'web-socket-ruby',
    source: 'https://github.com/gimite/web-socket-ruby',
    calls: ['WebSocketServer'],
    shapes: [named('port', 'host')],
    ...tcp,
    identity: ['websocket'],
    example: {
      code: "server = WebSocketServer.new(accepted_domains: ['*'], port: 10081)",
      finds: ['10081/tcp@1 0.0.0.0'],
    },
  },
  {
    id: 'faye',
    source: 'https://faye.jcoglan.com/ruby/websockets.html',
    calls: ['Faye.RackAdapter().listen'],
    shapes: [{ form: 'port', at: { argument: 0 } }],
    ...tcp,
    identity: ['faye'],
    example: {
      code: lines("require 'faye'", "bayeux = Faye::RackAdapter.new(mount: '/faye')", 'bayeux.listen(9299)'),
      finds: ['9299/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'grpc-ruby',
    source: 'https://grpc.github.io/grpc/ruby/GRPC/RpcServer.html#add_http2_port-instance_method',
    calls: ['GRPC.RpcServer().add_http2_port'],
    shapes: [{ form: 'address', at: { argument: 0 } }],
    ...tcp,
    runtime: grpcCore,
    identity: ['grpc'],
    example: {
      code: lines(
        "require 'grpc'",
        's = GRPC::RpcServer.new',
        "s.add_http2_port('0.0.0.0:50051', :this_port_is_insecure)",
      ),
      finds: ['50051/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'drb',
    source: 'https://docs.ruby-lang.org/en/3.3/DRb.html#method-i-start_service',
    calls: ['DRb.start_service', 'DRb.DRbServer'],
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    identity: ['drb'],
    example: {
      code: lines("require 'drb/drb'", "DRb.start_service('druby://127.0.0.1:8787', front)"),
      finds: ['8787/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'xmlrpc-server',
    source: 'https://github.com/ruby/xmlrpc/blob/master/lib/xmlrpc/server.rb',
    calls: ['XMLRPC.Server'],
    shapes: [{ form: 'port', at: { argument: 0 }, host: { argument: 1 } }],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(loopbackIPv4),
    identity: ['xmlrpc'],
    example: {
      code: lines("require 'xmlrpc/server'", 's = XMLRPC::Server.new(8085)'),
      finds: ['8085/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'reel',
    source: 'https://github.com/celluloid/reel',
    calls: [
      'Reel.Server.HTTP',
      'Reel.Server.HTTP.run',
      'Reel.Server.HTTP.supervise',
      'Reel.Server',
      'Reel.Server.run',
      'Reel.Server.HTTPS',
      'Reel.Server.HTTPS.run',
      'Reel.Server.HTTPS.supervise',
    ],
    shapes: hostAndPort.slice(0, 1),
    ...tcp,
    identity: ['reel'],
    example: {
      code: lines("require 'reel'", "Reel::Server::HTTP.run('127.0.0.1', 3004) { |c| c.close }"),
      finds: ['3004/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'agoo',
    source: 'https://github.com/ohler55/agoo',
    calls: ['Agoo.Server.init'],
    shapes: [{ form: 'port', at: { argument: 0 } }],
    ...tcp,
    identity: ['agoo'],
    example: { code: lines("require 'agoo'", "Agoo::Server.init(6464, 'root')"), finds: ['6464/tcp@2 0.0.0.0'] },
  },
  {
    id: 'iodine',
    source: 'https://www.rubydoc.info/gems/iodine/Iodine.listen',
    calls: ['Iodine.listen', 'Iodine.listen2http'],
    shapes: [named('port', 'address')],
    ...tcp,
    defaultPort: 3000,
    identity: ['iodine'],
    example: {
      code: lines("require 'iodine'", "Iodine.listen service: :http, port: '3005', handler: app"),
      finds: ['3005/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'prometheus-exporter-server',
    source: 'https://github.com/discourse/prometheus_exporter',
    calls: ['PrometheusExporter.Server.WebServer'],
    shapes: [named('port', 'bind')],
    ...tcp,
    defaultPort: 9394,
    unset: localhost,
    identity: ['prometheus', 'metrics'],
    example: {
      code: lines(
        "require 'prometheus_exporter/server'",
        "PrometheusExporter::Server::WebServer.new bind: '0.0.0.0', port: 12345",
      ),
      finds: ['12345/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'yabeda-prometheus',
    source: 'https://github.com/yabeda-rb/yabeda-prometheus',
    calls: ['Yabeda.Prometheus.Exporter.start_metrics_server!'],
    shapes: [named('port', 'bind')],
    ...tcp,
    defaultPort: 9394,
    defaultVariable: 'PROMETHEUS_EXPORTER_PORT',
    identity: ['prometheus', 'metrics'],
    example: { code: 'Yabeda::Prometheus::Exporter.start_metrics_server!', finds: ['9394/tcp@1 0.0.0.0'] },
  },
  {
    id: 'zmq-ruby',
    source: 'https://www.rubydoc.info/gems/ffi-rzmq/ZMQ/Socket#bind-instance_method',
    calls: ['ZMQ.Context().bind', 'ZMQ.Context.create().bind'],
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    runtime: libzmq,
    identity: ['zmq'],
    example: {
      code: lines(
        "require 'ffi-rzmq'",
        'context = ZMQ::Context.new',
        'socket = context.socket(ZMQ::REP)',
        "socket.bind('tcp://*:5555')",
      ),
      finds: ['5555/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'msgpack-rpc',
    source: 'https://github.com/msgpack-rpc/msgpack-rpc-ruby',
    calls: ['MessagePack.RPC.Server().listen'],
    shapes: hostAndPort,
    ...tcp,
    identity: [],
    example: {
      code: lines(
        "require 'msgpack/rpc'",
        'svr = MessagePack::RPC::Server.new',
        "svr.listen('0.0.0.0', 18800, handler)",
      ),
      finds: ['18800/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'midi-smtp-server',
    source: 'https://midi-smtp-server.readthedocs.io/',
    calls: ['MidiSmtpServer.Smtpd'],
    shapes: [named('ports', 'hosts')],
    ...tcp,
    defaultPort: 2525,
    unset: boundTo(loopbackIPv4),
    identity: ['smtp'],
    example: {
      code: lines(
        "require 'midi-smtp-server'",
        "server = MidiSmtpServer::Smtpd.new(ports: '2526', hosts: '127.0.0.1')",
      ),
      finds: ['2526/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'byebug-server',
    source: 'https://github.com/deivid-rodriguez/byebug/blob/main/lib/byebug/remote.rb',
    calls: ['Byebug.start_server'],
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    ...tcp,
    defaultPort: 8989,
    identity: ['debugger'],
    example: {
      code: lines("require 'byebug/core'", "Byebug.start_server 'localhost', 8990"),
      finds: ['8990/tcp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'debug-open',
    source: 'https://github.com/ruby/debug',
    calls: ['DEBUGGER__.open'],
    shapes: [named('port', 'host')],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['debugger'],
    example: { code: lines("require 'debug'", 'DEBUGGER__.open(port: 12346)'), finds: ['12346/tcp@2 127.0.0.1'] },
  },
];

/** Configuration files are programs that call settings by name. */
const configs: readonly ConfigSignature[] = [
  {
    id: 'puma-port',
    source: 'https://puma.io/puma/Puma/DSL.html#method-i-port',
    files: ['puma', 'config/puma', 'config/puma/development', 'config/puma/production'],
    command: 'puma',
    port: 'port',
    form: 'address',
    unset: everywhere,
    // Since puma 7 an address of IPv6 is taken where the machine has one.
    unsetWhere: {
      files: ['Gemfile.lock', 'Gemfile'],
      mention: /^ +puma \([1-6]\.|\bgem ["']puma["'], *["'](?:~> *|= *)?[1-6]\b/m,
      unset: boundTo(anyIPv4),
    },
    protocol: 'tcp',
    onConflict: 'fail',
    identity: ['puma'],
    example: {
      file: 'config/puma.rb',
      code: lines("max_threads_count = ENV.fetch('RAILS_MAX_THREADS') { 5 }", "port ENV.fetch('PORT') { 3006 }"),
      finds: ['3006/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'puma-bind',
    source: 'https://puma.io/puma/Puma/DSL.html#method-i-bind',
    files: ['puma', 'config/puma', 'config/puma/development', 'config/puma/production'],
    command: 'puma',
    port: 'bind',
    form: 'url',
    unset: everywhere,
    protocol: 'tcp',
    onConflict: 'fail',
    identity: ['puma'],
    example: {
      file: 'config/puma.rb',
      code: lines("bind 'tcp://127.0.0.1:9300'", "bind 'unix:///tmp/puma.sock'"),
      finds: ['9300/tcp@1 127.0.0.1'],
    },
  },
  {
    id: 'unicorn-listen',
    source: 'https://yhbt.net/unicorn/Unicorn/Configurator.html#method-i-listen',
    files: ['unicorn', 'config/unicorn', 'unicorn.conf', 'config/unicorn.conf', 'config/pitchfork', 'pitchfork.conf'],
    command: 'unicorn',
    port: 'listen',
    form: 'address',
    unset: boundTo(anyIPv4),
    protocol: 'tcp',
    onConflict: 'fail',
    identity: ['unicorn'],
    example: {
      file: 'config/unicorn.rb',
      code: lines('worker_processes 4', 'listen 8086, tcp_nopush: true', "listen '/tmp/unicorn.sock'"),
      finds: ['8086/tcp@2 0.0.0.0'],
    },
  },
];

const stringSource = 'https://docs.ruby-lang.org/en/master/String.html';
const values: readonly ValueCall[] = [
  ...['to_i', 'to_s', 'to_sym', 'to_str', 'strip', 'chomp', 'freeze', 'dup', 'presence', 'to_h', 'itself', 'with'].map(
    (name): ValueCall => ({ call: `.${name}`, gives: 'object', source: stringSource }),
  ),
  ...['Addrinfo.tcp', 'Addrinfo.udp'].map(
    (call): ValueCall => ({
      call,
      gives: 'host-and-port',
      host: 0,
      port: 1,
      source: 'https://docs.ruby-lang.org/en/master/Addrinfo.html#method-c-tcp',
    }),
  ),
  ...['Integer', 'String', 'Rational'].map(
    (call): ValueCall => ({
      call,
      gives: 'argument',
      argument: 0,
      source: 'https://docs.ruby-lang.org/en/master/Kernel.html',
    }),
  ),
  ...['format', 'sprintf'].map(
    (call): ValueCall => ({
      call,
      gives: 'format',
      text: 0,
      source: 'https://docs.ruby-lang.org/en/master/Kernel.html',
    }),
  ),
  ...['Socket.sockaddr_in', 'Socket.pack_sockaddr_in'].map(
    (call): ValueCall => ({ call, gives: 'host-and-port', host: 1, port: 0, source: socketSource }),
  ),
  ...['Async.HTTP.Endpoint.parse', 'Falcon.Endpoint.parse'].map(
    (call): ValueCall => ({ call, gives: 'argument', argument: 0, source: 'https://socketry.github.io/async-http/' }),
  ),
];

/** Files of data, as what they are opened and read by gives them. */
const dataFiles: readonly ValueCall[] = [
  ...['YAML.load_file', 'YAML.safe_load_file', 'YAML.unsafe_load_file', 'YAML.load', 'YAML.safe_load']
    .concat(['Psych.load_file', 'JSON.parse', 'JSON.load', 'JSON.load_file', 'JSON.parse_file', 'TOML.load_file'])
    .concat(['TomlRB.load_file', 'TomlRB.parse', 'File.read', 'File.open', 'File.new', 'IO.read', 'ERB'])
    .map(
      (call): ValueCall => ({
        call,
        gives: 'file',
        path: 0,
        source: 'https://docs.ruby-lang.org/en/master/Psych.html',
      }),
    ),
  ...['.read', '.result'].map(
    (call): ValueCall => ({
      call,
      gives: 'file',
      path: 'object',
      source: 'https://docs.ruby-lang.org/en/master/IO.html',
    }),
  ),
  ...['File.join', 'Rails.root.join'].map(
    (call): ValueCall => ({
      call,
      gives: 'joined',
      separator: '/',
      source: 'https://docs.ruby-lang.org/en/master/File.html#method-c-join',
    }),
  ),
  {
    call: 'File.expand_path',
    gives: 'argument',
    argument: 0,
    source: 'https://docs.ruby-lang.org/en/master/File.html#method-c-expand_path',
  },
];

export const rubyFacts: LanguageFacts = {
  signatures,
  configs,
  values: [...values, ...dataFiles],
  options: [
    ...[1, 2].flatMap((value) =>
      ['opt', 'option', 'method_option', 'class_option', 'flag'].map((name) => ({
        name,
        key: 0,
        value,
        field: 'default',
      })),
    ),
    ...['integer', 'string', 'on'].flatMap((name) =>
      [1, 2, 3].map((value) => ({ name, key: value === 3 ? 1 : 0, value, field: 'default' })),
    ),
  ],
  optionTables: [],
  writes: [],
  runtime: {
    source: socketSource,
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    localhost,
  },
  identity: ['ruby'],
  distinctive: ['run!'],
  anchors: {
    call: String.raw`(?![\w?])`,
    module: (module) => String.raw`\b${module}(?!\w)`,
  },
  moduleName: (module) => module,
  start: (path) => `ruby ${path}`,
};
