import { javaSignatures, jvmAnchors, jvmConstants, jvmRuntime, jvmValues } from './java.ts';
import { address, inEach } from './java-shapes.ts';
import type { LanguageFacts, ListenSignature, ValueCall } from './signature.ts';

const tcp = { protocol: 'tcp' } as const;

/** A Kotlin program that imports and does this: the body begins two lines below the last import. */
const kotlin = (imports: readonly string[], ...body: readonly string[]): string =>
  [...imports.map((path) => `import ${path}`), 'fun main(args: Array<String>) {', ...body, '}'].join('\n');

/** Engines that http4k runs on. https://www.http4k.org/ecosystem/http4k/reference/servers/ */
const http4kServers = [
  ...[
    'SunHttp',
    'SunHttpLoom',
    'Undertow',
    'Jetty',
    'Jetty11',
    'JettyLoom',
    'Jetty11Loom',
    'Netty',
    'KtorCIO',
    'KtorNetty',
  ],
  ...['ApacheServer', 'Apache4Server', 'Helidon', 'Ratpack'],
];

const ktorEngines = ['netty', 'cio', 'jetty', 'jetty.jakarta', 'tomcat', 'tomcat.jakarta'].map(
  (engine) => `io.ktor.server.${engine}`,
);

/** What is Kotlin's own; everything that Java has can be called from it too. */
export const kotlinSignatures: readonly ListenSignature[] = [
  {
    id: 'ktor-embedded-server',
    source: 'https://ktor.io/docs/server-create-and-configure.html#embedded',
    calls: ['io.ktor.server.engine#embeddedServer'],
    shapes: [
      {
        form: 'port',
        at: { argument: 1, keyword: 'port' },
        host: { argument: 2, keyword: 'host' },
      },
    ],
    unless: ['configure', 'environment', 'rootConfig', 'serverConfig', 'applicationProperties', 'connectors'],
    ...tcp,
    defaultPort: 80,
    identity: ['ktor'],
    example: {
      code: kotlin(
        ['io.ktor.server.engine.*', 'io.ktor.server.netty.*'],
        'embeddedServer(Netty, port = 9101, host = "127.0.0.1") { }.start(wait = true)',
      ),
      finds: ['9101/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'ktor-connector',
    source: 'https://ktor.io/docs/server-configuration-code.html',
    calls: inEach(['io.ktor.server.engine'], 'connector', 'sslConnector', 'EngineConnectorBuilder().setPort'),
    shapes: [
      { form: 'port', at: { keyword: 'port' }, host: { keyword: 'host' } },
      { form: 'port', at: { argument: 0 }, host: { by: 'setHost', argument: 0 }, certain: true },
    ],
    ...tcp,
    identity: ['ktor'],
    example: {
      code: kotlin(
        ['io.ktor.server.engine.*'],
        'embeddedServer(Netty, configure = {',
        'connector {',
        'port = 9102',
        'host = "127.0.0.1"',
        '} }) { }.start()',
      ),
      finds: ['9102/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'ktor-engine-main',
    source: 'https://ktor.io/docs/server-configuration-file.html',
    calls: ktorEngines.map((engine) => `${engine}#EngineMain.main`),
    shapes: [],
    settings: { port: 'ktor.deployment.port', host: 'ktor.deployment.host' },
    furtherSettings: [{ port: 'ktor.deployment.sslPort', host: 'ktor.deployment.host' }],
    ...tcp,
    identity: ['ktor'],
    example: {
      file: 'src/main/kotlin/App.kt',
      code: 'fun main(args: Array<String>): Unit = io.ktor.server.netty.EngineMain.main(args)',
      beside: {
        'src/main/resources/application.conf': 'ktor {\n  deployment {\n    port = 9103\n    port = ${?PORT}\n  }\n}\n',
      },
      finds: ['9103/tcp@src/main/resources/application.conf:3 0.0.0.0+::'],
    },
  },
  {
    id: 'ktor-gradle-main-class',
    source: 'https://ktor.io/docs/server-dependencies.html#create-entry-point',
    calls: ['*.mainClass.set'],
    shapes: [],
    when: { at: { argument: 0 }, names: ktorEngines.map((engine) => `${engine}.EngineMain`), required: true },
    settings: { port: 'ktor.deployment.port', host: 'ktor.deployment.host' },
    furtherSettings: [{ port: 'ktor.deployment.sslPort', host: 'ktor.deployment.host' }],
    ...tcp,
    identity: ['ktor'],
    example: {
      file: 'api/build.gradle.kts',
      code: 'application {\n    mainClass.set("io.ktor.server.netty.EngineMain")\n}\n',
      beside: { 'api/src/main/resources/application.yaml': 'ktor:\n  deployment:\n    port: 9109\n' },
      finds: ['9109/tcp@api/src/main/resources/application.yaml:3 0.0.0.0+::'],
    },
  },
  {
    id: 'ktor-gradle-application',
    source: 'https://ktor.io/docs/server-dependencies.html#create-entry-point',
    calls: ['application'],
    shapes: [],
    when: {
      at: { keyword: 'mainClass', alias: 'mainClassName' },
      names: ktorEngines.map((engine) => `${engine}.EngineMain`),
      required: true,
    },
    settings: { port: 'ktor.deployment.port', host: 'ktor.deployment.host' },
    furtherSettings: [{ port: 'ktor.deployment.sslPort', host: 'ktor.deployment.host' }],
    ...tcp,
    identity: ['ktor'],
    example: {
      file: 'build.gradle.kts',
      code: 'application {\n    mainClass = "io.ktor.server.netty.EngineMain"\n}\n',
      beside: { 'src/main/resources/application.conf': 'ktor.deployment.port = 9110\n' },
      finds: ['9110/tcp@src/main/resources/application.conf:1 0.0.0.0+::'],
    },
  },
  {
    id: 'ktor-socket',
    source: 'https://ktor.io/docs/server-sockets.html',
    calls: ['io.ktor.network.sockets#aSocket().tcp().bind'],
    shapes: [
      {
        form: 'port',
        at: { argument: 1, keyword: 'port' },
        host: { argument: 0, keyword: 'hostname' },
        certain: true,
      },
      address(0),
    ],
    ...tcp,
    identity: ['ktor'],
    example: {
      code: kotlin(['io.ktor.network.sockets.*'], 'val server = aSocket(selector).tcp().bind("127.0.0.1", 9104)'),
      finds: ['9104/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'ktor-socket-udp',
    source: 'https://api.ktor.io/ktor-network/io.ktor.network.sockets/-u-d-p-socket-builder/index.html',
    calls: ['io.ktor.network.sockets#aSocket().udp().bind'],
    shapes: [address(0)],
    protocol: 'udp',
    identity: ['ktor'],
    example: {
      code: kotlin(
        ['io.ktor.network.sockets.*'],
        'val server = aSocket(selector).udp().bind(InetSocketAddress("127.0.0.1", 9105))',
      ),
      finds: ['9105/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'http4k',
    source: 'https://www.http4k.org/ecosystem/http4k/reference/servers/',
    calls: inEach(['org.http4k.server'], ...http4kServers),
    shapes: [{ form: 'port', at: { argument: 0, keyword: 'port' } }],
    ...tcp,
    defaultPort: 8000,
    identity: ['http4k'],
    example: {
      code: kotlin(['org.http4k.server.SunHttp', 'org.http4k.server.asServer'], 'app.asServer(SunHttp(9106)).start()'),
      finds: ['9106/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'kotlinx-rpc-grpc',
    source: 'https://kotlin.github.io/kotlinx-rpc/grpc-configuration.html',
    calls: ['kotlinx.rpc.grpc.server#GrpcServer', 'kotlinx.rpc.grpc#GrpcServer'],
    shapes: [{ form: 'port', at: { argument: 0, keyword: 'port' } }],
    ...tcp,
    identity: ['grpc'],
    example: {
      code: kotlin(
        ['kotlinx.rpc.grpc.server.GrpcServer', 'kotlinx.rpc.registerService'],
        'GrpcServer(9111) { services { registerService<Images> { ImagesImpl() } } }.start()',
      ),
      finds: ['9111/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'kotlinx-rpc-grpc-ktor',
    source: 'https://kotlin.github.io/kotlinx-rpc/grpc-configuration.html',
    calls: ['kotlinx.rpc.grpc.ktor.server#grpc'],
    shapes: [{ form: 'port', at: { argument: 0, keyword: 'port' } }],
    ...tcp,
    identity: ['grpc'],
    example: {
      code: kotlin(['kotlinx.rpc.grpc.ktor.server.grpc'], 'grpc(port = 9112) { services { } }'),
      finds: ['9112/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'hexagon',
    source: 'https://hexagontk.com/stable/http_server/',
    calls: ['com.hexagonkt.http.server#HttpServerSettings', 'com.hexagontk.http.server#HttpServerSettings'],
    shapes: [{ form: 'port', at: { argument: 1, keyword: 'bindPort' }, host: { argument: 0, keyword: 'bindAddress' } }],
    ...tcp,
    identity: ['hexagon'],
    example: {
      code: kotlin(
        ['com.hexagonkt.http.server.HttpServerSettings'],
        'val settings = HttpServerSettings(bindPort = 9107)',
      ),
      finds: ['9107/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'kweb',
    source: 'https://docs.kweb.io/book/gettingstarted.html',
    calls: ['kweb#Kweb'],
    shapes: [{ form: 'port', at: { argument: 0, keyword: 'port' } }],
    ...tcp,
    identity: ['kweb'],
    example: {
      code: kotlin(['kweb.Kweb'], 'Kweb(port = 9108) { doc.body.h1().text("hi") }'),
      finds: ['9108/tcp@3 0.0.0.0+::'],
    },
  },
];

const texts = 'https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.text/';

const values: readonly ValueCall[] = [
  ...[
    'toInt',
    'toIntOrNull',
    'toShort',
    'toLong',
    'toUShort',
    'toUShortOrNull',
    'int',
    'getString',
    'getAs',
    'orEmpty',
  ].map((name): ValueCall => ({ call: `.${name}`, gives: 'object', arity: 0, source: texts })),
  {
    call: 'requireNotNull',
    gives: 'argument',
    argument: 0,
    source: 'https://kotlinlang.org/api/core/kotlin-stdlib/kotlin/',
  },
  {
    call: '.defaulted',
    gives: 'variable',
    name: 0,
    fallback: 1,
    source: 'https://www.http4k.org/howto/use_environment_variables/',
  },
  { call: 'System.getenv().getOrElse', gives: 'variable', name: 0, fallback: 1, source: texts },
  { call: '.default', gives: 'argument', argument: 0, source: 'https://ajalt.github.io/clikt/options/#default-values' },
  ...['ConfigLoaderBuilder', 'ConfigLoader'].map(
    (name): ValueCall => ({
      call: `com.sksamuel.hoplite#${name}().loadConfigOrThrow`,
      gives: 'settings',
      source: 'https://github.com/sksamuel/hoplite#readme',
    }),
  ),
  ...['property', 'propertyOrNull'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'setting',
      key: 0,
      source: 'https://ktor.io/docs/server-configuration-file.html#read-configuration-in-code',
    }),
  ),
  ...['io.ktor.network.sockets#InetSocketAddress'].map(
    (call): ValueCall => ({
      call,
      gives: 'host-and-port',
      host: 0,
      port: 1,
      source: 'https://api.ktor.io/ktor-network/io.ktor.network.sockets/-inet-socket-address/index.html',
    }),
  ),
  ...jvmValues,
];

export const kotlinFacts: LanguageFacts = {
  signatures: [...kotlinSignatures, ...javaSignatures],
  configs: [],
  values,
  options: [],
  optionTables: [],
  writes: [],
  addresses: jvmConstants,
  runtime: jvmRuntime,
  identity: ['kotlin'],
  distinctive: [],
  anchors: { ...jvmAnchors, call: `(?:${jvmAnchors.call}|\\s*=)`, properties: true },
  worldwideModules: true,
  moduleName: (module) => module,
  start: (path) => (path.endsWith('.gradle.kts') ? './gradlew run' : `kotlin ${path}`),
};
