import { describe, expect, it } from 'vitest';
import { dartImports } from '../../src/extractors/source-code/dart/module-files.ts';
import { listenersIn, show } from './listeners.ts';

const lines = (...text: readonly string[]): string => text.join('\n');
/** A program on `dart:io`; the body's first line is line 3. */
const io = (...body: readonly string[]): string =>
  lines("import 'dart:io';", 'Future<void> main(List<String> args) async {', ...body, '}');
const any = 'InternetAddress.anyIPv4';

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  [
    'what the compiler is told, or a number',
    io(
      "final port = int.parse(String.fromEnvironment('PORT', defaultValue: '88'));",
      `await HttpServer.bind(${any}, port);`,
    ),
    ['88/tcp@3 0.0.0.0'],
  ],
  [
    'an example of a framework in its own repository',
    {
      'example/main.dart': lines(
        "import 'package:alfred/alfred.dart';",
        'void main() async {',
        'final app = Alfred();',
        'await app.listen(89);',
        '}',
      ),
      'pubspec.yaml': 'name: alfred',
      'lib/alfred.dart': 'class Alfred { Alfred(); Future listen([int port = 3000]) async => bind(port); }',
    },
    ['89/tcp@4 0.0.0.0'],
  ],
  [
    'a package that passes on all of another',
    {
      'bin/main.dart': lines(
        "import 'package:shop/shop.dart';",
        'Future<void> main() async {',
        'final app = Application<ShopChannel>()..options.port = 8090;',
        'await app.startOnCurrentIsolate();',
        '}',
      ),
      'pubspec.yaml': 'name: shop',
      'lib/shop.dart': "export 'package:conduit/conduit.dart';\nexport 'channel.dart';\n",
      'lib/channel.dart': 'class ShopChannel {}',
    },
    ['8090/tcp@3 0.0.0.0'],
  ],
  ['a literal', io(`await HttpServer.bind(${any}, 8080);`), ['8080/tcp@3 0.0.0.0']],
  ['an address in numbers', io("await HttpServer.bind(InternetAddress('127.0.0.1'), 81);"), ['81/tcp@3 127.0.0.1']],
  ['both families', io('await ServerSocket.bind(InternetAddress.anyIPv6, 82);'), ['82/tcp@3 0.0.0.0+::']],
  ['the loopback of IPv6', io('await ServerSocket.bind(InternetAddress.loopbackIPv6, 83);'), ['83/tcp@3 ::1']],
  [
    'the environment',
    io("final port = int.parse(Platform.environment['PORT'] ?? '8084');", `await HttpServer.bind(${any}, port);`),
    ['8084/tcp@3 0.0.0.0'],
  ],
  [
    'the environment with a number',
    io("var port = int.tryParse(Platform.environment['PORT'] ?? '') ?? 8085;", `HttpServer.bind(${any}, port);`),
    ['8085/tcp@3 0.0.0.0'],
  ],
  [
    'a variable of the environment in a map',
    io(
      'final env = Platform.environment;',
      "final port = env['PORT'] == null ? 8086 : int.parse(env['PORT']!);",
      `HttpServer.bind(${any}, port);`,
    ),
    ['8086/tcp@4 0.0.0.0'],
  ],
  [
    'an argument',
    io('final port = args.isEmpty ? 8087 : int.parse(args[0]);', `HttpServer.bind(${any}, port);`),
    ['8087/tcp@3 0.0.0.0'],
  ],
  [
    'an option',
    io(
      "final parser = ArgParser()..addOption('port', abbr: 'p', defaultsTo: '8088');",
      'final options = parser.parse(args);',
      `HttpServer.bind(${any}, int.parse(options['port']));`,
    ),
    ['8088/tcp@3 0.0.0.0'],
  ],
  [
    'a constant',
    lines("import 'dart:io';", 'const _port = 8089, other = 1;', `void main() => HttpServer.bind(${any}, _port);`),
    ['8089/tcp@2 0.0.0.0'],
  ],
  [
    'a constant of another file',
    {
      'bin/server.dart': lines(
        "import 'dart:io';",
        "import 'package:shop/config.dart' as config;",
        `void main() => HttpServer.bind(${any}, config.port);`,
      ),
      'lib/config.dart': 'final int port = 8090;\n',
      'pubspec.yaml': 'name: shop\n',
    },
    ['8090/tcp@lib/config.dart:1 0.0.0.0'],
  ],
  [
    'a constant of a file beside it',
    {
      'bin/server.dart': lines(
        "import 'dart:io';",
        "import 'config.dart';",
        `void main() => HttpServer.bind(${any}, Config.port);`,
      ),
      'bin/config.dart': 'class Config {\n  static const int port = 8091;\n}\n',
    },
    ['8091/tcp@bin/config.dart:2 0.0.0.0'],
  ],
  [
    'a constant of a library that another one exports',
    {
      'bin/server.dart': lines(
        "import 'dart:io';",
        "import 'all.dart';",
        `void main() => HttpServer.bind(${any}, port);`,
      ),
      'bin/all.dart': "export 'config.dart';\n",
      'bin/config.dart': 'const port = 8098;\n',
    },
    ['8098/tcp@bin/config.dart:1 0.0.0.0'],
  ],
  [
    'a field that is given to the constructor',
    lines(
      "import 'dart:io';",
      'class Server {',
      '  final int port;',
      '  Server(this.port);',
      `  Future<void> start() async { final s = await HttpServer.bind(${any}, port); }`,
      '}',
      'void main() { Server(8092).start(); }',
    ),
    ['8092/tcp@7 0.0.0.0'],
  ],
  [
    'a parameter with a name',
    lines(
      "import 'dart:io';",
      'Future<HttpServer> serve({int port = 8093, String host = "localhost"}) =>',
      '    HttpServer.bind(host, port);',
      'void main() => serve(host: "127.0.0.1");',
    ),
    ['8093/tcp@2 127.0.0.1'],
  ],
  ['a chain', io(`HttpServer.bind(${any}, 8094).then((server) { server.listen((r) {}); });`), ['8094/tcp@3 0.0.0.0']],
  [
    'another name for the library',
    lines("import 'dart:io' as io;", "void main() => io.HttpServer.bind('0.0.0.0', 8095);"),
    ['8095/tcp@2 0.0.0.0'],
  ],
  [
    'shelf under its name',
    lines(
      "import 'dart:io';",
      "import 'package:shelf/shelf_io.dart' as shelf_io;",
      'void main() async {',
      '  final server = await shelf_io.serve(handler, InternetAddress.loopbackIPv4, 8096);',
      '}',
    ),
    ['8096/tcp@4 127.0.0.1'],
  ],
  [
    'a cascade',
    lines("import 'package:alfred/alfred.dart';", 'void main() => Alfred()..get("/", f)..listen(8097);'),
    ['8097/tcp@2 0.0.0.0'],
  ],
  [
    'a default',
    lines("import 'package:alfred/alfred.dart';", 'void main() { final app = Alfred(); app.listen(); }'),
    ['3000/tcp@2 0.0.0.0'],
  ],
  ['a client', io("await Socket.connect('localhost', 8080);", "await HttpClient().get('localhost', 8081, '/');"), []],
  ['any free port', io(`HttpServer.bind(${any}, 0);`), ['ephemeral/tcp@3 0.0.0.0']],
  [
    'mentions',
    io("// HttpServer.bind('a', 80)", "print('HttpServer.bind(a, 81)'); stream.listen(82); bind(1, 83);"),
    [],
  ],
];

describe('Dart', () => {
  it.each(cases)('understands %s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'bin/server.dart': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it('reads imports by their form', () => {
    expect(dartImports("import 'dart:io';\nexport 'src/a.dart' show A;\npart 'b.g.dart';\n")).toEqual([
      'dart:io',
      'src/a.dart',
      'b.g.dart',
    ]);
  });
});
