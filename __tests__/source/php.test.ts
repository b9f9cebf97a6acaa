import { describe, expect, it } from 'vitest';
import { phpImports } from '../../src/extractors/source-code/php/module-files.ts';
import { declarationsIn, listenersIn, show } from './listeners.ts';

const php = (...code: readonly string[]) => ['<?php', ...code].join('\n');
/** A server of the standard library on what `port` says. */
const on = (...code: readonly string[]) => php(...code, 'socket_create_listen($port);');

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['a number', on('$port = 2000;'), ['2000/tcp@2 0.0.0.0']],
  ['the environment, or a number', on("$port = getenv('PORT') ?: 2001;"), ['2001/tcp@2 0.0.0.0']],
  ['the table of variables', on("$port = $_ENV['PORT'] ?? $_SERVER['PORT'] ?? 2002;"), ['2002/tcp@2 0.0.0.0']],
  ["a framework's env()", on("$port = env('PORT', 2003);"), ['2003/tcp@2 0.0.0.0']],
  ['an argument, or a number', on('$port = $argv[1] ?? 2004;'), ['2004/tcp@2 0.0.0.0']],
  ['an argument that is converted', on('$port = isset($argv[1]) ? (int) $argv[1] : 2005;'), ['2005/tcp@2 0.0.0.0']],
  ['intval', on("$port = intval(getenv('PORT') ?: '2006');"), ['2006/tcp@2 0.0.0.0']],
  ['a constant that is defined', php("define('PORT', 2007);", 'socket_create_listen(PORT);'), ['2007/tcp@2 0.0.0.0']],
  ['const', php('const PORT = 2008;', 'socket_create_listen(PORT);'), ['2008/tcp@2 0.0.0.0']],
  [
    'a constant of a class',
    php('class Config {', '  const PORT = 2009;', '}', 'socket_create_listen(Config::PORT);'),
    ['2009/tcp@3 0.0.0.0'],
  ],
  [
    'a property that the constructor is given',
    php(
      'class Server {',
      '  private $port = 1;',
      '  public function __construct($port) { $this->port = $port; }',
      '  public function start() { socket_create_listen($this->port); }',
      '}',
      '(new Server(2010))->start();',
    ),
    ['2010/tcp@7 0.0.0.0'],
  ],
  [
    'a default that the constructor always replaces',
    php(
      'class Server {',
      '  private $port = 8080;',
      '  public function __construct($port) { $this->port = $port; }',
      '  public function start() { socket_create_listen($this->port); }',
      '}',
    ),
    ['unresolved/tcp@5 0.0.0.0'],
  ],
  [
    'a default that the constructor may keep',
    php(
      'class Server {',
      '  private $port = 8081;',
      '  private $other = 8082;',
      '  public function __construct($port, $other = null) {',
      '    if ($port) $this->port = $port;',
      '    $this->other = $other ?? $this->other;',
      '  }',
      '  public function start() { socket_create_listen($this->port); socket_create_listen($this->other); }',
      '}',
    ),
    ['8081/tcp@3 0.0.0.0', '8082/tcp@4 0.0.0.0'],
  ],
  [
    'a promoted property',
    php(
      'class Server {',
      '  public function __construct(private int $port = 2011) {}',
      '  public function start() { socket_create_listen($this->port); }',
      '}',
    ),
    ['2011/tcp@3 0.0.0.0'],
  ],
  [
    'a static method',
    php(
      'class Config {',
      "  public static function port(): int { return (int) (getenv('PORT') ?: 2012); }",
      '}',
      'socket_create_listen(Config::port());',
    ),
    ['2012/tcp@3 0.0.0.0'],
  ],
  [
    'a parameter and its one call',
    php('function serve($port) { socket_create_listen($port); }', 'serve(2013);'),
    ['2013/tcp@3 0.0.0.0'],
  ],
  [
    'a parameter that is passed on',
    php(
      'function listen($port) { socket_create_listen($port); }',
      'function serve($port) { listen($port); }',
      'serve(2041);',
    ),
    ['2041/tcp@4 0.0.0.0'],
  ],
  [
    'an argument that is given by name',
    php('function serve($host = "x", $port = 1) { socket_create_listen($port); }', 'serve(port: 2014);'),
    ['2014/tcp@3 0.0.0.0'],
  ],
  [
    'an array of options',
    php("$config = ['port' => 2015];", "socket_create_listen($config['port']);"),
    ['2015/tcp@2 0.0.0.0'],
  ],
  [
    'options that are merged',
    php("$config = array_merge(['port' => 2016], $given);", "socket_create_listen($config['port']);"),
    ['2016/tcp@2 0.0.0.0'],
  ],
  [
    'a loop',
    php('foreach ([2017, 2018] as $port) {', '  socket_create_listen($port);', '}'),
    ['2017/tcp@2 0.0.0.0', '2018/tcp@2 0.0.0.0'],
  ],
  [
    'a text that is joined',
    php('$port = 2019;', "stream_socket_server('tcp://127.0.0.1:' . $port);"),
    ['2019/tcp@2 127.0.0.1'],
  ],
  [
    'a text with variables in it',
    php("$host = '127.0.0.1'; $port = 2020;", 'stream_socket_server("tcp://{$host}:$port");'),
    ['2020/tcp@2 127.0.0.1'],
  ],
  ['sprintf', php("stream_socket_server(sprintf('udp://%s:%d', '0.0.0.0', 2021));"), ['2021/udp@2 0.0.0.0']],
  [
    'a function that shares a variable',
    php('$port = 2022;', '$run = function () use ($port) {', '  socket_create_listen($port);', '};'),
    ['2022/tcp@2 0.0.0.0'],
  ],
  [
    'a variable of another function',
    php('function a() { $port = 1; return $port; }', 'function b() { $port = 2023; socket_create_listen($port); }'),
    ['2023/tcp@3 0.0.0.0'],
  ],
  [
    'a global variable',
    php('$port = 2024;', 'function serve() { global $port; socket_create_listen($port); }'),
    ['2024/tcp@2 0.0.0.0'],
  ],
  [
    'values that are taken apart',
    php("[$host, $port] = ['0.0.0.0', 2025];", 'socket_create_listen($port);'),
    ['2025/tcp@2 0.0.0.0'],
  ],
  [
    'a class that extends a server',
    php(
      'class Chat extends Swoole\\WebSocket\\Server {',
      "  public function __construct() { parent::__construct('0.0.0.0', 2026); }",
      '}',
      'new Chat();',
    ),
    ['2026/tcp@3 0.0.0.0'],
  ],
  [
    'a name that is imported in a group',
    php('use React\\Socket\\{SocketServer as Listener, TcpServer};', "new Listener('0.0.0.0:2027');"),
    ['2027/tcp@3 0.0.0.0'],
  ],
  [
    'a namespace that is imported',
    php('namespace App;', 'use Swoole\\Http;', "new Http\\Server('0.0.0.0', 2028);"),
    ['2028/tcp@4 0.0.0.0'],
  ],
  [
    'a class of the same name',
    php(
      'namespace App;',
      'use App\\Http\\Server;',
      '// React',
      "new Server('0.0.0.0', 2029);",
      'new \\Swoole\\Table(1024);',
    ),
    [],
  ],
  [
    'a file that is required',
    {
      'bin/server.php': php("$config = require __DIR__ . '/../config.php';", "socket_create_listen($config['port']);"),
      'config.php': php('return [', "  'port' => 2030,", '];'),
    },
    ['2030/tcp@config.php:3 0.0.0.0'],
  ],
  [
    'names of a file that is required',
    {
      'server.php': php("require_once dirname(__FILE__) . '/config.php';", 'socket_create_listen(PORT);'),
      'config.php': php("define('PORT', 2031);"),
    },
    ['2031/tcp@config.php:2 0.0.0.0'],
  ],
  [
    'a class that is loaded by its name',
    {
      'bin/server.php': php('use App\\Config\\Ports;', 'socket_create_listen(Ports::HTTP);'),
      'src/Config/Ports.php': php('namespace App\\Config;', 'class Ports {', '  public const HTTP = 2032;', '}'),
      'composer.json': '{ "autoload": { "psr-4": { "App\\\\": "src/" } } }',
    },
    ['2032/tcp@src/Config/Ports.php:4 0.0.0.0'],
  ],
  [
    'a class of the same namespace',
    {
      'src/Server.php': php('namespace App;', 'socket_create_listen(Ports::HTTP);'),
      'src/Ports.php': php('namespace App;', 'enum Ports: int {', '  const HTTP = 2033;', '}'),
    },
    ['2033/tcp@src/Ports.php:4 0.0.0.0'],
  ],
  [
    'a socket without an address of the network',
    php('$s = socket_create(AF_UNIX, SOCK_STREAM, 0);', "socket_bind($s, '/tmp/x.sock', 2034);", 'socket_listen($s);'),
    [],
  ],
  [
    'a datagram socket',
    php('$s = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);', "socket_bind($s, '0.0.0.0', 2035);"),
    ['2035/udp@3 0.0.0.0'],
  ],
  [
    'a socket of a client',
    php(
      '$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);',
      "socket_bind($s, '0.0.0.0', 2036);",
      "socket_connect($s, 'h', 80);",
    ),
    [],
  ],
  [
    'clients',
    php("fsockopen('h', 8080);", "stream_socket_client('tcp://h:9000');", "new PDO('mysql:host=h;port=3306');"),
    [],
  ],
  ['a page that shows code', '<p>socket_create_listen(2037);</p>\n<?php echo 1; ?>\n', []],
  ['a comment and a text', php('// socket_create_listen(2038);', "$t = 'socket_create_listen(2039);';"), []],
  ['any free port', php("stream_socket_server('tcp://127.0.0.1:0');"), ['ephemeral/tcp@2 127.0.0.1']],
  [
    'a protocol in capitals',
    php('use Workerman\\Worker;', "new Worker('Websocket://127.0.0.1:2042');"),
    ['2042/tcp@3 127.0.0.1'],
  ],
  ['a Unix socket', php("stream_socket_server('unix:///tmp/x.sock');"), []],
  ['both kinds of TLS', php("stream_socket_server('tls://[::]:2040');"), ['2040/tcp@2 0.0.0.0+::']],
];

describe('PHP', () => {
  it.each(cases)('%s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'server.php': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it('is started with php', () => {
    const units = declarationsIn({ 'bin/serve.php': php('socket_create_listen(80);') });

    expect(units.find(({ kind }) => kind === 'unit')).toMatchObject({ title: 'php bin/serve.php' });
  });

  it('imports what it uses and requires', () => {
    const text = php(
      'use A\\B, C;',
      'use D\\{E, F\\G as H};',
      'use function I\\j;',
      "require_once __DIR__ . '/config.php';",
      "include dirname(__DIR__, 2) . '/x.php';",
      "require 'y.php';",
      'new \\K\\L(1); \\M\\N\\O::p();',
    );

    expect(phpImports(text)).toEqual([
      'A\\B',
      'D\\E',
      'D\\F\\G',
      'I\\j',
      'K\\L',
      'M\\N\\O',
      './config.php',
      '../../x.php',
      './y.php',
    ]);
  });
});
