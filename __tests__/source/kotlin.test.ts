import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/** A program that does this in its main function; the body's first line is line 4. */
const main = (body: string, top = '') =>
  `import java.net.*\nimport io.ktor.server.engine.*\n${top}; fun main(args: Array<String>) {\n${body}\n}\n`;
const serve = 'ServerSocket(port)';

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  [
    'the main class of an older build',
    {
      'server/build.gradle.kts': 'application {\n    mainClassName = "io.ktor.server.netty.EngineMain"\n}\n',
      'server/src/main/resources/application.conf': 'ktor.deployment.port = 8122\n',
    },
    ['8122/tcp@server/src/main/resources/application.conf:1 0.0.0.0+::'],
  ],
  [
    'a class of settings',
    {
      'src/main/kotlin/App.kt':
        '@ConfigurationProperties(prefix = "shop")\ndata class Settings(val port: Int = 1)\nclass App(val settings: Settings) { fun run() { java.net.ServerSocket(settings.port) } }',
      'src/main/resources/application.yml': 'shop:\n  port: 8120\n',
    },
    ['8120/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  [
    'settings that Hoplite reads',
    {
      'src/main/kotlin/App.kt':
        'import com.sksamuel.hoplite.ConfigLoaderBuilder\nfun main() {\nval settings = ConfigLoaderBuilder.default().addResourceSource("/application.yml").build().loadConfigOrThrow<Settings>()\njava.net.ServerSocket(settings.http.port)\n}',
      'src/main/resources/application.yml': 'http:\n  port: 8121\n',
    },
    ['8121/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  ['a literal', main('ServerSocket(8080)'), ['8080/tcp@4 0.0.0.0+::']],
  ['an underscore', main('ServerSocket(8_080)'), ['8080/tcp@4 0.0.0.0+::']],
  ['a default port', main('embeddedServer(Netty) { }.start()'), ['80/tcp@4 0.0.0.0+::']],
  ['no port', main('ServerSocket(-1)'), []],
  [
    'a port that only another class knows is no default',
    'import io.ktor.server.engine.*\nclass Engine(val port: Int, val name: String) : Config {\nfun serve(http: Handler) = object : Server {\nprivate val engine = embeddedServer(CIO, port) { }\noverride fun port() = engine.port\n} }\n',
    ['unresolved/tcp@4 0.0.0.0+::'],
  ],
  ['named arguments', main('embeddedServer(Netty, host = "127.0.0.1", port = 8081) { }'), ['8081/tcp@4 127.0.0.1']],
  ['a constant', main('ServerSocket(PORT)', 'const val PORT = 8082'), ['8082/tcp@3 0.0.0.0+::']],
  [
    'a constant of an object',
    main('ServerSocket(Config.PORT)', 'object Config { const val PORT = 8083\n}'),
    ['8083/tcp@3 0.0.0.0+::'],
  ],
  [
    'a constant of a companion object',
    'class App {\nfun run() { java.net.ServerSocket(PORT) }\ncompanion object { private const val PORT = 8084\n} }',
    ['8084/tcp@3 0.0.0.0+::'],
  ],
  [
    'a constant of another file of the package',
    {
      'src/App.kt': `package a\n${main('ServerSocket(PORT)')}`,
      'src/Config.kt': 'package a\nconst val PORT = 8085\n',
    },
    ['8085/tcp@src/Config.kt:2 0.0.0.0+::'],
  ],
  [
    'a constant of another package',
    {
      'src/App.kt': `package a\nimport b.PORT\n${main('ServerSocket(PORT)')}`,
      'src/b/Config.kt': 'package b\nconst val PORT = 8086\n',
    },
    ['8086/tcp@src/b/Config.kt:2 0.0.0.0+::'],
  ],
  ['an elvis', main(`val port = System.getenv("PORT")?.toInt() ?: 8087\n${serve}`), ['8087/tcp@4 0.0.0.0+::']],
  [
    'the environment as a map',
    main(`val port = System.getenv()["PORT"]?.toInt() ?: 8088\n${serve}`),
    ['8088/tcp@4 0.0.0.0+::'],
  ],
  [
    'getOrDefault',
    main(`val port = System.getenv().getOrDefault("PORT", "8089").toInt()\n${serve}`),
    ['8089/tcp@4 0.0.0.0+::'],
  ],
  [
    'getOrElse',
    main(`val port = System.getenv().getOrElse("PORT") { "8090" }.toInt()\n${serve}`),
    ['8090/tcp@4 0.0.0.0+::'],
  ],
  [
    'an argument',
    main(`val port = if (args.isNotEmpty()) args[0].toInt() else 8091\n${serve}`),
    ['8091/tcp@4 0.0.0.0+::'],
  ],
  ['firstOrNull', main(`val port = args.firstOrNull()?.toInt() ?: 8092\n${serve}`), ['8092/tcp@4 0.0.0.0+::']],
  [
    'when',
    main(`val port = when (args.size) {\n0 -> 8093\nelse -> args[0].toInt()\n}\n${serve}`),
    ['8093/tcp@5 0.0.0.0+::'],
  ],
  ['let', main('8094.let { port -> ServerSocket(port) }'), ['8094/tcp@4 0.0.0.0+::']],
  [
    'a default of a parameter',
    main('start()', 'fun start(port: Int = 8095) { ServerSocket(port) }'),
    ['8095/tcp@3 0.0.0.0+::'],
  ],
  ['a parameter', main('start(port = 8096)', 'fun start(port: Int) { ServerSocket(port) }'), ['8096/tcp@4 0.0.0.0+::']],
  [
    'a property of a class',
    main('Server(8097).start()', 'class Server(private val port: Int) { fun start() { ServerSocket(port) } }'),
    ['8097/tcp@4 0.0.0.0+::'],
  ],
  [
    'a data class',
    main('ServerSocket(Config().port)', 'data class Config(val port: Int = 8098)'),
    ['8098/tcp@3 0.0.0.0+::'],
  ],
  ['lazy', main('ServerSocket(port)', 'val port by lazy { 8099 }'), ['8099/tcp@3 0.0.0.0+::']],
  [
    'an option of clikt',
    'class Cmd : CliktCommand() {\nval port by option().int().default(8100)\noverride fun run() { java.net.ServerSocket(port) } }',
    ['8100/tcp@2 0.0.0.0+::'],
  ],
  ['an address', main('ServerSocket().bind(InetSocketAddress("127.0.0.1", 8101))'), ['8101/tcp@4 127.0.0.1']],
  [
    'a template',
    main('val port = 8102\njavax.xml.ws.Endpoint.publish("http://localhost:$port/x", Hello())'),
    ['8102/tcp@4 127.0.0.1'],
  ],
  [
    'a template in braces',
    main('val port = 8103\njavax.xml.ws.Endpoint.publish("http://localhost:${port}/x", Hello())'),
    ['8103/tcp@4 127.0.0.1'],
  ],
  [
    'a property of a Java object',
    `import org.apache.catalina.startup.Tomcat\nfun main() {\nval tomcat = Tomcat()\ntomcat.port = 8104\n}`,
    ['8104/tcp@4 0.0.0.0+::'],
  ],
  [
    'apply',
    `import org.apache.catalina.startup.Tomcat\nfun main() {\nTomcat().apply {\nport = 8105\n}.start()\n}`,
    ['8105/tcp@4 0.0.0.0+::'],
  ],
  [
    'connectors',
    main('embeddedServer(Netty, configure = {\nconnector { port = 8106 }\n}) { }.start()'),
    ['8106/tcp@5 0.0.0.0+::'],
  ],
  [
    'a setting of Ktor',
    {
      'src/App.kt': main('val port = environment.config.property("http.port").getString().toInt()\nServerSocket(port)'),
      'resources/application.yaml': 'http:\n  port: 8107\n',
    },
    ['8107/tcp@resources/application.yaml:2 0.0.0.0+::'],
  ],
  [
    'Javalin',
    'import io.javalin.Javalin\nfun main() {\nval app = Javalin.create { it.showJavalinBanner = false }.start(8108)\n}',
    ['8108/tcp@3 0.0.0.0+::'],
  ],
  [
    'a verticle',
    'import io.vertx.core.AbstractVerticle\nclass V : AbstractVerticle() {\noverride fun start() { vertx.createHttpServer().listen(8109) }\n}',
    ['8109/tcp@3 0.0.0.0+::'],
  ],
  [
    'Spring Boot',
    {
      'src/main/kotlin/App.kt':
        'import org.springframework.boot.runApplication\nfun main(args: Array<String>) { runApplication<App>(*args) }',
      'src/main/resources/application.yml': 'server:\n  port: 8110\n',
    },
    ['8110/tcp@src/main/resources/application.yml:2 0.0.0.0+::'],
  ],
  [
    'a list',
    main('listOf(8111, 8112).forEach { ServerSocket(it) }'),
    ['8111/tcp@4 0.0.0.0+::', '8112/tcp@4 0.0.0.0+::'],
  ],
  ['a client', main('Socket("h", 80)\nHttpClient { defaultRequest { port = 443 } }\nval server = 8080'), []],
  ['a text', main('println("""ServerSocket(8080)""")\n// ServerSocket(8080)'), []],
];

it.each(cases)('%s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'App.kt': code } : code;
  const [first] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
});
