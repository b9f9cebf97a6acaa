import { inEach, java, port, portAfterHost, tcp } from './java-shapes.ts';
import type { ListenSignature, SettingKeys } from './signature.ts';

const buildFiles = ['pom.xml', 'build.gradle', 'build.gradle.kts', 'build.sbt'];

/** Vert.x itself, and what wraps it. */
const vertx = [
  'io.vertx.core',
  'io.vertx.reactivex.core',
  'io.vertx.rxjava.core',
  'io.vertx.rxjava3.core',
  'io.vertx.mutiny.core',
  'io.vertx.kotlin.coroutines',
];
const vertxOwners = [
  'Vertx.vertx()',
  'Vertx()',
  'AbstractVerticle().vertx',
  'AbstractVerticle().getVertx()',
  'VerticleBase().vertx',
  'CoroutineVerticle().vertx',
];
const vertxListen = (...makers: readonly string[]) =>
  inEach(
    vertx,
    ...vertxOwners.flatMap((owner) =>
      makers.flatMap((maker) =>
        ['listen', 'rxListen', 'listenAwait', 'listenAndAwait'].map((name) => `${owner}.${maker}().${name}`),
      ),
    ),
  );

/** A gRPC server that Spring Boot starts where the application has services. */
const grpcServer = (port: number, mention: RegExp): NonNullable<SettingKeys['default']> => ({
  port,
  needs: { files: buildFiles, mention, sources: /@(?:GrpcService|GRpcService)\b|\bextends\s+[\w.]+ImplBase\b/ },
});

