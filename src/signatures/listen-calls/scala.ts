import { boundTo, loopbackIPv4 } from '../../model/address.ts';
import { javaSignatures, jvmAnchors, jvmConstants, jvmRuntime, jvmValues } from './java.ts';
import { address, inEach, tcp } from './java-shapes.ts';
import type { LanguageFacts, ListenSignature, PortShape, ValueCall, ValuePlace } from './signature.ts';

/** A Scala program that imports and does this: the body begins two lines below the last import. */
const scala = (imports: readonly string[], ...body: readonly string[]): string =>
  [...imports.map((path) => `import ${path}`), 'object Main {', ...body, '}'].join('\n');

const port = (argument: number, host?: ValuePlace): PortShape => ({
  form: 'port',
  at: { argument, keyword: 'port' },
  ...(host ? { host } : {}),
});

const actors = ['akka', 'org.apache.pekko'];
const packagesOf = (path: string): string[] => actors.map((root) => `${root}.${path}`);

const finagleSettings = [
  ...['configured', 'withLabel', 'withStatsReceiver', 'withStack', 'withTracer', 'withHttp2', 'withStreaming'],
  ...['withRequestTimeout', 'withMonitor', 'withResponseClassifier', 'withMaxRequestSize', 'withExecutionOffloaded'],
];

