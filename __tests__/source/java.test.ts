import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/** A class that does this in its main method; the body's first line is line 4. */
const main = (body: string, members = '') =>
  `import java.net.*; import java.util.*;\nclass App { ${members}\nstatic void main(String[] args) throws Exception {\n${body}\n} }\n`;
const serve = 'new ServerSocket(port);';

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  [
    'a class of settings with getters of Lombok',
    {
      'src/main/java/App.java': main('new ServerSocket(new Settings().getPort());'),
      'src/main/java/Settings.java': '@Data\npublic class Settings {\nprivate int port = 8120;\n}',
    },
    ['8120/tcp@src/main/java/Settings.java:3 0.0.0.0+::'],
  ],
  [
    'a class of settings whose values a file has',
    {
      'src/main/java/App.java':
        'import java.net.*;\nclass App {\nprivate final Settings settings;\nvoid run() { new ServerSocket(settings.getTcpPort()); }\n}',
      'src/main/java/Settings.java':
        '@Data\n@ConfigurationProperties(prefix = "shop")\npublic class Settings {\nprivate int tcpPort = 1;\n}',
      'src/main/resources/application.yml': 'shop:\n  tcp-port: 8121\n',
    },
    ['8121/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  [
    "an option's default",
    main('int port = Integer.parseInt(line.getOptionValue("port", "8122"));\nnew ServerSocket(port);'),
    ['8122/tcp@4 0.0.0.0+::'],
  ],
  [
    'settings of another name',
    {
      'src/main/java/App.java':
        'import org.springframework.boot.SpringApplication;\nclass App { public static void main(String[] args) {\nSpringApplication.run(App.class, "--spring.config.name=shop");\n} }',
      'src/main/resources/shop.yml': 'server:\n  port: 8123\n',
      'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>',
    },
    ['8123/tcp@src/main/resources/shop.yml:2 0.0.0.0+::'],
  ],
  ['a negative port that asks for any', main('new org.apache.dubbo.config.ProtocolConfig("dubbo", -1);'), []],
  [
    'routes of a program that tells the port in another file',
    {
      'src/App.java':
        'import static spark.Spark.*;\nclass App { public static void main(String[] args) {\nSettings.apply();\nget("/", page);\n} }',
      'src/Settings.java':
        'import static spark.Spark.*;\nclass Settings { static void apply() {\nport(Integer.parseInt(System.getenv("LISTEN")));\n} }',
    },
    ['unresolved/tcp@src/Settings.java:3 0.0.0.0+::'],
  ],
  [
    'routes that no main method is beside',
    'import static spark.Spark.*;\nclass Routes { static void add() {\nget("/", page);\n} }',
    [],
  ],
  [
    'a server that another program starts',
    {
      'src/Chat.java':
        'import java.net.*;\npublic class Chat {\nChat(int port) throws Exception { new ServerSocket(port); }\nChat(int port, String draft) throws Exception { new ServerSocket(port); }\npublic static void main(String[] args) throws Exception { new Chat(8861); }\n}\n',
      'src/Draft.java':
        'public class Draft { public static void main(String[] args) throws Exception { new Chat(8862, "x"); } }\n',
    },
    ['8861/tcp@5 0.0.0.0+::', '8862/tcp@src/Draft.java:1 0.0.0.0+::'],
  ],
  ['a literal', main('new ServerSocket(8080);'), ['8080/tcp@4 0.0.0.0+::']],
  ['a hexadecimal literal', main('new ServerSocket(0x1F90);'), ['8080/tcp@4 0.0.0.0+::']],
  ['an address', main('new ServerSocket(8080, 50, InetAddress.getByName("127.0.0.1"));'), ['8080/tcp@4 127.0.0.1']],
  [
    'the loopback address',
    main('new ServerSocket(8080, 0, InetAddress.getLoopbackAddress());'),
    ['8080/tcp@4 127.0.0.1'],
  ],
  ['a fully qualified name', 'class A { void f() { new java.net.ServerSocket(8080); } }', ['8080/tcp@1 0.0.0.0+::']],
  ['any free port', main('new ServerSocket(0);'), ['ephemeral/tcp@4 0.0.0.0+::']],
  [
    'one of two values',
    main(
      'int port = 80;\nif (args.length > 0) port = Integer.parseInt(args[0]); else port = 8090;\nnew ServerSocket(port);',
    ),
    ['8090/tcp@5 0.0.0.0+::'],
  ],
  [
    'what a builder is told',
    'class B { int port = 80; B port(int p) { this.port = p; return this; } void f() { new java.net.ServerSocket(port); }\n static void g() { new B().port(8094).f(); } }',
    ['8094/tcp@2 0.0.0.0+::'],
  ],
  [
    'what a builder is not told',
    'class B { int port = 8095; B port(int p) { this.port = p; return this; } void f() { new java.net.ServerSocket(port); }\n static void g() { new B().f(); } }',
    ['8095/tcp@1 0.0.0.0+::'],
  ],
  [
    'a field that the constructor replaces',
    'class A { int port = 80; A(int p) { this.port = p; } void f() { new java.net.ServerSocket(port); }\n static void g() { new A(8092).f(); } }',
    ['8092/tcp@2 0.0.0.0+::'],
  ],
  [
    'a field that one of the constructors replaces',
    'class A { int port = 8093; A() {} A(int p) { this.port = p; } void f() { new java.net.ServerSocket(port); }\n static void g() { new A().f(); } }',
    ['8093/tcp@1 0.0.0.0+::'],
  ],
  [
    'the default of an option',
    main('String port = cmd.getOptionValue("port", "8091");\nnew ServerSocket(Integer.parseInt(port));'),
    ['8091/tcp@4 0.0.0.0+::'],
  ],
  [
    'two chains of one builder, and HTTP/3',
    'import reactor.netty.http.server.HttpServer;\nclass A { void f() { HttpServer h = HttpServer.create();\nh.host("localhost").port(8094).bindNow();\nh.host("0.0.0.0").port(8095).bindNow();\nHttpServer.create().port(8096).protocol(HttpProtocol.HTTP3).bindNow(); } }',
    ['8094/tcp@3 127.0.0.1', '8095/tcp@4 0.0.0.0+::', '8096/udp@5 0.0.0.0+::'],
  ],
  ['a constant', main('new ServerSocket(PORT);', 'static final int PORT = 8081;'), ['8081/tcp@2 0.0.0.0+::']],
  [
    'a constant by its class',
    main('new ServerSocket(App.PORT);', 'static final int PORT = 8082;'),
    ['8082/tcp@2 0.0.0.0+::'],
  ],
  [
    'a constant that is written later',
    `class A { void f() { new java.net.ServerSocket(P); }\nstatic final int P = 8083; }`,
    ['8083/tcp@2 0.0.0.0+::'],
  ],
  [
    'a constant of an interface in the package',
    {
      'a/App.java': `package a;\n${main('new ServerSocket(Ports.HTTP);')}`,
      'a/Ports.java': 'package a;\ninterface Ports { int HTTP = 8084; }',
    },
    ['8084/tcp@a/Ports.java:2 0.0.0.0+::'],
  ],
  [
    'a constant of another package',
    {
      'src/a/App.java': `package a;\nimport b.Ports;\n${main('new ServerSocket(Ports.HTTP);')}`,
      'src/b/Ports.java': 'package b;\npublic class Ports { public static final int HTTP = 8085; }',
    },
    ['8085/tcp@src/b/Ports.java:2 0.0.0.0+::'],
  ],
  [
    'a constant that is imported by its name',
    {
      'src/a/App.java': `package a;\nimport static b.Ports.HTTP;\n${main('new ServerSocket(HTTP);')}`,
      'src/b/Ports.java': 'package b;\npublic class Ports { public static final int HTTP = 8086; }',
    },
    ['8086/tcp@src/b/Ports.java:2 0.0.0.0+::'],
  ],
  [
    'an argument or a default',
    main(`int port = args.length > 0 ? Integer.parseInt(args[0]) : 8087;\n${serve}`),
    ['8087/tcp@4 0.0.0.0+::'],
  ],
  [
    'a default that an argument replaces',
    main(`int port = 8088;\nif (args.length > 0) {\nport = Integer.parseInt(args[0]);\n}\n${serve}`),
    ['8088/tcp@4 0.0.0.0+::'],
  ],
  [
    'a declaration without a value',
    main(`int port;\nif (args.length > 0) { port = Integer.parseInt(args[0]); } else { port = 8089; }\n${serve}`),
    ['8089/tcp@5 0.0.0.0+::'],
  ],
  [
    'an Optional',
    main(`int port = Optional.ofNullable(System.getenv("PORT")).map(Integer::parseInt).orElse(8090);\n${serve}`),
    ['8090/tcp@4 0.0.0.0+::'],
  ],
  [
    'getOrDefault',
    main(`int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8091"));\n${serve}`),
    ['8091/tcp@4 0.0.0.0+::'],
  ],
  ['a system property', main(`int port = Integer.getInteger("port", 8092);\n${serve}`), ['8092/tcp@4 0.0.0.0+::']],
  [
    'the text of one',
    main(`int port = Integer.parseInt(System.getProperty("port", "8093"));\n${serve}`),
    ['8093/tcp@4 0.0.0.0+::'],
  ],
  [
    'a parameter',
    main('start(8094);', 'static void start(int port) throws Exception { new ServerSocket(port); }'),
    ['8094/tcp@4 0.0.0.0+::'],
  ],
  [
    'the method of the same name that takes it',
    main(
      'start();',
      'static void start() { start(8095); }\nstatic void start(int port) throws Exception { new ServerSocket(port); }',
    ),
    ['8095/tcp@2 0.0.0.0+::'],
  ],
  [
    'a field that the constructor gives',
    main(
      'new App(8096).run();',
      'final int port; App(int port) { this.port = port; } void run() { new ServerSocket(port); }',
    ),
    ['8096/tcp@4 0.0.0.0+::'],
  ],
  [
    'a constructor that calls another one',
    main(
      'new App().run();',
      'int port;\nApp() { this(8097); }\nApp(int port) { this.port = port; } void run() { new ServerSocket(port); }',
    ),
    ['8097/tcp@3 0.0.0.0+::'],
  ],
  [
    'constructors that call each other',
    main(
      'new App(8118);',
      'App(int port) { this(port, "x"); }\nApp(int port, String name) { this(port, name, 1); }\nApp(int port, String name, int n) { new ServerSocket(port); }',
    ),
    ['8118/tcp@6 0.0.0.0+::'],
  ],
  [
    'a constructor that another file calls',
    {
      'a/Main.java': 'package a;\nclass Main { static void main(String[] args) { new Server(8098).start(); } }',
      'a/Server.java':
        'package a;\nimport java.net.*;\nclass Server { int p; Server(int p) { this.p = p; } void start() { new ServerSocket(p); } }',
    },
    ['8098/tcp@2 0.0.0.0+::'],
  ],
  [
    'a method that another file calls',
    {
      'a/Main.java': 'package a;\nclass Main { static void main(String[] args) { new Server().start(8099); } }',
      'a/Server.java': 'package a;\nimport java.net.*;\nclass Server { void start(int p) { new ServerSocket(p); } }',
    },
    ['8099/tcp@2 0.0.0.0+::'],
  ],
  [
    'a record',
    main('new ServerSocket(new Config(8100).port());', 'record Config(int port) {}'),
    ['8100/tcp@4 0.0.0.0+::'],
  ],
  [
    'an enum',
    main(
      'new ServerSocket(Port.HTTP.number);',
      'enum Port {\nHTTP(8101); final int number; Port(int number) { this.number = number; } }',
    ),
    ['8101/tcp@3 0.0.0.0+::'],
  ],
  [
    'a getter',
    main(
      'new ServerSocket(new Config().getPort());',
      'static class Config { private int port = 8102; int getPort() { return port; } }',
    ),
    ['8102/tcp@2 0.0.0.0+::'],
  ],
  [
    'a loop',
    main('for (int port : new int[] {8103, 8104}) { new ServerSocket(port); }'),
    ['8103/tcp@4 0.0.0.0+::', '8104/tcp@4 0.0.0.0+::'],
  ],
  [
    'a list',
    main('List.of(8103, 8104).forEach(port -> new ServerSocket(port));'),
    ['8103/tcp@4 0.0.0.0+::', '8104/tcp@4 0.0.0.0+::'],
  ],
  [
    'a text that is put together',
    `import javax.xml.ws.Endpoint;\nclass A { void f() { int port = 8105;\nEndpoint.publish("http://localhost:" + port + "/x", new B()); } }`,
    ['8105/tcp@2 127.0.0.1'],
  ],
  [
    'a format',
    `import javax.xml.ws.Endpoint;\nclass A { void f() { Endpoint.publish(String.format("http://0.0.0.0:%d/x", 8106), new B()); } }`,
    ['8106/tcp@2 0.0.0.0+::'],
  ],
  [
    'a switch',
    main(`int port = switch (args[0]) { case "a" -> 8107; default -> 8108; };\n${serve}`),
    ['8107/tcp@4 0.0.0.0+::'],
  ],
  [
    'a try',
    main(
      `int port;\ntry { port = Integer.parseInt(System.getenv("PORT")); } catch (Exception e) { port = 8109; }\n${serve}`,
    ),
    ['8109/tcp@5 0.0.0.0+::'],
  ],
  ['what try opens', main('try (ServerSocket s = new ServerSocket(8110)) { s.accept(); }'), ['8110/tcp@4 0.0.0.0+::']],
  [
    'an unbound socket that is bound later',
    main('ServerSocket s = new ServerSocket();\ns.bind(new InetSocketAddress(8111));'),
    ['8111/tcp@5 0.0.0.0+::'],
  ],
  [
    'an annotation with a setting',
    `class A { @Value("\${app.port:8112}") int port; void f() { new java.net.ServerSocket(port); } }`,
    ['8112/tcp@1 0.0.0.0+::'],
  ],
  [
    'the setting of an annotation',
    {
      'src/main/java/A.java': `class A { @Value("\${app.port:1}") int port; void f() { new java.net.ServerSocket(port); } }`,
      'src/main/resources/application.properties': 'app.name=x\napp.port = 8113\n',
    },
    ['8113/tcp@src/main/resources/application.properties:2 0.0.0.0+::'],
  ],
  [
    'an option of picocli',
    `class A { @Option(names = "--port", defaultValue = "8114") int port; void f() { new java.net.ServerSocket(port); } }`,
    ['8114/tcp@1 0.0.0.0+::'],
  ],
  [
    'an inherited server',
    `import java.net.*;\nclass A extends ServerSocket { A() throws Exception { super(8115); } }`,
    ['8115/tcp@2 0.0.0.0+::'],
  ],
  [
    'a class of the package of a known name',
    {
      'a/A.java': 'package a;\nimport io.netty.Foo;\nclass A { void f() { new ServerSocket(8116); } }',
      'a/ServerSocket.java': 'package a; class ServerSocket {}',
    },
    [],
  ],
  ['a client', main('new Socket("localhost", 8117);\nnew ServerSocket();'), []],
  [
    'a comment and a text',
    main('// new ServerSocket(8118);\nString s = "new ServerSocket(8118)"; ServerSocket t = null;'),
    [],
  ],
  ['an unresolved port', main('new ServerSocket(Integer.parseInt(args[0]));'), ['unresolved/tcp@4 0.0.0.0+::']],
];