/** Frameworks with which whole applications are written. */
export const javaFrameworks: readonly ListenSignature[] = [
  {
    id: 'spring-boot',
    source: 'https://docs.spring.io/spring-boot/how-to/webserver.html#howto.webserver.change-port',
    calls: [
      'org.springframework.boot#SpringApplication.run',
      'org.springframework.boot#SpringApplication().run',
      'org.springframework.boot#runApplication',
      'org.springframework.boot.builder#SpringApplicationBuilder().run',
    ],
    shapes: [
      { form: 'port', at: { by: 'setDefaultProperties', argument: 0, key: 'server.port' } },
      { form: 'port', at: { stored: { by: 'setProperty', key: 'server.port' } } },
      { form: 'port', at: { stored: { by: 'put', key: 'server.port' } } },
    ],
    settings: {
      port: 'server.port',
      host: 'server.address',
      imports: [
        'spring.config.import',
        'spring.cloud.config.uri',
        'spring.cloud.config.discovery.service-id',
        'spring.cloud.nacos.config.server-addr',
      ],
    },
    furtherSettings: [
      { port: 'management.server.port', host: 'management.server.address', sharedWith: 'server.port' },
      {
        port: 'grpc.server.port',
        host: 'grpc.server.address',
        default: grpcServer(9090, /net\.devh[\s\S]{0,80}?\bgrpc-(?:server-)?spring-boot-starter\b/),
      },
      { port: 'grpc.port', default: grpcServer(6565, /\blognet[\s\S]{0,80}?\bgrpc-spring-boot-starter\b/) },
      { port: 'spring.grpc.server.port', default: grpcServer(9090, /\bspring-grpc-(?:server-)?spring-boot-starter\b/) },
      { port: 'spring.rsocket.server.port' },
      { port: 'dubbo.protocol.port' },
    ],
    ...tcp,
    off: {
      mention: /\bWebApplicationType\.NONE\b|\.web\(\s*false\s*\)/,
      setting: { key: 'spring.main.web-application-type', value: 'none' },
    },
    defaultPort: 8080,
    defaultVariable: 'SERVER_PORT',
    ignoredSettings: /^(?![#!])(?<folder>\S*\/)?(?:application\*?|\*)\.(?:properties|ya?ml|\*)\s*$/gm,
    // Settings of other names, and of a profile that the program chooses itself.
    setElsewhere: /spring\.config\.(?:name|(?:additional-)?location)|\bDefaultProfileUtil\b|spring\.profiles\.default/,
    defaultNeeds: {
      files: buildFiles,
      mention:
        /spring[.-]?boot[.-]?starter[.-]?(?:web|jersey|jetty|undertow|tomcat|graphql|hateoas|data[.-]?rest|ws|oauth2[.-]?authorization)|spring-cloud-starter-(?:gateway|(?:netflix-)?(?:eureka-server|zuul|hystrix-dashboard|turbine))|spring-cloud-(?:config-server|netflix-(?:eureka-server|zuul-server|hystrix-dashboard))|graphql-kotlin-spring-server|spring-boot-admin-(?:starter-)?server|zipkin-(?:autoconfigure-ui|server)|cxf-spring-boot-starter-jaxrs|camunda-bpm-spring-boot-starter-(?:rest|webapp)|web\.bind\.annotation|web\.reactive|@Enable(?:EurekaServer|ConfigServer|ZuulProxy|ZuulServer|HystrixDashboard|Turbine|AdminServer|ZipkinServer|ZipkinStreamServer|AuthorizationServer|WebMvc|WebFlux)\b/i,
      sources: /\bspringframework\.web\.(?:bind\.annotation|servlet|reactive\.(?:config|function\.server))\b/,
    },
    identity: ['spring'],
    example: {
      file: 'api/src/main/java/App.java',
      code: java(['org.springframework.boot.SpringApplication'], 'SpringApplication.run(App.class, args);'),
      beside: { 'api/src/main/resources/application.properties': '# web\nserver.port=${PORT:9040}\n' },
      finds: ['9040/tcp@api/src/main/resources/application.properties:2 0.0.0.0+::'],
    },
  },
  {
    id: 'spring-web-server-factory',
    source: 'https://docs.spring.io/spring-boot/how-to/webserver.html#howto.webserver.configure',
    calls: [
      ...inEach(
        [
          'org.springframework.boot.web.embedded.tomcat',
          'org.springframework.boot.web.embedded.jetty',
          'org.springframework.boot.web.embedded.undertow',
          'org.springframework.boot.web.embedded.netty',
          'org.springframework.boot.web.server',
          'org.springframework.boot.web.servlet.server',
          'org.springframework.boot.web.reactive.server',
          'org.springframework.boot.context.embedded',
          'org.springframework.boot.tomcat.servlet',
        ],
        ...['Tomcat', 'Jetty', 'Undertow', 'Netty'].flatMap((server) =>
          ['ServletWebServerFactory', 'ReactiveWebServerFactory'].flatMap((kind) => [
            `${server}${kind}`,
            `${server}${kind}().setPort`,
          ]),
        ),
        'ConfigurableServletWebServerFactory().setPort',
        'ConfigurableReactiveWebServerFactory().setPort',
        'ConfigurableWebServerFactory().setPort',
        'ConfigurableEmbeddedServletContainer().setPort',
      ),
    ],
    shapes: [port(0)],
    ...tcp,
    identity: ['spring'],
    example: {
      code: [
        'import org.springframework.boot.web.server.ConfigurableWebServerFactory;',
        'class Customizer {',
        'public void customize(ConfigurableWebServerFactory factory) { factory.setPort(9041); }',
        '}',
      ].join('\n'),
      finds: ['9041/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'quarkus-main',
    source: 'https://quarkus.io/guides/http-reference',
    calls: ['io.quarkus.runtime#Quarkus.run'],
    shapes: [],
    settings: { port: 'quarkus.http.port', host: 'quarkus.http.host' },
    furtherSettings: [{ port: 'quarkus.management.port' }],
    ...tcp,
    defaultPort: 8080,
    defaultVariable: 'QUARKUS_HTTP_PORT',
    defaultNeeds: { files: buildFiles, mention: /quarkus-(?:rest|resteasy|vertx-http|undertow|reactive-routes|grpc)/ },
    identity: ['quarkus'],
    example: {
      file: 'src/main/java/App.java',
      code: java(['io.quarkus.runtime.Quarkus'], 'Quarkus.run(args);'),
      beside: { 'src/main/resources/application.properties': 'quarkus.http.port=9042\n' },
      finds: ['9042/tcp@src/main/resources/application.properties:1 0.0.0.0+::'],
    },
  },
  {
    id: 'micronaut',
    source: 'https://docs.micronaut.io/latest/guide/#serverConfiguration',
    calls: [
      'io.micronaut.runtime#Micronaut.run',
      'io.micronaut.runtime#Micronaut.build().start',
      'io.micronaut.runtime#Micronaut().start',
    ],
    shapes: [],
    settings: { port: 'micronaut.server.port', host: 'micronaut.server.host' },
    furtherSettings: [{ port: 'grpc.server.port' }],
    ...tcp,
    defaultPort: 8080,
    defaultVariable: 'MICRONAUT_SERVER_PORT',
    defaultNeeds: {
      files: buildFiles,
      mention: /micronaut-http-server|runtime\(["'](?:netty|jetty|tomcat|undertow)/,
      sources: /\bio\.micronaut\.http\.annotation\b/,
    },
    identity: ['micronaut'],
    example: {
      file: 'src/main/java/App.java',
      code: java(['io.micronaut.runtime.Micronaut'], 'Micronaut.run(App.class, args);'),
      beside: { 'src/main/resources/application.yml': 'micronaut:\n  server:\n    port: 9043\n' },
      finds: ['9043/tcp@src/main/resources/application.yml:3 0.0.0.0+::'],
    },
  },
  {
    id: 'dropwizard',
    source: 'https://www.dropwizard.io/en/stable/manual/configuration.html#http',
    calls: [
      'io.dropwizard#Application().run',
      'io.dropwizard.core#Application().run',
      'com.yammer.dropwizard#Service().run',
    ],
    shapes: [],
    settings: { port: 'server.applicationConnectors.0.port', host: 'server.applicationConnectors.0.bindHost' },
    furtherSettings: [
      { port: 'server.adminConnectors.0.port', host: 'server.adminConnectors.0.bindHost' },
      { port: 'server.connector.port', host: 'server.connector.bindHost' },
    ],
    ...tcp,
    identity: ['dropwizard'],
    example: {
      file: 'src/main/java/App.java',
      code: [
        'import io.dropwizard.core.Application;',
        'class App extends Application<Settings> {',
        'public static void main(String[] args) throws Exception { new App().run(args); }',
        '}',
      ].join('\n'),
      beside: { 'config.yml': 'server:\n  applicationConnectors:\n    - type: http\n      port: 9044\n' },
      finds: ['9044/tcp@config.yml:4 0.0.0.0+::'],
    },
  },
  {
    id: 'helidon-se',
    source: 'https://helidon.io/docs/v4/se/webserver/webserver',
    calls: [
      'io.helidon.webserver#WebServer.builder().port',
      'io.helidon.webserver#WebServerConfig.builder().port',
      'io.helidon.webserver#WebServerConfig.Builder().port',
      'io.helidon.webserver#ServerConfiguration.builder().port',
      'io.helidon.nima.webserver#WebServer.builder().port',
      'io.helidon.reactive.webserver#WebServer.builder().port',
      'io.helidon.microprofile.server#Server.builder().port',
    ],
    shapes: [port(0, { by: 'host', argument: 0 })],
    ...tcp,
    identity: ['helidon'],
    example: {
      code: java(['io.helidon.webserver.WebServer'], 'WebServer.builder().port(9045).routing(routes).build().start();'),
      finds: ['9045/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'helidon-config',
    source: 'https://helidon.io/docs/v4/se/webserver/webserver#_configuring_the_webserver',
    calls: [
      'io.helidon.webserver#WebServer.builder().config',
      'io.helidon.webserver#WebServer.create',
      'io.helidon.nima.webserver#WebServer.builder().config',
      'io.helidon.reactive.webserver#WebServer.builder().config',
      'io.helidon.microprofile.server#Server.create().start',
      'io.helidon.microprofile.cdi#Main.main',
    ],
    shapes: [],
    settings: { port: 'server.port', host: 'server.host' },
    ...tcp,
    identity: ['helidon'],
    example: {
      file: 'src/main/java/App.java',
      code: java(['io.helidon.webserver.WebServer'], 'WebServer.builder().config(config.get("server")).build();'),
      beside: { 'src/main/resources/application.yaml': 'server:\n  port: 9046\n  host: 127.0.0.1\n' },
      finds: ['9046/tcp@src/main/resources/application.yaml:2 127.0.0.1'],
    },
  },
  {
    id: 'vertx-listen',
    source: 'https://vertx.io/docs/vertx-core/java/#_start_the_server_listening',
    calls: [
      ...vertxListen('createHttpServer', 'createNetServer'),
      ...vertx.flatMap((root) => [
        ...inEach([`${root}.http`], 'HttpServer().listen', 'HttpServer().rxListen'),
        ...inEach([`${root}.net`], 'NetServer().listen', 'NetServer().rxListen'),
      ]),
    ],
    shapes: [
      port(0, { argument: 1 }),
      { form: 'port', at: { of: 'creator', argument: 0, key: 'port' }, certain: true },
    ],
    ...tcp,
    identity: ['vertx'],
    example: {
      code: java(
        ['io.vertx.core.Vertx'],
        'Vertx vertx = Vertx.vertx();',
        'vertx.createHttpServer().requestHandler(router).listen(9047, "127.0.0.1");',
      ),
      finds: ['9047/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'vertx-options',
    source: 'https://vertx.io/docs/apidocs/io/vertx/core/http/HttpServerOptions.html',
    calls: [
      'io.vertx.core.http#HttpServerOptions().setPort',
      'io.vertx.core.net#NetServerOptions().setPort',
      'io.vertx.ext.stomp#StompServerOptions().setPort',
      'io.vertx.mqtt#MqttServerOptions().setPort',
    ],
    shapes: [port(0, { by: 'setHost', argument: 0 })],
    ...tcp,
    identity: ['vertx'],
    example: {
      code: java(
        ['io.vertx.core.http.HttpServerOptions'],
        'HttpServerOptions options = new HttpServerOptions().setPort(9048).setHost("127.0.0.1");',
      ),
      finds: ['9048/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'vertx-protocols',
    source: 'https://vertx.io/docs/vertx-mqtt/java/',
    calls: [
      'io.vertx.mqtt#MqttServer.create().listen',
      'io.vertx.mqtt#MqttServer().listen',
      'io.vertx.ext.stomp#StompServer.create().listen',
      'io.vertx.proton#ProtonServer.create().listen',
    ],
    shapes: [port(0, { argument: 1 })],
    ...tcp,
    identity: ['vertx'],
    example: {
      code: java(
        ['io.vertx.mqtt.MqttServer'],
        'MqttServer.create(vertx).endpointHandler(handler).listen(1883, "0.0.0.0");',
      ),
      finds: ['1883/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'vertx-datagram',
    source: 'https://vertx.io/docs/vertx-core/java/#_datagram_sockets_udp',
    calls: [...vertxListen('createDatagramSocket'), ...vertx.map((root) => `${root}.datagram#DatagramSocket().listen`)],
    shapes: [port(0, { argument: 1 })],
    protocol: 'udp',
    identity: ['vertx'],
    example: {
      code: java(['io.vertx.core.Vertx'], 'Vertx.vertx().createDatagramSocket().listen(9049, "0.0.0.0");'),
      finds: ['9049/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'spark-java',
    source: 'https://sparkjava.com/documentation#embedded-web-server',
    calls: inEach(['spark'], 'Spark.port', 'Spark.setPort', 'Service.ignite().port', 'Service().port', 'port'),
    shapes: [port(0)],
    ...tcp,
    identity: ['spark'],
    example: {
      code: 'import static spark.Spark.*;\nclass App {\nstatic void main(String[] args) {\nport(9050);\n} }',
      finds: ['9050/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'spark-java-default',
    source: 'https://sparkjava.com/documentation#embedded-web-server',
    calls: inEach(
      ['spark'],
      ...['get', 'post', 'put', 'delete', 'patch', 'path', 'webSocket', 'staticFileLocation', 'init'].flatMap(
        (name) => [name, `Spark.${name}`],
      ),
    ),
    shapes: [],
    ...tcp,
    defaultPort: 4567,
    // The first route starts the server; routes alone may be another program's, which tells the port.
    defaultNeeds: { files: [], mention: /\bstatic\s+void\s+main\s*\(|^fun\s+main\s*\(/m },
    setElsewhere: /\b(?:port|setPort)\s*\(/,
    once: true,
    identity: ['spark'],
    example: {
      code: [
        'import static spark.Spark.*;',
        'class App {',
        'public static void main(String[] args) {',
        'get("/hello", (request, response) -> "Hello");',
        'post("/hello", (request, response) -> "Hello");',
        '} }',
      ].join('\n'),
      finds: ['4567/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'javalin',
    source: 'https://javalin.io/documentation#starting-and-stopping-the-server',
    calls: inEach(['io.javalin'], 'Javalin.create().start', 'Javalin().start', 'Javalin.createAndStart().start'),
    shapes: [portAfterHost, port(0), port(0, { by: 'host', argument: 0 })],
    ...tcp,
    defaultPort: 8080,
    identity: ['javalin'],
    example: {
      code: java(['io.javalin.Javalin'], 'Javalin app = Javalin.create().start("127.0.0.1", 9051);'),
      finds: ['9051/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'ratpack',
    source: 'https://ratpack.io/manual/current/api/ratpack/server/ServerConfigBuilder.html#port-int-',
    calls: inEach(
      ['ratpack.server', 'ratpack.core.server'],
      'ServerConfig.embedded().port',
      'ServerConfig.builder().port',
      'ServerConfigBuilder().port',
      'RatpackServer.start().port',
      'RatpackServer.of().port',
    ),
    shapes: [port(0)],
    ...tcp,
    identity: ['ratpack'],
    example: {
      code: java(
        ['ratpack.server.RatpackServer'],
        'RatpackServer.start(server -> server',
        '.serverConfig(config -> config.port(9052)));',
      ),
      finds: ['9052/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'armeria',
    source: 'https://armeria.dev/docs/server/basics',
    calls: inEach(
      ['com.linecorp.armeria.server'],
      ...['Server.builder()', 'ServerBuilder()'].flatMap((owner) =>
        ['http', 'https', 'port', 'localPort'].map((name) => `${owner}.${name}`),
      ),
    ),
    shapes: [{ form: 'address', at: { argument: 0 } }],
    ...tcp,
    identity: ['armeria'],
    example: {
      code: java(['com.linecorp.armeria.server.Server'], 'Server.builder().http(9053).service("/", api).build();'),
      finds: ['9053/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'jooby',
    source: 'https://jooby.io/#server-options',
    calls: ['io.jooby#ServerOptions().setPort', 'org.jooby#Jooby().port', 'io.jooby#ServerOptions().port'],
    shapes: [port(0, { by: 'setHost', argument: 0 })],
    ...tcp,
    identity: ['jooby'],
    example: {
      code: java(['io.jooby.ServerOptions'], 'app.setServerOptions(new ServerOptions().setPort(9054));'),
      finds: ['9054/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'jooby-run',
    source: 'https://jooby.io/#configuration-and-environment',
    calls: ['io.jooby#Jooby.runApp', 'io.jooby.kt#runApp', 'org.jooby#Jooby.run'],
    shapes: [],
    settings: { port: 'server.port', host: 'server.host' },
    furtherSettings: [{ port: 'application.port' }],
    ...tcp,
    defaultPort: 8080,
    setElsewhere: /\bServerOptions\b|serverOptions\b/,
    identity: ['jooby'],
    example: {
      file: 'src/main/java/App.java',
      code: java(['io.jooby.Jooby'], 'Jooby.runApp(args, App::new);'),
      beside: { 'conf/application.conf': 'server {\n  port = 9055\n}\n' },
      finds: ['9055/tcp@conf/application.conf:2 0.0.0.0+::'],
    },
  },
  {
    id: 'blade',
    source: 'https://github.com/lets-blade/blade',
    calls: inEach(
      ['com.hellokaton.blade', 'com.blade', 'com.blade.mvc'],
      'Blade.create().listen',
      'Blade.of().listen',
      'Blade().listen',
    ),
    shapes: [portAfterHost, port(0)],
    ...tcp,
    identity: ['blade'],
    example: {
      code: java(['com.hellokaton.blade.Blade'], 'Blade.create().listen(9056).get("/", handler).start();'),
      finds: ['9056/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'blade-default',
    source:
      'https://github.com/lets-blade/blade/blob/master/blade-core/src/main/java/com/hellokaton/blade/kit/BladeConst.java',
    calls: inEach(['com.hellokaton.blade', 'com.blade', 'com.blade.mvc'], 'Blade.create().start', 'Blade.of().start'),
    shapes: [],
    unlessGiven: [{ by: 'listen', argument: 0 }],
    settings: { port: 'server.port', host: 'server.address' },
    ...tcp,
    defaultPort: 9000,
    identity: ['blade'],
    example: {
      code: java(['com.hellokaton.blade.Blade'], 'Blade.create().get("/", handler).start();'),
      finds: ['9000/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'restlet',
    source: 'https://restlet.talend.com/documentation/user-guide/2.4/introduction/first-steps/first-application',
    calls: ['org.restlet#Component().getServers().add', 'org.restlet#Server'],
    shapes: [port(1), port(2, { argument: 1 })],
    ...tcp,
    identity: ['restlet'],
    example: {
      code: java(
        ['org.restlet.Component'],
        'Component component = new Component();',
        'component.getServers().add(Protocol.HTTP, 9057);',
      ),
      finds: ['9057/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'muserver',
    source: 'https://muserver.io/',
    calls: inEach(
      ['io.muserver'],
      ...['MuServerBuilder.httpServer()', 'MuServerBuilder.muServer()', 'MuServerBuilder.httpsServer()'].flatMap(
        (owner) => [`${owner}.withHttpPort`, `${owner}.withHttpsPort`],
      ),
    ),
    shapes: [port(0, { by: 'withInterface', argument: 0 })],
    ...tcp,
    identity: [],
    example: {
      code: java(['io.muserver.MuServerBuilder'], 'MuServerBuilder.httpServer().withHttpPort(9058).start();'),
      finds: ['9058/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'takes',
    source: 'https://github.com/yegor256/takes',
    calls: ['org.takes.http#FtBasic', 'org.takes.http#FtSecure'],
    shapes: [port(1)],
    ...tcp,
    identity: [],
    example: {
      code: java(['org.takes.http.FtBasic'], 'new FtBasic(new TkApp(), 9059).start(Exit.NEVER);'),
      finds: ['9059/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'rapidoid',
    source: 'https://www.rapidoid.org/the-basics.html',
    calls: ['org.rapidoid.setup#On.port', 'org.rapidoid.setup#On.setup().port', 'org.rapidoid.http.fast#On.port'],
    shapes: [port(0)],
    ...tcp,
    identity: ['rapidoid'],
    example: {
      code: java(['org.rapidoid.setup.On'], 'On.port(9060).get("/").plain("hi");'),
      finds: ['9060/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'restexpress',
    source: 'https://github.com/RestExpress/RestExpress',
    calls: ['org.restexpress#RestExpress().bind', 'com.strategicgains.restexpress#RestExpress().bind'],
    shapes: [port(0)],
    ...tcp,
    identity: ['restexpress'],
    example: {
      code: java(['org.restexpress.RestExpress'], 'RestExpress server = new RestExpress();', 'server.bind(9061);'),
      finds: ['9061/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'pippo',
    source: 'http://www.pippo.ro/doc/getting-started.html'.replace('http:', 'https:'),
    calls: ['ro.pippo.core#Pippo().start', 'ro.pippo.core#Pippo().setPort'],
    shapes: [port(0)],
    settings: { port: 'server.port', host: 'server.host' },
    ...tcp,
    defaultPort: 8338,
    identity: ['pippo'],
    example: {
      code: java(['ro.pippo.core.Pippo'], 'Pippo pippo = new Pippo();', 'pippo.start(9062);'),
      finds: ['9062/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'solon',
    source: 'https://solon.noear.org/article/174',
    calls: ['org.noear.solon#Solon.start'],
    shapes: [],
    settings: { port: 'server.port', host: 'server.host' },
    ...tcp,
    defaultPort: 8080,
    defaultNeeds: { files: buildFiles, mention: /solon-(?:web|api|boot|server)/ },
    identity: ['solon'],
    example: {
      file: 'src/main/java/App.java',
      code: java(['org.noear.solon.Solon'], 'Solon.start(App.class, args);'),
      beside: { 'src/main/resources/app.yml': 'server:\n  port: 9063\n' },
      finds: ['9063/tcp@src/main/resources/app.yml:2 0.0.0.0+::'],
    },
  },
  {
    id: 'activej-launcher',
    source: 'https://activej.io/boot/launchers.html',
    calls: inEach(
      ['io.activej.launchers.http'],
      'HttpServerLauncher().launch',
      'MultithreadedHttpServerLauncher().launch',
    ),
    shapes: [],
    ...tcp,
    defaultPort: 8080,
    setElsewhere: /listenAddresses|HttpServer\.Builder/,
    identity: ['activej'],
    example: {
      code: [
        'import io.activej.launchers.http.HttpServerLauncher;',
        'class App extends HttpServerLauncher {',
        'public static void main(String[] args) throws Exception { new App().launch(args); }',
        '}',
      ].join('\n'),
      finds: ['8080/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'jex',
    source: 'https://avaje.io/jex/',
    calls: ['io.avaje.jex#Jex.create().port', 'io.avaje.jex#Jex().port'],
    shapes: [port(0)],
    ...tcp,
    identity: ['jex'],
    example: {
      code: java(['io.avaje.jex.Jex'], 'Jex.create().get("/", handler).port(9066).start();'),
      finds: ['9066/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'jex-default',
    source: 'https://avaje.io/jex/',
    calls: ['io.avaje.jex#Jex.create().start', 'io.avaje.jex#Jex().start'],
    shapes: [],
    ...tcp,
    defaultPort: 8080,
    setElsewhere: /\.port\(|jex\.port/,
    identity: ['jex'],
    example: {
      code: java(['io.avaje.jex.Jex'], 'Jex.create().get("/", handler).start();'),
      finds: ['8080/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'servicetalk',
    source: 'https://docs.servicetalk.io/servicetalk-http-api/SNAPSHOT/index.html',
    calls: inEach(
      ['io.servicetalk.http.netty', 'io.servicetalk.grpc.netty', 'io.servicetalk.tcp.netty'],
      'HttpServers.forPort',
      'GrpcServers.forPort',
      'HttpServers.forAddress',
      'GrpcServers.forAddress',
    ),
    shapes: [{ form: 'address', at: { argument: 0 } }],
    ...tcp,
    identity: ['servicetalk'],
    example: {
      code: java(['io.servicetalk.http.netty.HttpServers'], 'HttpServers.forPort(9067).listenAndAwait(service);'),
      finds: ['9067/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'microhttp',
    source: 'https://github.com/ebarlas/microhttp',
    calls: inEach(['org.microhttp'], 'Options.builder().withPort', 'OptionsBuilder.newBuilder().withPort'),
    shapes: [port(0, { by: 'withHost', argument: 0 })],
    ...tcp,
    identity: [],
    example: {
      code: java(
        ['org.microhttp.Options'],
        'Options options = Options.builder().withHost("localhost").withPort(9068).build();',
      ),
      finds: ['9068/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 't-io',
    source: 'https://github.com/tywo45/t-io',
    calls: ['org.tio.http.common#HttpConfig', 'com.litongjava.tio.http.common#HttpConfig'],
    shapes: [port(0)],
    ...tcp,
    identity: [],
    example: {
      code: java(['org.tio.http.common.HttpConfig'], 'HttpConfig config = new HttpConfig(9069, null, null, null);'),
      finds: ['9069/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'dubbo-protocol',
    source: 'https://dubbo.apache.org/en/docs3-v2/java-sdk/reference-manual/config/properties/#protocol',
    calls: ['org.apache.dubbo.config#ProtocolConfig', 'org.apache.dubbo.config#ProtocolConfig().setPort'],
    shapes: [port(1), { form: 'port', at: { argument: 0 }, certain: true }],
    ...tcp,
    identity: ['dubbo'],
    example: {
      code: java(['org.apache.dubbo.config.ProtocolConfig'], 'bootstrap.protocol(new ProtocolConfig("dubbo", 20880));'),
      finds: ['20880/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'akka-http-java',
    source: 'https://doc.akka.io/docs/akka-http/current/server-side/low-level-api.html',
    calls: inEach(
      ['akka.http.javadsl', 'org.apache.pekko.http.javadsl'],
      'Http.get().newServerAt',
      'Http().newServerAt',
    ),
    shapes: [port(1, { argument: 0 })],
    ...tcp,
    identity: ['akka'],
    example: {
      code: java(['akka.http.javadsl.Http'], 'Http.get(system).newServerAt("localhost", 9064).bind(routes);'),
      finds: ['9064/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'akka-http-java-connect',
    source: 'https://doc.akka.io/docs/akka-http/10.1/server-side/low-level-api.html',
    calls: inEach(
      ['akka.http.javadsl', 'org.apache.pekko.http.javadsl'],
      'Http.get().bindAndHandle',
      'Http().bindAndHandle',
    ),
    shapes: [{ form: 'address', at: { argument: 1 } }],
    ...tcp,
    identity: ['akka'],
    example: {
      code: java(
        ['akka.http.javadsl.ConnectHttp', 'akka.http.javadsl.Http'],
        'Http.get(system).bindAndHandle(flow, ConnectHttp.toHost("localhost", 9065), materializer);',
      ),
      finds: ['9065/tcp@5 127.0.0.1'],
    },
  },
];