/** What is Scala's own; everything that Java has can be called from it too. */
export const scalaSignatures: readonly ListenSignature[] = [
  {
    id: 'http4s-ember',
    source: 'https://http4s.org/v0.23/docs/quickstart.html',
    // A member called `default` is no step of its own.
    calls: [
      'org.http4s.ember.server#EmberServerBuilder().withPort',
      'org.http4s.ember.server#EmberServerBuilder.withPort',
    ],
    shapes: [port(0, { by: 'withHost', argument: 0 })],
    ...tcp,
    identity: ['http4s'],
    example: {
      code: scala(
        ['com.comcast.ip4s._', 'org.http4s.ember.server.EmberServerBuilder'],
        'val run = EmberServerBuilder.default[IO].withHost(ipv4"127.0.0.1")',
        '.withPort(port"9201").build.useForever',
      ),
      finds: ['9201/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'http4s-ember-default',
    source: 'https://http4s.org/v0.23/docs/quickstart.html',
    calls: ['EmberServerBuilder().', 'EmberServerBuilder.'].flatMap((builder) =>
      ['withHttpApp', 'withHttpWebSocketApp'].map((name) => `org.http4s.ember.server#${builder}${name}`),
    ),
    shapes: [],
    unlessGiven: [{ by: 'withPort', argument: 0 }],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(loopbackIPv4),
    identity: ['http4s'],
    example: {
      code: scala(
        ['org.http4s.ember.server.EmberServerBuilder'],
        'val run = EmberServerBuilder.default[IO].withHttpApp(app).build.useForever',
      ),
      finds: ['8080/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'http4s-blaze',
    source: 'https://http4s.github.io/http4s-servlet/',
    calls: inEach(
      [
        'org.http4s.blaze.server',
        'org.http4s.server.blaze',
        'org.http4s.server.jetty',
        'org.http4s.jetty.server',
        'org.http4s.server.tomcat',
        'org.http4s.netty.server',
      ],
      'BlazeServerBuilder().bindHttp',
      'BlazeServerBuilder.apply().bindHttp',
      'BlazeBuilder().bindHttp',
      'JettyBuilder().bindHttp',
      'TomcatBuilder().bindHttp',
      'NettyServerBuilder().bindHttp',
    ),
    shapes: [port(0, { argument: 1, keyword: 'host' })],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(loopbackIPv4),
    identity: ['http4s'],
    example: {
      code: scala(
        ['org.http4s.blaze.server.BlazeServerBuilder'],
        'val run = BlazeServerBuilder[IO].bindHttp(9202, "0.0.0.0").resource',
      ),
      finds: ['9202/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'http4s-blaze-local',
    source:
      'https://github.com/http4s/blaze/blob/main/blaze-server/src/main/scala/org/http4s/blaze/server/BlazeServerBuilder.scala',
    calls: inEach(
      ['org.http4s.blaze.server', 'org.http4s.server.blaze'],
      ...['BlazeServerBuilder()', 'BlazeServerBuilder.apply()', 'BlazeBuilder()'].map(
        (builder) => `${builder}.bindLocal`,
      ),
    ),
    shapes: [port(0)],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['http4s'],
    example: {
      code: scala(
        ['org.http4s.blaze.server.BlazeServerBuilder'],
        'val run = BlazeServerBuilder[IO].bindLocal(9216).resource',
      ),
      finds: ['9216/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'blaze-socket-server',
    source: 'https://github.com/http4s/blaze',
    calls: inEach(
      ['org.http4s.blaze.channel.nio1', 'org.http4s.blaze.channel.nio2'],
      'NIO1SocketServerGroup.fixed().bind',
      'NIO1SocketServerGroup.create().bind',
      'NIO2SocketServerGroup().bind',
    ),
    shapes: [address(0)],
    ...tcp,
    identity: ['blaze'],
    example: {
      code: scala(
        ['java.net.InetSocketAddress', 'org.http4s.blaze.channel.nio1.NIO1SocketServerGroup'],
        'NIO1SocketServerGroup.fixed().bind(new InetSocketAddress(9218), connect)',
      ),
      finds: ['9218/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'akka-http',
    source: 'https://doc.akka.io/docs/akka-http/current/server-side/low-level-api.html',
    calls: inEach(packagesOf('http.scaladsl'), 'Http().newServerAt'),
    shapes: [port(1, { argument: 0, keyword: 'interface' })],
    ...tcp,
    identity: ['akka'],
    example: {
      code: scala(['org.apache.pekko.http.scaladsl.Http'], 'Http().newServerAt("localhost", 9203).bind(route)'),
      finds: ['9203/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'akka-http-bind-and-handle',
    source: 'https://doc.akka.io/docs/akka-http/10.1/server-side/low-level-api.html',
    calls: inEach(
      packagesOf('http.scaladsl'),
      'Http().bindAndHandle',
      'Http().bindAndHandleAsync',
      'Http().bindAndHandleSync',
    ),
    shapes: [port(2, { argument: 1, keyword: 'interface' })],
    ...tcp,
    identity: ['akka'],
    example: {
      code: scala(['akka.http.scaladsl.Http'], 'Http().bindAndHandle(route, "localhost", 9204)'),
      finds: ['9204/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'akka-bind',
    source: 'https://doc.akka.io/docs/akka/current/stream/stream-io.html',
    calls: [
      ...inEach(packagesOf('http.scaladsl'), 'Http().bind'),
      ...inEach(packagesOf('stream.scaladsl'), 'Tcp().bind'),
    ],
    shapes: [port(1, { argument: 0, keyword: 'interface' })],
    ...tcp,
    identity: ['akka'],
    example: {
      code: scala(['akka.stream.scaladsl.Tcp'], 'val connections = Tcp().bind("127.0.0.1", 9205)'),
      finds: ['9205/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'akka-io',
    source: 'https://doc.akka.io/docs/akka/current/io-tcp.html',
    calls: inEach(packagesOf('io'), 'Tcp.Bind'),
    shapes: [address(1)],
    ...tcp,
    identity: ['akka'],
    example: {
      code: scala(
        ['akka.io.{ IO, Tcp }', 'java.net.InetSocketAddress'],
        'IO(Tcp) ! Tcp.Bind(self, new InetSocketAddress("localhost", 9206))',
      ),
      finds: ['9206/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'akka-io-udp',
    source: 'https://doc.akka.io/docs/akka/current/io-udp.html',
    calls: inEach(packagesOf('io'), 'Udp.Bind'),
    shapes: [address(1)],
    protocol: 'udp',
    identity: ['akka'],
    example: {
      code: scala(
        ['akka.io.{ IO, Udp }', 'java.net.InetSocketAddress'],
        'IO(Udp) ! Udp.Bind(self, new InetSocketAddress("localhost", 9207))',
      ),
      finds: ['9207/udp@4 127.0.0.1'],
    },
  },
  {
    id: 'akka-http-app',
    source: 'https://doc.akka.io/docs/akka-http/10.1/routing-dsl/HttpApp.html',
    calls: [
      ...inEach(packagesOf('http.scaladsl.server'), 'HttpApp().startServer', 'HttpApp.startServer'),
      'spray.routing#SimpleRoutingApp().startServer',
    ],
    shapes: [port(1, { argument: 0, keyword: 'interface' })],
    ...tcp,
    identity: ['akka'],
    example: {
      code: 'import akka.http.scaladsl.server.HttpApp\nobject Server extends HttpApp {\nServer.startServer("localhost", 9208)\n}',
      finds: ['9208/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'spray-can',
    source: 'https://github.com/spray/spray/wiki',
    calls: ['spray.can#Http.Bind'],
    shapes: [port(2, { argument: 1, keyword: 'interface' })],
    ...tcp,
    identity: ['spray'],
    example: {
      code: scala(['spray.can.Http'], 'IO(Http) ! Http.Bind(service, interface = "localhost", port = 9209)'),
      finds: ['9209/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'zio-http',
    source: 'https://ziohttp.com/reference/server',
    calls: [
      'zio.http#Server.defaultWithPort',
      // A member called `default` is no step of its own.
      'zio.http#Server.Config.port',
      'zio.http#Server.defaultWith().port',
      'zio.http#ServerConfig.port',
      'zhttp.service#Server.start',
      'zhttp.service#Server.port',
    ],
    shapes: [port(0)],
    ...tcp,
    identity: ['zio'],
    example: {
      code: scala(['zio.http._'], 'def run = Server.serve(app).provide(Server.defaultWith(_.port(9210)))'),
      finds: ['9210/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'zio-http-binding',
    source: 'https://ziohttp.com/reference/server',
    calls: ['zio.http#Server.Config.binding', 'zio.http#Server.defaultWith().binding'],
    shapes: [port(1, { argument: 0 }), address(0)],
    ...tcp,
    identity: ['zio'],
    example: {
      code: scala(['zio.http._'], 'val config = Server.Config.default.binding("127.0.0.1", 9211)'),
      finds: ['9211/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'zio-http-default',
    source: 'https://ziohttp.com/reference/server',
    calls: ['zio.http#Server.serve', 'zio.http#Server.install'],
    shapes: [],
    ...tcp,
    defaultPort: 8080,
    defaultNeeds: { files: [], mention: /\bServer\.(?:default\b(?!\w)|Config\.default\b(?!\w)(?!\s*\.))/ },
    identity: ['zio'],
    example: {
      code: scala(['zio.http._'], 'def run = Server.serve(app).provide(Server.default)'),
      finds: ['8080/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'finagle',
    source: 'https://twitter.github.io/finagle/guide/Servers.html',
    calls: inEach(
      ['com.twitter.finagle'],
      ...['Http', 'Thrift', 'ThriftMux', 'Mux', 'Redis'].flatMap((name) => [
        `${name}.serve`,
        `${name}.server.serve`,
        // Each gives the server back, so that the first of several is enough.
        ...finagleSettings.map((setting) => `${name}.server.${setting}().serve`),
        `${name}.serveIface`,
        `${name}.server.serveIface`,
        `${name}.serveAndAnnounce`,
      ]),
    ),
    shapes: [address(0)],
    ...tcp,
    identity: ['finagle'],
    example: {
      code: scala(['com.twitter.finagle.Http'], 'val server = Http.server.withLabel("api").serve(":9212", service)'),
      finds: ['9212/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'finatra-http',
    source: 'https://twitter.github.io/finatra/user-guide/http/server.html',
    calls: ['com.twitter.finatra.http#HttpServer', 'com.twitter.finatra.http#HttpServer().main'],
    shapes: [{ form: 'address', at: { key: 'defaultHttpPort' }, certain: true }],
    ...tcp,
    defaultPort: 8888,
    setElsewhere: /\bdefaultHttpPort\b/,
    identity: ['finatra'],
    example: {
      code: [
        'import com.twitter.finatra.http.HttpServer',
        'object ServerMain extends Server',
        'class Server extends HttpServer {',
        '  override val defaultHttpPort: String = ":9218"',
        '}',
      ].join('\n'),
      finds: ['9218/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'finatra-thrift',
    source: 'https://twitter.github.io/finatra/user-guide/thrift/server.html',
    calls: ['com.twitter.finatra.thrift#ThriftServer', 'com.twitter.finatra.thrift#ThriftServer().main'],
    shapes: [{ form: 'address', at: { key: 'defaultThriftPort' }, certain: true }],
    ...tcp,
    defaultPort: 9999,
    setElsewhere: /\bdefaultThriftPort\b/,
    identity: ['finatra'],
    example: {
      code: [
        'import com.twitter.finatra.thrift.ThriftServer',
        'object ServerMain extends Server',
        'class Server extends ThriftServer with Tls {',
        '}',
      ].join('\n'),
      finds: ['9999/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'twitter-server',
    source: 'https://twitter.github.io/twitter-server/Admin.html',
    calls: ['com.twitter.server', 'com.twitter.inject.server'].flatMap((module) => [
      `${module}#TwitterServer`,
      `${module}#TwitterServer().main`,
    ]),
    shapes: [{ form: 'port', at: { key: 'defaultAdminPort' }, certain: true }],
    ...tcp,
    defaultPort: 9990,
    setElsewhere: /\bdefaultAdminPort\b/,
    identity: ['twitter'],
    example: {
      code: 'import com.twitter.server.TwitterServer\nobject Main extends TwitterServer {\n}',
      finds: ['9990/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'cask',
    source: 'https://com-lihaoyi.github.io/cask/',
    // An object that is made by the program has a main method.
    calls: [
      ...['cask#MainRoutes', 'cask#Main', 'cask.main#Main'],
      ...['cask#MainRoutes().initialize', 'cask#Main().initialize', 'cask.main#Main().initialize'],
    ],
    once: true,
    shapes: [{ form: 'port', at: { key: 'port' }, host: { key: 'host' }, certain: true }],
    ...tcp,
    defaultPort: 8080,
    unset: boundTo(loopbackIPv4),
    identity: ['cask'],
    example: {
      code: 'object Main extends cask.MainRoutes {\noverride def port = 9213\noverride def host = "0.0.0.0"\ninitialize()\n}',
      finds: ['9213/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'play-server',
    source: 'https://www.playframework.com/documentation/3.0.x/ScalaEmbeddingPlayAkkaHttp',
    calls: ['play.core.server#ServerConfig'],
    shapes: [{ form: 'port', at: { keyword: 'port' }, host: { keyword: 'address' } }],
    ...tcp,
    identity: ['play'],
    example: {
      code: scala(['play.core.server.{ NettyServer, ServerConfig }'], 'val config = ServerConfig(port = Some(9214))'),
      finds: ['9214/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'unfiltered',
    source: 'https://unfiltered.ws/03/a.html',
    calls: inEach(
      ['unfiltered.jetty', 'unfiltered.netty'],
      'Server.http',
      'Server.local',
      'Http.apply',
      'Http.local',
      'Http',
    ),
    shapes: [port(0, { argument: 1, keyword: 'host' })],
    ...tcp,
    identity: ['unfiltered'],
    example: {
      code: scala(['unfiltered.jetty.Server'], 'Server.http(9215).plan(Echo).run()'),
      finds: ['9215/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'tapir-jdk-http',
    source: 'https://tapir.softwaremill.com/en/latest/server/jdkhttp.html',
    calls: inEach(['sttp.tapir.server.jdkhttp'], 'JdkHttpServer().port'),
    shapes: [port(0, { by: 'host', argument: 0 })],
    ...tcp,
    identity: ['tapir'],
    example: {
      code: scala(['sttp.tapir.server.jdkhttp._'], 'JdkHttpServer().port(9217).addEndpoint(hello).start()'),
      finds: ['9217/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'tapir-netty',
    source: 'https://tapir.softwaremill.com/en/latest/server/netty.html',
    calls: inEach(
      [
        'sttp.tapir.server.netty',
        'sttp.tapir.server.netty.sync',
        'sttp.tapir.server.netty.cats',
        'sttp.tapir.server.netty.zio',
      ],
      'NettyFutureServer().port',
      'NettySyncServer().port',
      'NettyCatsServer().port',
      // `NettyCatsServer.io().use { server => … }`
      'NettyCatsServer.io().use().port',
      'NettyZioServer().port',
    ),
    shapes: [port(0, { by: 'host', argument: 0 })],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['tapir'],
    example: {
      code: scala(
        ['sttp.tapir.server.netty.sync.NettySyncServer'],
        'NettySyncServer().port(9216).addEndpoint(hello).startAndWait()',
      ),
      finds: ['9216/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'tapir-netty-config',
    source: 'https://tapir.softwaremill.com/en/latest/server/netty.html',
    calls: ['', '.host()'].map((host) => `sttp.tapir.server.netty#NettyConfig${host}.port`),
    shapes: [port(0, { by: 'host', argument: 0 })],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['tapir'],
    example: {
      code: scala(
        ['sttp.tapir.server.netty.NettyConfig', 'sttp.tapir.server.netty.sync.NettySyncServer'],
        'NettySyncServer(options, NettyConfig.default.host("0.0.0.0").port(9219)).start()',
      ),
      finds: ['9219/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'fs2-network',
    source: 'https://fs2.io/#/io?id=servers',
    calls: ['fs2.io.net#Network().server', 'fs2.io.net#Network().serverResource'],
    shapes: [{ form: 'port', at: { argument: 1, keyword: 'port' }, host: { argument: 0, keyword: 'address' } }],
    ...tcp,
    identity: ['fs2'],
    example: {
      code: scala(['fs2.io.net.Network'], 'val server = Network[IO].server(port = Some(port"9217"))'),
      finds: ['9217/tcp@3 0.0.0.0+::'],
    },
  },
];

const library = 'https://www.scala-lang.org/api/current/';
const pureConfig = 'https://pureconfig.github.io/docs/loading-a-config.html';
const circeConfig = 'https://github.com/circe/circe-config';

const values: readonly ValueCall[] = [
  ...[
    'Some',
    'Option',
    'Right',
    'IO',
    'ZIO.succeed',
    'com.comcast.ip4s#Port.fromInt',
    'com.comcast.ip4s#Port.fromString',
  ].map((call): ValueCall => ({ call, gives: 'argument', argument: 0, source: library })),
  ...['Host', 'Hostname', 'IpAddress', 'Ipv4Address'].map(
    (name): ValueCall => ({
      call: `com.comcast.ip4s#${name}.fromString`,
      gives: 'argument',
      argument: 0,
      source: library,
    }),
  ),
  {
    call: '.flag',
    gives: 'argument',
    argument: 1,
    arity: 3,
    source: 'https://twitter.github.io/util/guide/util-app/flags.html',
  },
  ...['decode', 'decodeF'].map(
    (name): ValueCall => ({ call: `io.circe.config#parser.${name}`, gives: 'settings', source: circeConfig }),
  ),
  ...['decodePath', 'decodePathF'].map(
    (name): ValueCall => ({ call: `io.circe.config#parser.${name}`, gives: 'settings', key: 0, source: circeConfig }),
  ),
  { call: 'pureconfig#ConfigSource.at', gives: 'settings', key: 0, source: pureConfig },
  // The part that `at` gives, or else all.
  ...['loadConfig', 'loadConfigOrThrow'].map(
    (name): ValueCall => ({ call: `pureconfig#${name}`, gives: 'settings', source: pureConfig }),
  ),
  { call: 'pureconfig#ConfigSource.load', gives: 'settings', source: pureConfig },
  ...['loadF', 'loadOrThrow'].flatMap((name): ValueCall[] => [
    { call: `pureconfig#ConfigSource.${name}`, gives: 'settings', source: pureConfig },
    { call: `.${name}`, gives: 'object', source: pureConfig },
  ]),
  ...['liftTo', 'toRight', 'toValidNel'].map(
    (name): ValueCall => ({ call: `.${name}`, gives: 'object', source: 'https://typelevel.org/cats/' }),
  ),
  ...['Resource.eval', 'Resource.liftF', 'IO.pure', 'IO.fromEither', 'IO.fromOption'].map(
    (name): ValueCall => ({
      call: `cats.effect#${name}`,
      gives: 'argument',
      argument: 0,
      source: 'https://typelevel.org/cats-effect/docs/std/resource',
    }),
  ),
  ...jvmValues,
];

export const scalaFacts: LanguageFacts = {
  signatures: [...scalaSignatures, ...javaSignatures],
  configs: [],
  values,
  options: [],
  optionTables: [],
  writes: [],
  addresses: jvmConstants,
  runtime: jvmRuntime,
  identity: ['scala'],
  distinctive: [],
  // `object Main extends HttpServer with Tls {`
  anchors: { ...jvmAnchors, call: String.raw`(?:${jvmAnchors.call}|\s+with\b)` },
  worldwideModules: true,
  moduleName: (module) => module,
  start: (path) => `scala ${path}`,
};
