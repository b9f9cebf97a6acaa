import { describe, expect, it } from 'vitest';
import { swiftImports } from '../../src/extractors/source-code/swift/module-files.ts';
import { listenersIn, show } from './listeners.ts';

const lines = (...text: readonly string[]): string => text.join('\n');
const vapor = (...body: readonly string[]): string =>
  lines('import Vapor', 'func configure(_ app: Application) async throws {', ...body, '}');
const set = 'app.http.server.configuration.port';
const nio = (...body: readonly string[]): string => lines('import NIOPosix', ...body);

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  [
    'a name after that of its module',
    lines('import Vapor', 'let app = try await Vapor.Application.make()', 'try await app.execute()'),
    ['8080/tcp@3 127.0.0.1'],
  ],
  ['a setter', vapor(`${set} = 8080`), ['8080/tcp@3 127.0.0.1']],
  [
    'the environment',
    vapor(`${set} = Environment.get("PORT").flatMap(Int.init(_:)) ?? 8081`),
    ['8081/tcp@3 127.0.0.1'],
  ],
  [
    'the environment of the process',
    vapor('let port = Int(ProcessInfo.processInfo.environment["PORT"] ?? "8082")!', `${set} = port`),
    ['8082/tcp@3 127.0.0.1'],
  ],
  [
    'a value that may be missing',
    vapor(
      'if let text = Environment.get("PORT"), let port = Int(text) {',
      `${set} = port`,
      '} else {',
      `${set} = 8083`,
      '}',
    ),
    ['unresolved/tcp@4 127.0.0.1', '8083/tcp@6 127.0.0.1'],
  ],
  [
    'the address as a whole',
    vapor('app.http.server.configuration.address = .hostname("0.0.0.0", port: 8084)'),
    ['8084/tcp@3 0.0.0.0'],
  ],
  [
    'an application of any name',
    lines(
      'import Vapor',
      'var app = try await Application.make(.detect())',
      `${set} = 8085`,
      'try await app.execute()',
    ),
    ['8085/tcp@3 127.0.0.1'],
  ],
  [
    'the default that another file of the module replaces',
    {
      'Sources/App/entrypoint.swift': lines(
        'import Vapor',
        'let app = try Application(env)',
        'try configure(app)',
        'try app.run()',
      ),
      'Sources/App/Setup/configure.swift': vapor(`${set} = 8086`),
      'Sources/Other/configure.swift': vapor(''),
    },
    ['8086/tcp@Sources/App/Setup/configure.swift:3 127.0.0.1'],
  ],
  [
    'a constant of a type of another file',
    {
      'Sources/App/main.swift': nio(
        'try ServerBootstrap(group: g).bind(host: Settings.host, port: Settings.port).wait()',
      ),
      'Sources/App/Settings.swift': 'enum Settings {\n  static let host = "127.0.0.1"\n  static let port = 8087\n}\n',
    },
    ['8087/tcp@Sources/App/Settings.swift:3 127.0.0.1'],
  ],
  [
    'an option of the command line',
    nio(
      'struct Serve: AsyncParsableCommand {',
      '  @Option(name: .shortAndLong, help: "port") var port: Int = 8088',
      '  func run() async throws {',
      '    let bootstrap = ServerBootstrap(group: group).childChannelInitializer { channel in channel.go() }',
      '    try await bootstrap.bind(host: "0.0.0.0", port: port).get()',
      '  }',
      '}',
    ),
    ['8088/tcp@3 0.0.0.0'],
  ],
  [
    'a property that is given to the initializer',
    nio(
      'final class Server {',
      '  private let port: Int',
      '  init(port: Int) { self.port = port }',
      '  func start() throws { try ServerBootstrap(group: g).bind(host: "::1", port: self.port).wait() }',
      '}',
      'let server = Server(port: 8089)',
    ),
    ['8089/tcp@7 ::1'],
  ],
  [
    'a function with labels',
    nio(
      'func serve(on number: Int = 8090, host: String) { _ = ServerBootstrap(group: g).bind(host: host, port: number) }',
      'serve(on: 8091, host: "127.0.0.1")',
    ),
    ['8091/tcp@3 127.0.0.1'],
  ],
  [
    'a socket address',
    nio('let a = try SocketAddress(ipAddress: "127.0.0.1", port: 8092)', 'DatagramBootstrap(group: g).bind(to: a)'),
    ['8092/udp@2 127.0.0.1'],
  ],
  [
    'an address that is resolved',
    nio(
      'let a = try SocketAddress.makeAddressResolvingHost("localhost", port: 8093)',
      'ServerBootstrap(group: g).bind(to: a)',
    ),
    ['8093/tcp@2 127.0.0.1|::1'],
  ],
  [
    'a ternary',
    nio(
      'let port = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1])! : 8_094',
      'ServerBootstrap(group: g).bind(host: "::", port: port)',
    ),
    ['8094/tcp@2 0.0.0.0+::'],
  ],
  [
    'a default of the framework',
    lines('import Hummingbird', 'let app = Application(router: router)'),
    ['8080/tcp@2 127.0.0.1'],
  ],
  [
    'a configuration of its own',
    lines(
      'import Hummingbird',
      'let config = ApplicationConfiguration(address: .hostname("0.0.0.0", port: 8095))',
      'let app = Application(router: router, configuration: config)',
    ),
    ['8095/tcp@2 0.0.0.0'],
  ],
  [
    'a port of the Network framework',
    lines(
      'import Network',
      'let port = NWEndpoint.Port(rawValue: 8096)!',
      'let listener = try NWListener(using: .tcp, on: port)',
    ),
    ['8096/tcp@2 0.0.0.0+::'],
  ],
  [
    'a target of several kinds',
    nio(
      'enum BindTo { case ip(host: String, port: Int); case unix(path: String) }',
      'let target: BindTo',
      'switch (first, second) {',
      'case (.some(let h), .some(let p)): target = .ip(host: h, port: p)',
      'default: target = .ip(host: "::1", port: 8097)',
      '}',
      'let channel = try { () -> Channel in',
      '  switch target {',
      '  case .ip(let host, let port): return try ServerBootstrap(group: g).bind(host: host, port: port).wait()',
      '  case .unix(let path): return try ServerBootstrap(group: g).bind(unixDomainSocketPath: path).wait()',
      '  }',
      '}()',
    ),
    ['8097/tcp@6 ::1'],
  ],
  [
    'a connection',
    lines(
      'import Network',
      'let connection = NWConnection(host: "example.com", port: 8080, using: .tcp)',
      'connection.start(queue: .main)',
    ),
    [],
  ],
  ['a client', nio('ClientBootstrap(group: g).connect(host: "localhost", port: 8080)'), []],
  ['a Unix socket', nio('ServerBootstrap(group: g).bind(unixDomainSocketPath: "/tmp/8080")'), []],
  [
    'mentions',
    vapor('// app.http.server.configuration.port = 80', 'print("bind(host: x, port: 81)") /* NWListener(on: 82) */'),
    [],
  ],
];

describe('Swift', () => {
  it.each(cases)('understands %s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'Sources/App/main.swift': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it('reads modules that import each other', () => {
    const files = {
      'Sources/A/Routes.swift': 'import B\nfunc a() { b() }',
      'Sources/B/Routes.swift': 'import A\nfunc b() { a() }',
    };

    expect(listenersIn(files)).toEqual([]);
  });

  it('reads imports by their form', () => {
    expect(swiftImports('import Vapor\n@testable import App\nimport struct Foundation.URL\n')).toEqual([
      'Vapor',
      'App',
      'Foundation',
    ]);
  });
});