it.each(cases)('%s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'App.java': code } : code;
  const [first] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
});

const spring =
  'import org.springframework.boot.SpringApplication;\nclass App { void f() { SpringApplication.run(App.class, args); } }';
const springs: readonly (readonly [name: string, files: Record<string, string>, finds: readonly string[]])[] = [
  ['nothing that serves', { 'src/main/java/App.java': spring }, []],
  [
    'the default of a web application',
    { 'src/main/java/App.java': spring, 'pom.xml': '<artifactId>spring-boot-starter-web</artifactId>' },
    ['8080/tcp@2 0.0.0.0+::'],
  ],
  [
    'application.yml, documents for profiles aside',
    {
      'src/main/java/App.java': spring,
      'src/main/resources/application.yml':
        'server:\n  port: ${PORT:8120}\n---\nspring.config.activate.on-profile: prod\nserver:\n  port: 80\n',
    },
    ['8120/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  [
    'settings of another name',
    {
      'src/main/java/App.java': spring.replace('App.class, args', 'App.class, "--spring.config.name=shop"'),
      'pom.xml': 'spring-boot-starter-web',
    },
    [],
  ],
  [
    'settings that a server of Nacos keeps',
    {
      'src/main/java/App.java': spring,
      'pom.xml': 'spring-boot-starter-web',
      'src/main/resources/bootstrap.yml': 'spring:\n  profiles:\n    active: dev\n',
      'src/main/resources/bootstrap-dev.yml': 'spring.cloud.nacos.config.server-addr: 192.168.1.5:8848\n',
    },
    [],
  ],
  [
    'settings that a server gives',
    {
      'src/main/java/App.java': spring,
      'pom.xml': 'spring-boot-starter-web',
      'src/main/resources/application.yml': 'spring.config.import: configserver:http://localhost:8888\n',
    },
    [],
  ],
  [
    'settings of Spring Cloud, which are read before the others',
    {
      'src/main/java/App.java': spring,
      'pom.xml': 'spring-boot-starter-web',
      'src/main/resources/bootstrap.yml':
        'server:\n  port: 8124\nspring:\n  config:\n    import:\n      - nacos:shop.yml\n',
    },
    ['8124/tcp@src/main/resources/bootstrap.yml:2 0.0.0.0+::'],
  ],
  [
    'settings that Nacos gives',
    {
      'src/main/java/App.java': spring,
      'pom.xml': 'spring-boot-starter-web',
      'src/main/resources/bootstrap.yml': 'spring.cloud.nacos.config.server-addr: localhost:8848\n',
    },
    [],
  ],
  [
    'beans that Spring does not look at',
    {
      'HttpsConfig.java':
        'import org.apache.catalina.connector.Connector;\nclass HttpsConfig { @Bean Connector connector() { Connector c = new Connector("HTTP/1.1"); c.setPort(8083); return c; } }',
    },
    [],
  ],
  [
    'beans that Spring makes',
    {
      'HttpsConfig.java':
        'import org.apache.catalina.connector.Connector;\n@Configuration class HttpsConfig { @Bean Connector connector() { Connector c = new Connector("HTTP/1.1"); c.setPort(8083); return c; } }',
    },
    ['8083/tcp@2 0.0.0.0+::'],
  ],
  [
    'settings that stay on the machine of their author',
    {
      'a/src/main/java/App.java': spring,
      'a/pom.xml': '<artifactId>spring-boot-starter-web</artifactId>',
      '.gitignore': 'target/\n/a/src/main/resources/application.properties\n',
    },
    ['unresolved/tcp@2 0.0.0.0+::'],
  ],
  [
    'settings of another program that stay on the machine of their author',
    {
      'a/src/main/java/App.java': spring,
      'a/pom.xml': '<artifactId>spring-boot-starter-web</artifactId>',
      '.gitignore': 'b/src/main/resources/application.properties\n',
    },
    ['8080/tcp@2 0.0.0.0+::'],
  ],
  [
    'secrets in a file of their own that is imported',
    {
      'a/src/main/java/App.java': spring,
      'a/pom.xml': '<artifactId>spring-boot-starter-web</artifactId>',
      'a/src/main/resources/application.yml': 'spring:\n  config:\n    import: optional:application-secret.yml\n',
    },
    ['8080/tcp@2 0.0.0.0+::'],
  ],
  [
    'settings of a profile that stay on the machine of their author',
    {
      'a/src/main/java/App.java': spring,
      'a/pom.xml': '<artifactId>spring-boot-starter-web</artifactId>',
      '.gitignore': 'application-local.yml\n# application.yml\n',
    },
    ['8080/tcp@2 0.0.0.0+::'],
  ],
  [
    'the port of the management endpoints',
    {
      'a/src/main/java/App.java': spring,
      'a/src/main/resources/application.properties':
        'server.port=8121\nserver.address=127.0.0.1\nmanagement.server.port=8122',
    },
    [
      '8121/tcp@a/src/main/resources/application.properties:1 127.0.0.1',
      '8122/tcp@a/src/main/resources/application.properties:3 0.0.0.0+::',
    ],
  ],
  [
    'management endpoints on the port of the application',
    {
      'a/src/main/java/App.java': spring,
      'a/src/main/resources/application.properties': 'server.port=8121\nmanagement.server.port=8121',
    },
    ['8121/tcp@a/src/main/resources/application.properties:1 0.0.0.0+::'],
  ],
  [
    'an application without a server',
    {
      'src/main/java/App.java':
        'import org.springframework.boot.builder.SpringApplicationBuilder;\nclass App { static void main(String[] args) {\nnew SpringApplicationBuilder(App.class).web(WebApplicationType.NONE).run(args); } }',
      'pom.xml': 'spring-boot-starter-web',
    },
    [],
  ],
  [
    'default properties in the code',
    {
      'App.java':
        'import org.springframework.boot.SpringApplication;\nclass App { void f() { var app = new SpringApplication(App.class);\napp.setDefaultProperties(java.util.Map.of("server.port", "8123")); app.run(args); } }',
    },
    ['8123/tcp@3 0.0.0.0+::'],
  ],
  ['a server that is turned off', { 'App.java': spring, 'application.properties': 'server.port=-1' }, []],
];

it.each(springs)('Spring: %s', (_, files, finds) => {
  const [first] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
});
