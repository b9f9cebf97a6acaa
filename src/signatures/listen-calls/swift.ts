import { anyIPv4, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type { CallPattern, LanguageFacts, ListenSignature, PortShape, ValueCall } from './signature.ts';

const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));

const port = (argument: number): PortShape => ({ form: 'port', at: { argument } });
/** `f(host: "…", port: 80)` */
const named = (keyword = 'port', host?: string): PortShape => ({
  form: 'port',
  at: { keyword },
  ...(host === undefined ? {} : { host: { keyword: host } }),
});
/** An address under a name: `.hostname("…", port: 80)`. */
const under = (keyword: string, path = '', host = 'host'): PortShape => ({
  form: 'port',
  at: { keyword, key: `${path}port` },
  host: { keyword, key: `${path}${host}` },
});
const tcp = { protocol: 'tcp' } as const;
const loopback = boundTo(loopbackIPv4);

/** A program whose body starts in the line after its imports. */
const main = (imports: readonly string[], ...body: readonly string[]): string =>
  [...imports.map((module) => `import ${module}`), ...body].join('\n');

const nioSource = 'https://swiftpackageindex.com/apple/swift-nio/main/documentation/nioposix/serverbootstrap';
const vaporSource = 'https://docs.vapor.codes/advanced/server/';
const hummingbirdSource = 'https://docs.hummingbird.codes/2.0/documentation/hummingbird/applicationconfiguration';
const vaporServer = ['Vapor#Application().http.server', 'Vapor#Application.make().http.server'];

