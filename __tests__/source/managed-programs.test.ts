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
        'import java.io.*; import java.net.*; import java.util.Properties;\npublic class App {\n  public static void main(String[] args) throws Exception {\n    Properties props = new Properties();\n    try (InputStream in = App.class.getClassLoader().getResourceAsStream("server.properties")) {\n      props.load(in);\n    }\n    int port = Integer.parseInt(props.getProperty("server.port", "9000"));\n    ServerSocket s = new ServerSocket(port);\n  }\n}\n',
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
];

it.each(programs)('finds %s', (_, files, finds) => {
  const [first = '', ...others] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, others.length > 0 ? '' : first))).toEqual(finds);
});
