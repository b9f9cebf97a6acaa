import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/** Programs as people write them: settings, addresses and servers that lie in several functions and files. */
const programs: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  finds: readonly string[],
])[] = [
  [
    'a properties file that the program names',
    {
      'src/main/java/App.java':
        'import java.io.*; import java.net.*; import java.util.Properties;\npublic class App {\n  public static void main(String[] args) throws Exception {\n    Properties props = new Properties();\n    try (InputStream in = App.class.getClassLoader().getResourceAsStream("server.properties")) {\n      props.load(in);\n    }\n    int port = Integer.parseInt(props.getProperty("server.port", "9000"));\n    ServerSocket s = new ServerSocket(port);\n    s.accept();\n  }\n}\n',
      'src/main/resources/server.properties': 'server.port=8081\n',
    },
    ['8081/tcp@src/main/resources/server.properties:1 0.0.0.0+::'],
  ],
  [
    'a properties file of a folder',
    {
      'src/main/java/App.java':
        'import java.io.*; import java.net.*; import java.util.Properties;\npublic class App {\n  public static void main(String[] args) throws Exception {\n    Properties props = new Properties();\n    props.load(new FileInputStream("config/server.properties"));\n    int port = Integer.parseInt(props.getProperty("port"));\n    new ServerSocket(port);\n  }\n}\n',
      'config/server.properties': 'port=8082\n',
    },
    ['8082/tcp@config/server.properties:1 0.0.0.0+::'],
  ],
  [
    'a class that holds the properties',
    {
      'src/main/java/a/Config.java':
        'package a;\nimport java.io.*; import java.util.Properties;\npublic class Config {\n  private static final Properties props = new Properties();\n  static {\n    try { props.load(Config.class.getResourceAsStream("/app.properties")); } catch (IOException e) { throw new RuntimeException(e); }\n  }\n  public static int getInt(String key, int def) { return Integer.parseInt(props.getProperty(key, String.valueOf(def))); }\n  public static String get(String key) { return props.getProperty(key); }\n}\n',
      'src/main/java/a/App.java':
        'package a;\nimport io.netty.bootstrap.ServerBootstrap;\npublic class App {\n  public static void main(String[] args) throws Exception {\n    ServerBootstrap b = new ServerBootstrap();\n    b.bind(Config.getInt("netty.port", 7000)).sync();\n  }\n}\n',
      'src/main/resources/app.properties': 'netty.port=8083\n',
    },
    ['8083/tcp@src/main/resources/app.properties:1 0.0.0.0+::'],
  ],
  [
    'a resource bundle',
    {
      'src/main/java/a/App.java':
        'package a;\nimport java.net.*; import java.util.ResourceBundle;\npublic class App {\n  public static void main(String[] a) throws Exception {\n    ResourceBundle rb = ResourceBundle.getBundle("config");\n    new ServerSocket(Integer.parseInt(rb.getString("port"))); }\n}\n',
      'src/main/resources/config.properties': 'port=8122\n',
    },
    ['8122/tcp@src/main/resources/config.properties:1 0.0.0.0+::'],
  ],
  [
    'a setting of the environment of Spring',
    {
      'src/main/java/a/App.java':
        'package a;\nimport io.grpc.*;\nimport org.springframework.core.env.Environment;\npublic class G {\n  @Autowired private Environment env;\n  public void start() { Server s = ServerBuilder.forPort(Integer.parseInt(env.getProperty("grpc.port"))).build(); }\n}\n',
      'src/main/resources/application.properties': 'grpc.port=8123\n',
    },
    ['8123/tcp@src/main/resources/application.properties:1 0.0.0.0+::'],
  ],
  [
    'a name of the settings that a property tells',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.*;\n@SpringBootApplication\npublic class App {\n  public static void main(String[] args) {\n    System.setProperty("spring.config.name", "registration-server");\n    SpringApplication.run(App.class, args);\n  }\n}\n',
      'src/main/resources/registration-server.yml': 'server:\n  port: 8103\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['8103/tcp@src/main/resources/registration-server.yml:2 0.0.0.0+::'],
  ],
  [
    'a name of the settings that the builder tells',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.*;\nimport org.springframework.boot.builder.SpringApplicationBuilder;\npublic class App {\n  public static void main(String[] args) {\n    new SpringApplicationBuilder(App.class).properties("spring.config.name=gateway").run(args);\n  }\n}\n',
      'src/main/resources/gateway.properties': 'server.port=8104\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['8104/tcp@src/main/resources/gateway.properties:1 0.0.0.0+::'],
  ],
  [
    'a profile that the settings turn on',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.*;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/resources/application.yml': 'spring:\n  profiles:\n    active: dev\n',
      'src/main/resources/application-dev.yml': 'server:\n  port: 8107\n',
      'src/main/resources/application-prod.yml': 'server:\n  port: 80\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['8107/tcp@src/main/resources/application-dev.yml:2 0.0.0.0+::'],
  ],
  [
    'a gateway of an older Spring Cloud',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'build.gradle': "dependencies { compile('org.springframework.cloud:spring-cloud-starter-zuul') }\n",
    },
    ['8080/tcp@src/main/java/a/App.java:4 0.0.0.0+::'],
  ],
  [
    'a web application that only its code tells',
    {
      'api/src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'api/src/main/java/a/Pets.java':
        'package a;\nimport org.springframework.web.bind.annotation.RestController;\n@RestController\npublic class Pets {}\n',
      'api/pom.xml': '<parent><artifactId>all</artifactId></parent>\n',
    },
    ['8080/tcp@api/src/main/java/a/App.java:4 0.0.0.0+::'],
  ],
  [
    'a web application whose parent has the dependencies',
    {
      'api/src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'api/pom.xml': '<parent><artifactId>all</artifactId></parent>\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['8080/tcp@api/src/main/java/a/App.java:4 0.0.0.0+::'],
  ],
  [
    'no server of a job beside a web application',
    {
      'job/src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'job/pom.xml': '<parent><artifactId>all</artifactId></parent>\n',
      'api/src/main/java/b/Pets.java':
        'package b;\nimport org.springframework.web.bind.annotation.RestController;\n@RestController\npublic class Pets {}\n',
      'pom.xml': '<dependencyManagement><artifactId>spring-boot-starter-web</artifactId></dependencyManagement>\n',
    },
    [],
  ],
  [
    'a gRPC server of Spring Boot',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/java/a/Greeter.java':
        'package a;\n@GrpcService\npublic class Greeter extends GreeterGrpc.GreeterImplBase {}\n',
      'pom.xml': '<groupId>net.devh</groupId>\n<artifactId>grpc-spring-boot-starter</artifactId>\n',
    },
    ['9090/tcp@src/main/java/a/App.java:4 0.0.0.0+::'],
  ],
  [
    'no gRPC server of a client',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/java/a/Greeter.java':
        'package a;\npublic class Greeter { @GrpcClient("greeter") private GreeterGrpc.GreeterBlockingStub stub; }\n',
      'pom.xml': '<groupId>net.devh</groupId>\n<artifactId>grpc-spring-boot-starter</artifactId>\n',
    },
    [],
  ],
  [
    'settings that a configuration server of the repository has',
    {
      'orders/src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'orders/src/main/resources/bootstrap.yml':
        'spring:\n  application:\n    name: orders\n  cloud:\n    config:\n      uri: http://config:8888\n',
      'orders/pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
      'config/src/main/resources/shared/orders.yml': 'server:\n  port: 8131\n',
      'config/src/main/resources/shared/carts.yml': 'server:\n  port: 8132\n',
    },
    ['8131/tcp@config/src/main/resources/shared/orders.yml:2 0.0.0.0+::'],
  ],
  [
    'no settings of one name that two configuration servers have',
    {
      'orders/src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.SpringApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'orders/src/main/resources/application.yml':
        'spring:\n  application:\n    name: orders\n  config:\n    import: optional:configserver:http://localhost:8888\n',
      'orders/pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
      'test/config/orders.yml': 'server:\n  port: 8131\n',
      'live/config/orders.yml': 'server:\n  port: 80\n',
    },
    [],
  ],
  [
    'settings of the bootstrap context',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.*;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/resources/bootstrap.yml': 'server:\n  port: 8108\nspring:\n  application:\n    name: x\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['8108/tcp@src/main/resources/bootstrap.yml:2 0.0.0.0+::'],
  ],
  [
    'a setting that takes the value of another',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.*;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/resources/application.yml': 'app:\n  http-port: 8109\nserver:\n  port: ${app.http-port}\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['8109/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  [
    'settings that are imported',
    {
      'src/main/java/a/App.java':
        'package a;\nimport org.springframework.boot.*;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/resources/application.yml': 'spring:\n  config:\n    import: classpath:common.yml\n',
      'src/main/resources/common.yml': 'server:\n  port: 8110\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['8110/tcp@src/main/resources/common.yml:2 0.0.0.0+::'],
  ],
  [
    'settings in TOML',
    {
      'src/main/java/a/Application.java':
        'package a;\nimport io.micronaut.runtime.Micronaut;\npublic class Application { public static void main(String[] args) { Micronaut.build(args).eagerInitSingletons(true).mainClass(Application.class).start(); } }\n',
      'src/main/resources/application.toml': '[micronaut.server]\nport=8097\n',
    },
    ['8097/tcp@src/main/resources/application.toml:2 0.0.0.0+::'],
  ],
  [
    'a constant of the platform',
    {
      'src/main/java/a/App.java':
        'package a;\nimport java.rmi.registry.*;\npublic class App { public static void main(String[] args) throws Exception {\n  Registry registry = LocateRegistry.createRegistry(Registry.REGISTRY_PORT);\n} }\n',
    },
    ['1099/tcp@2 0.0.0.0+::'],
  ],
  [
    'the default port of Blade',
    {
      'src/main/java/a/App.java':
        'package a;\nimport com.hellokaton.blade.Blade;\npublic class App { public static void main(String[] args) { Blade.create().get("/", ctx -> ctx.text("Hi")).start(App.class, args); } }\n',
    },
    ['9000/tcp@3 0.0.0.0+::'],
  ],
  [
    'a variable with a default in the YAML of Ktor',
    {
      'src/main/kotlin/App.kt':
        'package com.example\nimport io.ktor.server.application.*\nfun main(args: Array<String>) { io.ktor.server.netty.EngineMain.main(args) }\n',
      'src/main/resources/application.yaml':
        'ktor:\n  application:\n    modules:\n      - com.example.ApplicationKt.module\n  deployment:\n    port: "$PORT:8082"\n',
    },
    ['8082/tcp@src/main/resources/application.yaml:6 0.0.0.0+::'],
  ],
  [
    'a target-typed creation',
    {
      'Constants.cs':
        'namespace A; public static class Constants { public const int Port = 8089; public static readonly IPAddress Ip = IPAddress.Any; }\n',
      'Program.cs':
        'using System.Net.Sockets;\nnamespace A;\nclass P { static void Main() { TcpListener l = new(Constants.Ip, Constants.Port); l.Start(); } }\n',
    },
    ['8089/tcp@Constants.cs:1 0.0.0.0'],
  ],
  [
    'a parameter of the class',
    {
      'Program.cs':
        'using System.Net; using System.Net.Sockets;\npublic class TcpServer(int port) { private readonly TcpListener _l = new(IPAddress.Any, port); }\nclass P { static void Main() { var s = new TcpServer(8104); } }\n',
    },
    ['8104/tcp@3 0.0.0.0'],
  ],
  [
    'URLs in the settings',
    {
      'Program.cs': 'var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.Run();\n',
      'appsettings.json': '{ "Urls": "http://*:8094" }\n',
    },
    ['8094/tcp@appsettings.json:1 0.0.0.0+::'],
  ],
  [
    'options that the command line is parsed to',
    {
      'A.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>\n',
      'Program.cs':
        'using CommandLine;\nusing System.Net;\nusing System.Net.Sockets;\nclass Options { [Option(\'p\', "port", Required = false, Default = 8081, HelpText = "x")] public int Port { get; set; } }\nclass Program { static void Main(string[] args) {\n  Parser.Default.ParseArguments<Options>(args).WithParsed(o => { var l = new TcpListener(IPAddress.Any, o.Port); l.Start(); });\n} }\n',
    },
    ['8081/tcp@Program.cs:4 0.0.0.0'],
  ],
  [
    'a configuration in the module that is started',
    {
      'Sources/App/configure.swift':
        'import Vapor\npublic func configure(_ app: Application) async throws { app.http.server.configuration.hostname = "0.0.0.0"; app.http.server.configuration.port = 8082 }\n',
      'Sources/Run/main.swift':
        'import App\nimport Vapor\nvar env = try Environment.detect()\nlet app = Application(env)\ndefer { app.shutdown() }\ntry configure(app)\ntry app.run()\n',
    },
    ['8082/tcp@Sources/App/configure.swift:2 0.0.0.0'],
  ],
  [
    'no server where the application has none',
    {
      'src/main/kotlin/App.kt':
        'import org.springframework.boot.*\nfun start(args: Array<String>) = SpringApplication(App::class.java).run {\n    webApplicationType = WebApplicationType.NONE\n    run(*args)\n}\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    [],
  ],
  [
    'no server where the settings turn it off',
    {
      'src/main/java/App.java':
        'import org.springframework.boot.*;\nclass App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/resources/application.yml': 'spring:\n  main:\n    web-application-type: none\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    [],
  ],
  [
    'one server for management on the same port',
    {
      'src/main/java/App.java':
        'import org.springframework.boot.*;\nclass App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
      'src/main/resources/application.yml':
        'server:\n  port: ${SERVER_PORT:9000}\nmanagement:\n  server:\n    port: 9000\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>\n',
    },
    ['9000/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  [
    'a value of the settings',
    {
      'src/main/java/a/NettyServer.java':
        'package a;\nimport java.net.*;\nimport io.netty.bootstrap.ServerBootstrap;\nimport org.springframework.beans.factory.annotation.Value;\n@Component\npublic class NettyServer {\n  @Value("${netty.port}")\n  private Integer port;\n  public void start() throws Exception {\n    ServerBootstrap bootstrap = new ServerBootstrap();\n    bootstrap.localAddress(new InetSocketAddress(port));\n    bootstrap.bind().sync();\n  }\n}\n',
      'src/main/resources/application.yml': 'netty:\n  port: 8085\n',
    },
    ['8085/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  [
    'an object that is a server by what it extends',
    {
      'A.scala':
        'package app\nobject MyApp extends cask.Main {\n  val allRoutes = Seq(Routes())\n  override def port: Int = 8082\n  override def host: String = "0.0.0.0"\n}\n',
    },
    ['8082/tcp@4 0.0.0.0+::'],
  ],
  [
    'the default port of Ember',
    {
      'A.scala':
        'import cats.effect._\nimport org.http4s.ember.server.EmberServerBuilder\nobject Main extends IOApp { def run(args: List[String]) =\n  EmberServerBuilder.default[IO].withHttpApp(app).build.useForever }\n',
    },
    ['8080/tcp@4 127.0.0.1'],
  ],
  [
    'an effect of an option',
    {
      'A.scala':
        'import cats.effect._\nimport com.comcast.ip4s._\nimport org.http4s.ember.server.EmberServerBuilder\ncase class ServerConfig(host: String = "0.0.0.0", port: Int = 8085)\nobject Main extends IOApp { def run(args: List[String]) = {\n  val cfg = ServerConfig()\n  for { host <- IO.fromOption(Host.fromString(cfg.host))(new Exception("x"))\n        port <- IO.fromOption(Port.fromInt(cfg.port))(new Exception("x"))\n        _ <- EmberServerBuilder.default[IO].withHost(host).withPort(port).withHttpApp(app).build.useForever } yield ExitCode.Success } }\n',
    },
    ['8085/tcp@4 0.0.0.0+::'],
  ],
  [
    'a part of the settings in a trait',
    {
      'src/main/scala/A.scala':
        'import akka.http.scaladsl.Http\nimport com.typesafe.config.ConfigFactory\ntrait Config { private val config = ConfigFactory.load(); private val httpConfig = config.getConfig("http"); val httpHost = httpConfig.getString("interface"); val httpPort = httpConfig.getInt("port") }\nobject Main extends App with Config { Http().newServerAt(httpHost, httpPort).bindFlow(routes) }\n',
      'src/main/resources/application.conf': 'http { interface = "0.0.0.0", port = 8090 }\n',
    },
    ['8090/tcp@src/main/resources/application.conf:1 0.0.0.0+::'],
  ],
  [
    'a property of the JVM with a default',
    {
      'A.scala':
        'import org.apache.pekko.http.scaladsl.Http\nobject Main extends App { val port = sys.props.getOrElse("http.port", "8099").toInt\n Http().newServerAt("0.0.0.0", port).bind(routes) }\n',
    },
    ['8099/tcp@2 0.0.0.0+::'],
  ],
  [
    'an option that is folded',
    {
      'A.scala':
        'import akka.http.scaladsl.Http\nobject Server extends App { val PORT = sys.props.get("http.port").fold(8080)(_.toInt)\n Http().newServerAt("0.0.0.0", PORT).bindFlow(route) }\n',
    },
    ['8080/tcp@2 0.0.0.0+::'],
  ],
  [
    'settings of a trait of another file that is mixed in',
    {
      'src/main/scala/A.scala':
        'import akka.http.scaladsl.Http\nobject AuthCodeCard extends App with JsonProtocols with Config { Http().bindAndHandle(interface = interface, port = port, handler = r) }\n',
      'src/main/scala/Config.scala':
        'import com.typesafe.config.ConfigFactory\ntrait Config { protected val config = ConfigFactory.load()\n protected val interface = config.getString("http.interface")\n protected val port = config.getInt("http.port") }\n',
      'src/main/scala/JsonProtocols.scala':
        'trait JsonProtocols extends DefaultJsonProtocol { protected implicit val f = jsonFormat1(A.apply) }\n',
      'src/main/resources/application.conf': 'http { interface = "0.0.0.0", port = 8005 }\n',
    },
    ['8005/tcp@src/main/resources/application.conf:1 0.0.0.0+::'],
  ],
  [
    'a file store of Vert.x',
    {
      'src/main/java/a/S.java':
        'package a;\nimport io.vertx.core.*;\nimport io.vertx.config.*;\npublic class S extends AbstractVerticle { public void start() {\n ConfigStoreOptions file = new ConfigStoreOptions().setType("file").setConfig(new JsonObject().put("path", "application.json"));\n ConfigRetriever r = ConfigRetriever.create(vertx, new ConfigRetrieverOptions().addStore(file));\n r.getConfig(conf -> { vertx.createHttpServer().requestHandler(router::accept).listen(conf.result().getInteger("port")); }); } }\n',
      'src/main/resources/application.json': '{ "port": 2222 }\n',
    },
    ['2222/tcp@src/main/resources/application.json:1 0.0.0.0+::'],
  ],
  [
    'listeners of SuperSocket in the settings',
    {
      'Program.cs':
        'using SuperSocket.Server.Host;\nvar host = SuperSocketHostBuilder.Create<StringPackageInfo, CommandLinePipelineFilter>(args).UsePackageHandler(async (s, p) => {}).Build();\nawait host.RunAsync();\n',
      'appsettings.json': '{ "serverOptions": { "name": "x", "listeners": [ { "ip": "Any", "port": 4040 } ] } }\n',
    },
    ['4040/tcp@appsettings.json:1 0.0.0.0'],
  ],
  [
    'listeners of SuperSocket in the code',
    {
      'Program.cs':
        'using SuperSocket.Server;\nusing SuperSocket.Server.Host;\nvar host = SuperSocketHostBuilder.Create<StringPackageInfo, CommandLinePipelineFilter>()\n .ConfigureSuperSocket(options => { options.Name = "Echo"; options.Listeners = new List<ListenOptions> { new ListenOptions { Ip = "Any", Port = 4041 } }; }).Build();\nawait host.RunAsync();\n',
    },
    ['4041/tcp@4 0.0.0.0'],
  ],
  [
    'a server that listens by default',
    {
      'webapp/main.dart':
        'import "package:stream/stream.dart";\nvoid main() { new StreamServer(uriMapping: _mapping).start(); }\n',
    },
    ['8080/tcp@2 0.0.0.0'],
  ],
  [
    'a default of a derived builder',
    {
      'src/ldap.rs':
        'use actix_server::ServerBuilder;\npub fn build(config: &Configuration, server_builder: ServerBuilder) -> ServerBuilder { server_builder.bind("ldap", (config.ldap_host.clone(), config.ldap_port), || {}) }\nuse crate::configuration::Configuration;\n',
      'src/configuration.rs':
        '#[derive(Clone, derive_builder::Builder)]\npub struct Configuration {\n    #[builder(default = r#"String::from("0.0.0.0")"#)]\n    pub ldap_host: String,\n    #[builder(default = "3890")]\n    pub ldap_port: u16,\n}\n',
      'src/main.rs': 'mod configuration; mod ldap;\n',
    },
    ['3890/tcp@src/configuration.rs:5 0.0.0.0+::'],
  ],
  [
    'an application that another module makes',
    {
      'Sources/Run/main.swift': 'import App\ntry app(.detect()).run()\n',
      'Sources/App/app.swift':
        'import Vapor\npublic func app(_ env: Environment) throws -> Application { var config = Config.default(); let app = try Application(config: config); try boot(app); return app }\n',
    },
    ['8080/tcp@Sources/Run/main.swift:2 127.0.0.1'],
  ],
  [
    'a constant of an interface that the class implements',
    {
      'src/main/java/a/Config.java': 'package a;\npublic interface Config { int PORT = 8084; }\n',
      'src/main/java/a/S.java':
        'package a;\nimport java.net.ServerSocket;\npublic class S extends Thread implements Config { public void run() { try { ServerSocket s = new ServerSocket(PORT); } catch (Exception e) {} } }\n',
    },
    ['8084/tcp@src/main/java/a/Config.java:2 0.0.0.0+::'],
  ],
  [
    'a constant of the same package in another module',
    {
      'server/src/main/kotlin/org/example/Application.kt':
        'package org.example\nimport io.ktor.server.engine.*\nimport io.ktor.server.netty.*\nfun main() { embeddedServer(Netty, port = SERVER_PORT, host = "0.0.0.0", module = Application::module).start(wait = true) }\n',
      'shared/src/commonMain/kotlin/org/example/Constants.kt': 'package org.example\nconst val SERVER_PORT = 8080\n',
    },
    ['8080/tcp@shared/src/commonMain/kotlin/org/example/Constants.kt:2 0.0.0.0+::'],
  ],
  [
    'a file of settings that the program names without its extension',
    {
      'src/main.rs':
        'mod settings;\nuse actix_web::{App, HttpServer};\n#[actix_web::main] async fn main() -> std::io::Result<()> {\n    let settings = settings::Settings::new().unwrap();\n    let addr = format!("{}:{}", settings.server.host, settings.server.port);\n    HttpServer::new(move || App::new()).bind(&addr)?.run().await\n}\n',
      'src/settings.rs':
        'use config::{Config, ConfigError, Environment, File};\n#[derive(Debug, serde::Deserialize)] pub struct Server { pub host: String, pub port: u16 }\n#[derive(Debug, serde::Deserialize)] pub struct Settings { pub server: Server }\nimpl Settings { pub fn new() -> Result<Self, ConfigError> { let s = Config::builder().add_source(File::with_name("config/Default")).add_source(Environment::with_prefix("app")).build()?; s.try_deserialize() } }\n',
      'config/Default.toml': '[server]\nhost = "127.0.0.1"\nport = 8102\n',
    },
    ['8102/tcp@config/Default.toml:3 127.0.0.1'],
  ],
  [
    'an index that nothing is known of, and no default for it',
    {
      'A.kt':
        'import io.ktor.server.engine.*\nimport io.ktor.server.netty.*\nval config = load()\nfun main() { embeddedServer(Netty, port = config[server_port]) { }.start() }\n',
    },
    ['unresolved/tcp@4 0.0.0.0+::'],
  ],
  [
    'a lens that is called',
    {
      'A.kt':
        'import org.http4k.cloudnative.env.*\nimport org.http4k.lens.*\nimport org.http4k.server.*\nfun main() {\n    val portLens = EnvironmentKey.int().defaulted("HTTP_PORT", 8106)\n    app.asServer(Undertow(portLens(Environment.ENV))).start()\n}\n',
    },
    ['8106/tcp@5 0.0.0.0+::'],
  ],
  [
    'a flag that is called',
    {
      'A.scala':
        'import com.twitter.finagle.Http\nimport com.twitter.server.TwitterServer\nobject S extends TwitterServer {\n  val port = flag("http.port", ":8105", "where it listens")\n  def main(): Unit = {\n    val server = Http.server.serve(port(), service)\n  }\n}\n',
    },
    ['9990/tcp@3 0.0.0.0+::', '8105/tcp@4 0.0.0.0+::'],
  ],
];

it.each(programs)('finds %s', (_, files, finds) => {
  const [first = '', ...others] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, others.length > 0 ? '' : first))).toEqual(finds);
});