const signatures: readonly ListenSignature[] = [
  {
    id: 'vapor-port',
    source: vaporSource,
    calls: on(vaporServer, 'configuration.port=', 'shared.configuration.port='),
    shapes: [{ ...port(0), host: { key: 'hostname' } }],
    ...tcp,
    unset: loopback,
    identity: ['vapor'],
    example: {
      file: 'Sources/App/configure.swift',
      code: main(
        ['Vapor'],
        'public func configure(_ app: Application) throws {',
        '    app.http.server.configuration.hostname = "0.0.0.0"',
        '    app.http.server.configuration.port = 8034',
        '}',
      ),
      finds: ['8034/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'vapor-configuration',
    source: vaporSource,
    calls: on(vaporServer, 'configuration=', 'configuration.address='),
    shapes: [{ form: 'port', at: { argument: 0, key: 'port' }, host: { argument: 0, key: 'hostname' } }],
    ...tcp,
    unset: loopback,
    identity: ['vapor'],
    example: {
      code: main(
        ['Vapor'],
        'let app = try Application(.detect())',
        'app.http.server.configuration = .init(hostname: "0.0.0.0", port: 8035)',
      ),
      finds: ['8035/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'vapor-start',
    source: vaporSource,
    calls: on(['Vapor#Application().server', 'Vapor#Application.make().server'], 'start'),
    shapes: [named('port', 'hostname'), under('address')],
    ...tcp,
    unset: loopback,
    identity: ['vapor'],
    example: {
      code: main(['Vapor'], 'let app = Application()', 'try app.server.start(hostname: "0.0.0.0", port: 8036)'),
      finds: ['8036/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'vapor',
    source: vaporSource,
    calls: on(['Vapor#Application()', 'Vapor#Application.make()'], 'run', 'execute'),
    shapes: [],
    ...tcp,
    defaultPort: 8080,
    setElsewhere: /\.server\s*\.\s*(?:(?:shared\s*\.\s*)?configuration\s*(?:=|\.\s*(?:port|address)\b)|start\()/,
    unset: loopback,
    identity: ['vapor'],
    example: {
      file: 'Sources/App/entrypoint.swift',
      code: main(['Vapor'], 'let app = try await Application.make(env)', 'try await app.execute()'),
      finds: ['8080/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'vapor-3',
    source: 'https://docs.vapor.codes/3.0/vapor/',
    // What is called `default` is the thing itself.
    calls: ['Vapor#NIOServerConfig.default', 'Vapor#NIOServerConfig'],
    shapes: [named('port', 'hostname')],
    ...tcp,
    defaultPort: 8080,
    unset: loopback,
    identity: ['vapor'],
    example: {
      code: main(['Vapor'], 'services.register(NIOServerConfig.default(hostname: "0.0.0.0", port: 8037))'),
      finds: ['8037/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'hummingbird',
    source: hummingbirdSource,
    calls: ['Hummingbird#Application', 'Hummingbird#HBApplication', 'HummingbirdFoundation#HBApplication'],
    shapes: [under('configuration', 'address.')],
    ...tcp,
    defaultPort: 8080,
    unset: loopback,
    identity: ['hummingbird'],
    example: {
      code: main(
        ['Hummingbird'],
        'let app = Application(router: router, configuration: .init(address: .hostname("0.0.0.0", port: 8038)))',
      ),
      finds: ['8038/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'hummingbird-core',
    source: 'https://github.com/hummingbird-project/hummingbird-core#usage',
    calls: ['HummingbirdCore#HBHTTPServer'],
    shapes: [under('configuration', 'address.')],
    ...tcp,
    defaultPort: 8080,
    unset: loopback,
    identity: ['hummingbird'],
    example: {
      code: main(
        ['HummingbirdCore'],
        'let server = HBHTTPServer(group: group, configuration: .init(address: .hostname(port: 8043)))',
      ),
      finds: ['8043/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'swift-nio',
    source: nioSource,
    calls: on(['ServerBootstrap()', 'NIOTSListenerBootstrap()'], 'bind'),
    shapes: [named('port', 'host'), under('to', '', 'ipAddress'), under('to')],
    ...tcp,
    identity: ['nio'],
    example: {
      code: main(
        ['NIO'],
        'let bootstrap = ServerBootstrap(group: group).serverChannelOption(ChannelOptions.backlog, value: 256)',
        'let channel = try bootstrap.bind(host: "::1", port: 9999).wait()',
      ),
      finds: ['9999/tcp@3 ::1'],
    },
  },
  {
    id: 'swift-nio-udp',
    source: 'https://swiftpackageindex.com/apple/swift-nio/main/documentation/nioposix/datagrambootstrap',
    calls: on(['DatagramBootstrap()'], 'bind'),
    shapes: [named('port', 'host'), under('to', '', 'ipAddress'), under('to')],
    protocol: 'udp',
    identity: ['nio'],
    example: {
      code: main(
        ['NIOPosix'],
        'let channel = try await DatagramBootstrap(group: group).bind(host: "127.0.0.1", port: 9998).get()',
      ),
      finds: ['9998/udp@2 127.0.0.1'],
    },
  },
  {
    id: 'grpc-swift-1',
    source: 'https://github.com/grpc/grpc-swift/blob/1.21.0/docs/quick-start.md',
    calls: on(
      [
        'GRPC#Server.insecure()',
        'GRPC#Server.usingTLS()',
        'GRPC#Server.usingTLSBackedByNIOSSL()',
        'GRPC#Server.secure()',
      ],
      'bind',
    ),
    shapes: [named('port', 'host'), under('to', '', 'ipAddress')],
    ...tcp,
    identity: ['grpc'],
    example: {
      code: main(
        ['GRPC'],
        'let server = try Server.insecure(group: group).withServiceProviders([provider])',
        '  .bind(host: "localhost", port: 1234).wait()',
      ),
      finds: ['1234/tcp@3 127.0.0.1|::1'],
    },
  },
  {
    id: 'grpc-swift-2',
    source: 'https://github.com/grpc/grpc-swift-nio-transport',
    calls: ['HTTP2ServerTransport.Posix', 'HTTP2ServerTransport.TransportServices'],
    shapes: [under('address')],
    ...tcp,
    identity: ['grpc'],
    example: {
      code: main(
        ['GRPCNIOTransportHTTP2'],
        'let transport = HTTP2ServerTransport.Posix(address: .ipv4(host: "127.0.0.1", port: 31415), config: x)',
      ),
      finds: ['31415/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'grpc-swift-2-server',
    source: 'https://github.com/grpc/grpc-swift-nio-transport',
    calls: ['GRPCCore#GRPCServer', 'GRPCCore#withGRPCServer'],
    when: {
      at: { keyword: 'transport', key: '(member)' },
      names: ['http2NIOPosix', 'http2NIOTS'],
      required: true,
    },
    shapes: [under('transport', 'address.')],
    ...tcp,
    identity: ['grpc'],
    example: {
      code: main(
        ['GRPCCore'],
        'let server = GRPCServer(transport: .http2NIOPosix(address: .ipv4(host: "0.0.0.0", port: 31416), x: y))',
      ),
      finds: ['31416/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'kitura',
    source: 'https://kitura.github.io/Kitura/Classes/Kitura.html',
    calls: ['Kitura.addHTTPServer', 'Kitura#Kitura.addHTTPServer'],
    shapes: [named('onPort', 'onAddress')],
    ...tcp,
    unset: everywhere,
    identity: ['kitura'],
    example: {
      code: main(['Kitura'], 'Kitura.addHTTPServer(onPort: 8039, with: router)', 'Kitura.run()'),
      finds: ['8039/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'perfect-launch',
    source: 'https://github.com/PerfectlySoft/Perfect#hello-world',
    calls: ['PerfectHTTPServer#HTTPServer.launch'],
    shapes: [named('port')],
    ...tcp,
    identity: ['perfect'],
    example: {
      code: main(
        ['PerfectHTTPServer'],
        'try HTTPServer.launch(name: "localhost", port: 8181, routes: [Route(method: .get, uri: "/", handler: handler)])',
      ),
      finds: ['8181/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'perfect',
    source: 'https://github.com/PerfectlySoft/Perfect#hello-world',
    calls: on(['PerfectHTTPServer#HTTPServer()'], 'serverPort='),
    shapes: [{ ...port(0), host: { key: 'serverAddress' } }],
    ...tcp,
    identity: ['perfect'],
    example: {
      code: main(['PerfectHTTPServer'], 'let server = HTTPServer()', 'server.serverPort = 8182'),
      finds: ['8182/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'swifter',
    source: 'https://github.com/httpswift/swifter#how-to-start',
    calls: on(['Swifter#HttpServer()', 'Swifter#demoServer()'], 'start'),
    shapes: [port(0)],
    network: [{ keyword: 'forceIPv4' }],
    networks: { true: 'tcp4', false: 'tcp' },
    ...tcp,
    defaultPort: 8080,
    unset: everywhere,
    identity: ['swifter'],
    example: {
      code: main(['Swifter'], 'let server = HttpServer()', 'try server.start(9080, forceIPv4: true)'),
      finds: ['9080/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'embassy',
    source: 'https://github.com/envoy/Embassy#example',
    calls: ['Embassy#DefaultHTTPServer'],
    shapes: [{ form: 'port', at: { keyword: 'port' }, host: { keyword: 'interface' } }],
    ...tcp,
    unset: boundTo('::1'),
    identity: ['embassy'],
    example: {
      code: main(['Embassy'], 'let server = DefaultHTTPServer(eventLoop: loop, interface: "::", port: 8041) { app }'),
      finds: ['8041/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'flying-fox',
    source: 'https://github.com/swhitty/FlyingFox#usage',
    calls: ['FlyingFox#HTTPServer'],
    shapes: [named('port'), under('address')],
    ...tcp,
    unset: everywhere,
    identity: ['flyingfox'],
    example: {
      code: main(['FlyingFox'], 'let server = HTTPServer(port: 8040)', 'try await server.run()'),
      finds: ['8040/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'telegraph',
    source: 'https://github.com/Building42/Telegraph#basic-usage',
    calls: on(['Telegraph#Server()'], 'start'),
    shapes: [named('port', 'interface')],
    ...tcp,
    unset: everywhere,
    identity: ['telegraph'],
    example: {
      code: main(['Telegraph'], 'let server = Server()', 'try server.start(port: 9000)'),
      finds: ['9000/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'gcd-web-server',
    source: 'https://github.com/swisspol/GCDWebServer#getting-started',
    calls: on(['GCDWebServer()', 'GCDWebUploader()', 'GCDWebDAVServer()'], 'start'),
    shapes: [named('withPort')],
    ...tcp,
    defaultPort: 8080,
    unset: everywhere,
    identity: ['gcdwebserver'],
    example: {
      code: main(['GCDWebServer'], 'let server = GCDWebServer()', 'server.start(withPort: 8041, bonjourName: "x")'),
      finds: ['8041/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'network-framework',
    source: 'https://developer.apple.com/documentation/network/nwlistener',
    calls: ['NWListener', 'Network#NWListener'],
    network: [{ keyword: 'using' }],
    networks: { tcp: 'tcp', udp: 'udp', tls: 'tcp', quic: 'udp' },
    shapes: [named('on')],
    ...tcp,
    unset: everywhere,
    identity: [],
    example: {
      code: main(['Network'], 'let listener = try NWListener(using: .udp, on: 8042)'),
      finds: ['8042/udp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'blue-socket',
    source: 'https://github.com/Kitura/BlueSocket#listening-on-a-socket',
    calls: on(['Socket#Socket.create()', 'Socket.create()'], 'listen'),
    shapes: [named('on', 'node')],
    ...tcp,
    identity: [],
    example: {
      code: main(['Socket'], 'let socket = try Socket.create(family: .inet)', 'try socket.listen(on: 1337)'),
      finds: ['1337/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'macro-express',
    source: 'https://github.com/Macro-swift/MacroExpress#readme',
    calls: on(
      ['MacroExpress#express()', 'MacroExpress#Express()', 'Macro#http.createServer()', 'express#express()'],
      'listen',
    ),
    shapes: [port(0)],
    ...tcp,
    unset: everywhere,
    identity: ['express'],
    example: {
      code: main(['MacroExpress'], 'let app = express()', 'app.listen(1338) { console.log("up") }'),
      finds: ['1338/tcp@3 0.0.0.0+::'],
    },
  },
];

const swiftSource = 'https://developer.apple.com/documentation/swift/int';
const given = (call: CallPattern, argument = 0): ValueCall => ({
  call,
  gives: 'argument',
  argument,
  source: swiftSource,
});
const variable = (call: CallPattern): ValueCall => ({
  call,
  gives: 'variable',
  name: 0,
  source: 'https://docs.vapor.codes/basics/environment/',
});

const values: readonly ValueCall[] = [
  ...['Int', 'UInt16', 'Int32', 'UInt', 'String', 'in_port_t'].map((call) => given(call)),
  ...['flatMap', 'map', 'get', 'wait', 'trimmingCharacters', 'bigEndian'].map(
    (name): ValueCall => ({ call: `.${name}`, gives: 'object', source: swiftSource }),
  ),
  ...['NWEndpoint.Port', 'Network#NWEndpoint.Port'].flatMap((call): ValueCall[] => [
    { call, gives: 'argument', argument: 0, keyword: 'rawValue', arity: 0, source: swiftSource },
    given(call),
  ]),
  ...['Environment.get', 'Vapor#Environment.get', 'Hummingbird#Environment.get'].map(variable),
];

export const swiftFacts: LanguageFacts = {
  signatures,
  configs: [],
  values,
  options: [],
  optionTables: [],
  writes: [],
  runtime: {
    source: nioSource,
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
  identity: ['swift'],
  distinctive: ['NWListener', 'ServerBootstrap'],
  anchors: {
    // A setter is called as well.
    call: String.raw`(?:\s|<[^<>()]{0,80}>)*[({=]`,
    module: (module) => String.raw`\b${module}\b`,
  },
  moduleName: (module) => module,
  start: (path) => (/(?:^|\/)Sources\//.test(path) ? 'swift run' : `swift ${path}`),
};
