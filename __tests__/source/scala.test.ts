import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/** An object that does this in its main method; the body's first line is line 4. */
const main = (body: string, members = '') =>
  `import java.net._\nobject App { ${members}\ndef main(args: Array[String]): Unit = {\n${body}\n} }\n`;
const serve = 'new ServerSocket(port)';

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['a literal', main('new ServerSocket(8080)'), ['8080/tcp@4 0.0.0.0+::']],
  ['a value', main(`val port = 8081\n${serve}`), ['8081/tcp@4 0.0.0.0+::']],
  ['a value of the object', main('new ServerSocket(Port)', 'val Port = 8082'), ['8082/tcp@2 0.0.0.0+::']],
  ['a method without brackets', main('new ServerSocket(port)', 'def port = 8083'), ['8083/tcp@2 0.0.0.0+::']],
  [
    'a value of another object',
    main('new ServerSocket(Config.port)', '}; object Config { val port = 8084'),
    ['8084/tcp@2 0.0.0.0+::'],
  ],
  [
    'a value of another package',
    {
      'src/App.scala': `package a\nimport b.Config\n${main('new ServerSocket(Config.Port)')}`,
      'src/b/Config.scala': 'package b\nobject Config { val Port = 8085 }',
    },
    ['8085/tcp@src/b/Config.scala:2 0.0.0.0+::'],
  ],
  [
    'settings that are read into a class',
    {
      'src/main/scala/App.scala': [
        'import cats.effect.{IO, IOApp, Resource}',
        'import io.circe.config.parser',
        'import org.http4s.blaze.server.BlazeServerBuilder',
        'object App extends IOApp.Simple {',
        '  def server = for {',
        '    conf <- Resource.eval(parser.decodePathF[IO, Settings]("shop"))',
        '    server <- BlazeServerBuilder[IO].bindHttp(conf.server.port, conf.server.host).resource',
        '  } yield server',
        '}',
      ].join('\n'),
      'src/main/resources/reference.conf': 'shop {\n  server {\n    host = "127.0.0.1"\n    port = 8101\n  }\n}\n',
    },
    ['8101/tcp@src/main/resources/reference.conf:4 127.0.0.1'],
  ],
  [
    'settings of a file that another one includes',
    {
      'src/main/scala/App.scala': main('new ServerSocket(system.settings.config.getInt("shop.grpc.port"))'),
      'src/main/resources/application.conf': 'include "grpc"\nakka.loglevel = INFO\n',
      'src/main/resources/grpc.conf': 'shop.grpc {\n  port = 8103\n}\n',
    },
    ['8103/tcp@src/main/resources/grpc.conf:2 0.0.0.0+::'],
  ],
  [
    'a part of the settings',
    {
      'src/main/scala/App.scala': main(
        'val config = ConfigSource.default.at("api").loadOrThrow[Api]\nnew ServerSocket(config.httpPort)',
      ).replace('import java.net._', 'import java.net._; import pureconfig._'),
      'src/main/resources/application.conf': 'api.http-port = 8102\n',
    },
    ['8102/tcp@src/main/resources/application.conf:1 0.0.0.0+::'],
  ],
  ['the environment', main(`val port = sys.env.getOrElse("PORT", "8086").toInt\n${serve}`), ['8086/tcp@4 0.0.0.0+::']],
  [
    'an option',
    main(`val port = sys.env.get("PORT").map(_.toInt).getOrElse(8087)\n${serve}`),
    ['8087/tcp@4 0.0.0.0+::'],
  ],
  [
    'an option of Java',
    main(`val port = Option(System.getenv("PORT")).map(_.toInt).getOrElse(8088)\n${serve}`),
    ['8088/tcp@4 0.0.0.0+::'],
  ],
  ['an argument', main(`val port = if (args.nonEmpty) args(0).toInt else 8089\n${serve}`), ['8089/tcp@4 0.0.0.0+::']],
  [
    'a match',
    main(`val port = args.headOption match {\ncase Some(p) => p.toInt\ncase None => 8090\n}\n${serve}`),
    ['8090/tcp@6 0.0.0.0+::'],
  ],
  [
    'a parameter',
    main('start(port = 8091)', 'def start(port: Int): Unit = new ServerSocket(port)'),
    ['8091/tcp@4 0.0.0.0+::'],
  ],
  [
    'a default',
    main('start()', 'def start(port: Int = 8092): Unit = new ServerSocket(port)'),
    ['8092/tcp@2 0.0.0.0+::'],
  ],
  [
    'a class',
    main('new Server(8093).start()', 'class Server(port: Int) { def start() = new ServerSocket(port) }'),
    ['8093/tcp@4 0.0.0.0+::'],
  ],
  [
    'a case class',
    main('new ServerSocket(Config().port)', 'case class Config(port: Int = 8094)'),
    ['8094/tcp@2 0.0.0.0+::'],
  ],
  [
    'a loop',
    main('for (port <- Seq(8095, 8096)) new ServerSocket(port)'),
    ['8095/tcp@4 0.0.0.0+::', '8096/tcp@4 0.0.0.0+::'],
  ],
  ['an address', main('new ServerSocket().bind(new InetSocketAddress("127.0.0.1", 8097))'), ['8097/tcp@4 127.0.0.1']],
  [
    'a setting of the configuration',
    {
      'src/main/scala/App.scala': main('val port = ConfigFactory.load().getInt("http.port")\nnew ServerSocket(port)'),
      'src/main/resources/application.conf': 'http {\n  port = 8098\n  port = ${?PORT}\n}\n',
    },
    ['8098/tcp@src/main/resources/application.conf:2 0.0.0.0+::'],
  ],
  [
    'a constant before the chain',
    'import com.comcast.ip4s._\nimport org.http4s.ember.server.EmberServerBuilder\nobject A {\nval p = port"8099"\nval s = EmberServerBuilder.default[IO].withPort(p).build\n}',
    ['8099/tcp@4 0.0.0.0+::'],
  ],
  [
    'a second list of arguments',
    'import akka.http.scaladsl.Http\nobject A {\nHttp()(system).newServerAt("0.0.0.0", 8100).bind(routes)\n}',
    ['8100/tcp@3 0.0.0.0+::'],
  ],
  [
    'indentation for brackets',
    'import zio.http.*\nobject A extends ZIOAppDefault:\n  val port = 8101\n  def run =\n    Server.serve(app).provide(Server.defaultWithPort(port))\n',
    ['8101/tcp@3 0.0.0.0+::'],
  ],
  ['cask without a port', 'object A extends cask.MainRoutes {\ninitialize()\n}', ['8080/tcp@1 127.0.0.1']],
  ['a client', main('new Socket("h", 80); Http().singleRequest(HttpRequest(uri = "http://localhost:80"))'), []],
  ['texts', main('println("""new ServerSocket(8080)""") // new ServerSocket(80)'), []],
];

it.each(cases)('%s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'App.scala': code } : code;
  const [first] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
});
