import { anyIPv4, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type { CallPattern, LanguageFacts, ListenSignature, PortShape, ValueCall } from './signature.ts';

const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));
/** Names of `dart:io`, however it is imported. */
const io = (...names: readonly string[]): CallPattern[] => names.flatMap((name) => [name, `dart:io#${name}`]);
const of = (library: string, ...names: readonly string[]): CallPattern[] => names.map((name) => `${library}#${name}`);

const port = (argument: number, host: number): PortShape => ({
  form: 'port',
  at: { argument },
  host: { argument: host },
});
const named = (keyword = 'port', host = 'address'): PortShape => ({
  form: 'port',
  at: { keyword },
  host: { keyword: host },
});
const tcp = { protocol: 'tcp' } as const;

/** A program whose body starts in the line after its imports. */
const main = (imports: readonly string[], ...body: readonly string[]): string =>
  [...imports.map((uri) => `import '${uri}';`), 'Future<void> main() async {', ...body, '}'].join('\n');

const signatures: readonly ListenSignature[] = [
  {
    id: 'rikulo-stream',
    source: 'https://pub.dev/documentation/stream/latest/stream/StreamServer/start.html',
    calls: of('package:stream/stream.dart', 'StreamServer().start'),
    shapes: [named()],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(anyIPv4),
    identity: ['stream'],
    example: {
      code: main(['package:stream/stream.dart'], 'StreamServer(uriMapping: mapping).start();'),
      finds: ['8080/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'dart-http-server',
    source: 'https://api.dart.dev/dart-io/HttpServer/bind.html',
    calls: io('HttpServer.bind', 'HttpServer.bindSecure'),
    shapes: [port(1, 0)],
    ...tcp,
    identity: [],
    example: {
      code: main(['dart:io'], 'final server = await HttpServer.bind(InternetAddress.anyIPv4, 8080);'),
      finds: ['8080/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'dart-server-socket',
    source: 'https://api.dart.dev/dart-io/ServerSocket/bind.html',
    calls: io('ServerSocket.bind', 'SecureServerSocket.bind', 'RawServerSocket.bind', 'RawSecureServerSocket.bind'),
    shapes: [port(1, 0)],
    ...tcp,
    identity: [],
    example: {
      code: main(['dart:io'], "final server = await ServerSocket.bind('127.0.0.1', 4567);"),
      finds: ['4567/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'dart-datagram-socket',
    source: 'https://api.dart.dev/dart-io/RawDatagramSocket/bind.html',
    calls: io('RawDatagramSocket.bind'),
    shapes: [port(1, 0)],
    protocol: 'udp',
    identity: [],
    example: {
      code: main(['dart:io'], 'RawDatagramSocket.bind(InternetAddress.anyIPv4, 8889).then((socket) {});'),
      finds: ['8889/udp@3 0.0.0.0'],
    },
  },
  {
    id: 'shelf',
    source: 'https://pub.dev/documentation/shelf/latest/shelf_io/serve.html',
    calls: [
      ...of('package:shelf/shelf_io.dart', 'serve'),
      ...of('package:dart_frog/dart_frog.dart', 'serve'),
      ...of('package:shelf_hotreload/shelf_hotreload.dart', 'serve'),
    ],
    shapes: [port(2, 1)],
    ...tcp,
    identity: ['shelf'],
    example: {
      code: main(
        ['package:shelf/shelf.dart', 'package:shelf/shelf_io.dart'],
        "var server = await serve(handler, 'localhost', 8081);",
      ),
      finds: ['8081/tcp@4 127.0.0.1|::1'],
    },
  },
  {
    id: 'shelf-plus',
    source: 'https://pub.dev/packages/shelf_plus#shelf-run',
    calls: of('package:shelf_plus/shelf_plus.dart', 'shelfRun'),
    shapes: [named('defaultBindPort', 'defaultBindAddress')],
    ...tcp,
    defaultPort: 8080,
    defaultVariable: 'SHELF_PORT',
    unset: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
    identity: ['shelf'],
    example: {
      code: main(['package:shelf_plus/shelf_plus.dart'], 'shelfRun(init, defaultBindPort: 8082);'),
      finds: ['8082/tcp@3 127.0.0.1|::1'],
    },
  },
  {
    id: 'alfred',
    source: 'https://pub.dev/packages/alfred#quick-start-guide',
    calls: on(of('package:alfred/alfred.dart', 'Alfred()'), 'listen'),
    shapes: [port(0, 1)],
    ...tcp,
    defaultPort: 3000,
    identity: ['alfred'],
    example: {
      code: main(['package:alfred/alfred.dart'], 'final app = Alfred();', 'await app.listen(6565);'),
      finds: ['6565/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'alfred-secure',
    source: 'https://pub.dev/documentation/alfred/latest/alfred/Alfred/listenSecure.html',
    calls: on(of('package:alfred/alfred.dart', 'Alfred()'), 'listenSecure'),
    shapes: [{ form: 'port', at: { keyword: 'port' }, host: { keyword: 'bindIp' } }],
    ...tcp,
    defaultPort: 3000,
    identity: ['alfred'],
    example: {
      code: main(
        ['package:alfred/alfred.dart'],
        'final app = Alfred();',
        'await app.listenSecure(port: 6566, securityContext: context);',
      ),
      finds: ['6566/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'angel',
    source: 'https://pub.dev/packages/angel3_framework',
    calls: on(
      [
        ...of('package:angel3_framework/http.dart', 'AngelHttp()', 'AngelHttp.custom()', 'AngelHttp.secure()'),
        ...of('package:angel3_framework/http2.dart', 'AngelHttp2()', 'AngelHttp2.custom()'),
        ...of('package:angel_framework/http2.dart', 'AngelHttp2()', 'AngelHttp2.custom()'),
        ...of('package:angel3_hot/angel3_hot.dart', 'HotReloader()'),
        ...of('package:angel_framework/http.dart', 'AngelHttp()', 'AngelHttp.custom()', 'AngelHttp.secure()'),
      ],
      'startServer',
    ),
    shapes: [port(1, 0)],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['angel'],
    example: {
      code: main(
        ['package:angel3_framework/http.dart'],
        'var http = AngelHttp(app);',
        "await http.startServer('127.0.0.1', 3001);",
      ),
      finds: ['3001/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'angel-production',
    source: 'https://pub.dev/packages/angel3_production',
    calls: on(
      [
        ...of('package:angel3_production/angel3_production.dart', 'Runner()'),
        ...of('package:angel_production/angel_production.dart', 'Runner()'),
      ],
      'run',
    ),
    shapes: [],
    ...tcp,
    defaultPort: 3000,
    unset: boundTo(loopbackIPv4),
    identity: ['angel'],
    example: {
      code: main(
        ['package:angel3_production/angel3_production.dart'],
        "await Runner('shop', configureServer).run(args);",
      ),
      finds: ['3000/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'relic',
    source: 'https://pub.dev/packages/relic',
    calls: on(of('package:relic/relic.dart', 'RelicApp()'), 'serve'),
    shapes: [named()],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(loopbackIPv4),
    identity: ['relic'],
    example: {
      code: main(
        ['package:relic/relic.dart'],
        "final app = RelicApp()..get('/', handler);",
        'await app.serve(address: InternetAddress.anyIPv4, port: 8084);',
      ),
      finds: ['8084/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'conduit',
    source: 'https://conduit-dart.github.io/docs/application/',
    calls: on(
      [
        ...of('package:conduit/conduit.dart', 'Application()'),
        ...of('package:conduit_core/conduit_core.dart', 'Application()'),
        ...of('package:aqueduct/aqueduct.dart', 'Application()'),
      ],
      'start',
      'startOnCurrentIsolate',
    ),
    shapes: [{ form: 'port', at: { key: 'options.port' }, host: { key: 'options.address' } }],
    ...tcp,
    defaultPort: 8888,
    identity: ['conduit'],
    example: {
      code: main(
        ['package:conduit/conduit.dart'],
        'final app = Application<AppChannel>()..options.port = 8887;',
        'await app.start(numberOfInstances: 2);',
      ),
      finds: ['8887/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'dart-grpc',
    source: 'https://pub.dev/documentation/grpc/latest/grpc/Server/serve.html',
    calls: on(of('package:grpc/grpc.dart', 'Server()', 'Server.create()'), 'serve'),
    shapes: [named()],
    ...tcp,
    unset: everywhere,
    identity: ['grpc'],
    example: {
      code: main(
        ['package:grpc/grpc.dart'],
        'final server = Server.create(services: [GreeterService()]);',
        'await server.serve(port: 50051);',
      ),
      finds: ['50051/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'get-server',
    source: 'https://pub.dev/packages/get_server',
    calls: of('package:get_server/get_server.dart', 'GetServer', 'GetServerApp'),
    shapes: [named('port', 'host')],
    ...tcp,
    defaultPort: 8080,
    identity: [],
    example: {
      code: main(['package:get_server/get_server.dart'], 'runApp(GetServer(port: 8083, getPages: pages));'),
      finds: ['8083/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'appengine',
    source: 'https://pub.dev/documentation/appengine/latest/appengine/runAppEngine.html',
    calls: of('package:appengine/appengine.dart', 'runAppEngine'),
    shapes: [named('port', 'host')],
    ...tcp,
    defaultPort: 8080,
    identity: [],
    example: {
      code: main(['package:appengine/appengine.dart'], 'await runAppEngine(handleRequest);'),
      finds: ['8080/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'functions-framework',
    source: 'https://pub.dev/packages/functions_framework',
    calls: of('package:functions_framework/serve.dart', 'serve'),
    shapes: [],
    ...tcp,
    defaultPort: 8080,
    defaultVariable: 'PORT',
    identity: [],
    example: {
      code: main(['package:functions_framework/serve.dart'], 'await serve(args, nameToFunctionTarget);'),
      finds: ['8080/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'jaguar',
    source: 'https://pub.dev/packages/jaguar',
    calls: of('package:jaguar/jaguar.dart', 'Jaguar'),
    shapes: [named()],
    ...tcp,
    defaultPort: 8080,
    identity: ['jaguar'],
    example: {
      code: main(['package:jaguar/jaguar.dart'], 'final server = Jaguar(port: 10000);', 'await server.serve();'),
      finds: ['10000/tcp@3 0.0.0.0'],
    },
  },
];

const coreSource = 'https://api.dart.dev/dart-core/int/parse.html';
const given = (call: CallPattern): ValueCall => ({ call, gives: 'argument', argument: 0, source: coreSource });

const values: readonly ValueCall[] = [
  ...['int.parse', 'int.tryParse', 'num.parse', 'dart:io#InternetAddress'].map(given),
  given('InternetAddress'),
  ...['toString', 'toInt', 'trim'].map(
    (name): ValueCall => ({ call: `.${name}`, gives: 'object', source: coreSource }),
  ),
];

export const dartFacts: LanguageFacts = {
  signatures,
  configs: [],
  values,
  options: [{ name: 'addOption', key: 0, value: 'defaultsTo' }],
  optionTables: [],
  addresses: {
    'InternetAddress.anyIPv4': '0.0.0.0',
    'InternetAddress.anyIPv6': '::',
    'InternetAddress.loopbackIPv4': '127.0.0.1',
    'InternetAddress.loopbackIPv6': '::1',
  },
  writes: [],
  runtime: {
    source: 'https://api.dart.dev/dart-io/HttpServer/bind.html',
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
  identity: ['dart'],
  distinctive: ['startOnCurrentIsolate'],
  anchors: {
    call: String.raw`(?:\s|<[^<>()]{0,80}>)*\(`,
    // A library is mentioned in quotes, a name of `dart:io` as it is.
    module: (module) => (module.includes(':') ? `['"]${module}['"]` : String.raw`\b${module}\b`),
  },
  worldwideModules: true,
  moduleName: (module) => module,
  start: (path) => `dart run ${path}`,
};
