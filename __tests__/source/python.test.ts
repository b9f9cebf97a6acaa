import { expect, it } from 'vitest';
import { programAt, startedPrograms } from '../../src/extractors/source-code/started-programs.ts';
import type { Declaration } from '../../src/model/declaration.ts';
import { declarationsIn, listenersIn, repositoryOf, show } from './listeners.ts';

const flask = 'from flask import Flask\napp = Flask(__name__)\n';
/** A Flask program that is told its port by what follows; that starts on line 3. */
const told = (...lines: readonly string[]) => `${flask}${lines.join('\n')}\n`;
const uvicorn = (...lines: readonly string[]) => ['import os', 'import uvicorn', ...lines, ''].join('\n');
const local = '127.0.0.1';

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  // ---- values
  ['a keyword', told('app.run(port=5001)'), [`5001/tcp@3 ${local}`]],
  ['positions', told('app.run("0.0.0.0", 5002)'), ['5002/tcp@3 0.0.0.0']],
  ['a default', told('app.run(debug=True)'), [`5000/tcp@3 ${local}`]],
  ['an address without a port', told('app.run(host="0.0.0.0")'), ['5000/tcp@3 0.0.0.0']],
  ['a text of digits', told('app.run(port="5003")'), [`5003/tcp@3 ${local}`]],
  [
    'a property of a decorator that nobody knows',
    [
      'import flask',
      'class Settings:',
      '  @Lazy',
      '  def port(self):',
      '    return load("port")',
      'settings = Settings()',
      'flask.Flask(__name__).run(port=settings.port)',
    ].join('\n'),
    ['unresolved/tcp@7 127.0.0.1'],
  ],
  [
    'an attribute that a class below gives another value',
    [
      'import uvicorn',
      'class Base:',
      '  port = 8000',
      '  def run(self):',
      '    uvicorn.run(app, port=self.port)',
      'class Child(Base):',
      '  port = 9000',
      'Child().run()',
    ].join('\n'),
    ['9000/tcp@7 127.0.0.1'],
  ],
  [
    'an attribute of the class that its maker replaces',
    told(
      'class A:',
      '  port = 80',
      '  def __init__(self, port):',
      '    self.port = port',
      '  def go(self):',
      '    app.run(port=self.port)',
      'A(5014).go()',
    ),
    [`5014/tcp@9 ${local}`],
  ],
  [
    'what a member of an enumeration stands for',
    told('import enum', 'class P(enum.IntEnum):', '  HTTP = 5016', 'app.run(port=P.HTTP.value)'),
    [`5016/tcp@5 ${local}`],
  ],
  [
    'another name',
    'from http.server import HTTPServer as S\nS(server_address=("", 5015), RequestHandlerClass=H).serve_forever()',
    ['5015/tcp@2 0.0.0.0'],
  ],
  [
    'a default that the environment is given',
    told('import os', 'os.environ.setdefault("PORT", "5013")', 'app.run(port=int(os.environ["PORT"]))'),
    [`5013/tcp@4 ${local}`],
  ],
  ['digits in groups', told('app.run(port=5_004)'), [`5004/tcp@3 ${local}`]],
  ['a constant', told('PORT = 5005', 'app.run(port=PORT)'), [`5005/tcp@3 ${local}`]],
  ['an annotated constant', told('PORT: int = 5006', 'app.run(port=PORT)'), [`5006/tcp@3 ${local}`]],
  ['a pair of constants', told('HOST, PORT = "0.0.0.0", 5007', 'app.run(HOST, PORT)'), ['5007/tcp@3 0.0.0.0']],
  ['the last constant', told('PORT = 1', 'PORT = 5008', 'app.run(port=PORT)'), [`5008/tcp@4 ${local}`]],
  ['a sum', told('BASE = 5000', 'app.run(port=BASE + 9)'), [`5009/tcp@3 ${local}`]],
  ['an or', told('app.run(port=read() or 5010)'), [`5010/tcp@3 ${local}`]],
  ['a choice', told('app.run(port=80 if production else 5011)'), [`5011/tcp@3 ${local}`]],
  [
    'a choice on the arguments',
    told('import sys', 'port = int(sys.argv[1]) if len(sys.argv) > 1 else 5012', 'app.run(port=port)'),
    [`5012/tcp@4 ${local}`],
  ],
  [
    'a try',
    told(
      'import sys',
      'try:',
      '    port = int(sys.argv[1])',
      'except IndexError:',
      '    port = 5013',
      'app.run(port=port)',
    ),
    [`5013/tcp@7 ${local}`],
  ],
  ['a walrus', told('app.run(port=(port := 5014))'), [`5014/tcp@3 ${local}`]],
  ['None is nothing', told('app.run(host=None, port=None)'), [`5000/tcp@3 ${local}`]],
  ['a global', told('def set():', '    global port', '    port = 5015', 'app.run(port=port)'), [`5015/tcp@5 ${local}`]],
  [
    'a shadowed name',
    told('port = 1', 'def f():', '    port = 5016', '    app.run(port=port)'),
    [`5016/tcp@5 ${local}`],
  ],

  // ---- environment
  ['environ.get', uvicorn('uvicorn.run(app, port=int(os.environ.get("PORT", 8001)))'), [`8001/tcp@3 ${local}`]],
  ['getenv', uvicorn('uvicorn.run(app, port=int(os.getenv("PORT", "8002")))'), [`8002/tcp@3 ${local}`]],
  ['an or after getenv', uvicorn('uvicorn.run(app, port=int(os.getenv("PORT") or 8003))'), [`8003/tcp@3 ${local}`]],
  [
    'imported environ',
    'from os import environ as env\nimport uvicorn\nuvicorn.run(app, port=int(env.get("PORT", 8004)))\n',
    [`8004/tcp@3 ${local}`],
  ],
  [
    'a function of the program',
    uvicorn(
      'def env(name, default):',
      '    return os.environ.get(name, default)',
      'uvicorn.run(app, port=env("PORT", 8005))',
    ),
    [`8005/tcp@5 ${local}`],
  ],
  [
    'a variable that is asked for twice',
    uvicorn('port = int(os.environ["PORT"]) if "PORT" in os.environ else 8006', 'uvicorn.run(app, port=port)'),
    [`8006/tcp@3 ${local}`],
  ],
  [
    'decouple',
    'import uvicorn\nfrom decouple import config\nuvicorn.run(app, port=config("PORT", default=8007, cast=int))\n',
    [`8007/tcp@3 ${local}`],
  ],
  [
    'environs',
    'import uvicorn\nfrom environs import Env\nenv = Env()\nuvicorn.run(app, port=env.int("PORT", 8008))\n',
    [`8008/tcp@4 ${local}`],
  ],

  // ---- texts
  [
    'an f-string',
    'import grpc\nport = 50051\nserver = grpc.server(pool)\nserver.add_insecure_port(f"[::]:{port}")\n',
    ['50051/tcp@2 0.0.0.0+::'],
  ],
  [
    'a percent',
    'import grpc\nserver = grpc.server(pool)\nserver.add_insecure_port("%s:%d" % ("127.0.0.1", 50052))\n',
    ['50052/tcp@3 127.0.0.1'],
  ],
  [
    'a format',
    'import grpc\nserver = grpc.aio.server()\nserver.add_secure_port("{}:{port}".format("127.0.0.1", port=50053), creds)\n',
    ['50053/tcp@3 127.0.0.1'],
  ],
  [
    'a sum of texts',
    'import zmq\nport = 5556\nzmq.Context().socket(zmq.PUB).bind("tcp://127.0.0.1:" + str(port))\n',
    ['5556/tcp@2 127.0.0.1'],
  ],

  // ---- options
  [
    'argparse',
    uvicorn(
      'import argparse',
      'parser = argparse.ArgumentParser()',
      'parser.add_argument("-p", "--http-port", type=int, default=8011)',
      'args = parser.parse_args()',
      'uvicorn.run(app, port=args.http_port)',
    ),
    [`8011/tcp@5 ${local}`],
  ],
  [
    'argparse in a function',
    uvicorn(
      'import argparse',
      'def parse():',
      '    parser = argparse.ArgumentParser()',
      '    parser.add_argument("--port", default=8012)',
      '    return parser.parse_args()',
      'def main(args):',
      '    uvicorn.run(app, port=args.port)',
      'main(parse())',
    ),
    [`8012/tcp@6 ${local}`],
  ],
  [
    'an option that has no default gives nothing',
    uvicorn(
      'import argparse',
      'parser = argparse.ArgumentParser()',
      'parser.add_argument("--port", type=int)',
      'args = parser.parse_args()',
      'uvicorn.run(app, port=args.port)',
    ),
    [`8000/tcp@7 ${local}`],
  ],
  [
    'vars',
    uvicorn(
      'parser.add_argument("--port", default=8013)',
      'args = vars(parser.parse_args())',
      'uvicorn.run(app, port=args["port"])',
    ),
    [`8013/tcp@3 ${local}`],
  ],
  [
    'click',
    uvicorn(
      'import click',
      '@click.command()',
      '@click.option("--port", "-p", default=8014, envvar="PORT")',
      '@click.option("--host", default="0.0.0.0")',
      'def serve(host, port):',
      '    uvicorn.run(app, host=host, port=port)',
    ),
    ['8014/tcp@5 0.0.0.0'],
  ],
  [
    'typer',
    uvicorn('import typer', 'def serve(port: int = typer.Option(8015, "--port")):', '    uvicorn.run(app, port=port)'),
    [`8015/tcp@4 ${local}`],
  ],
  ['a parameter', uvicorn('def serve(port: int = 8016):', '    uvicorn.run(app, port=port)'), [`8016/tcp@3 ${local}`]],
  [
    'absl',
    uvicorn(
      'from absl import flags',
      'flags.DEFINE_integer("port", 8017, "")',
      'uvicorn.run(app, port=flags.FLAGS.port)',
    ),
    [`8017/tcp@4 ${local}`],
  ],

  // ---- dictionaries and classes
  ['a spread literal', uvicorn('uvicorn.run(app, **{"host": "0.0.0.0", "port": 8021})'), ['8021/tcp@3 0.0.0.0']],
  ['a spread name', uvicorn('config = dict(port=8022)', 'uvicorn.run(app, **config)'), [`8022/tcp@3 ${local}`]],
  ['an unknown spread', uvicorn('uvicorn.run(app, **options())'), [`unresolved/tcp@3 ${local}`]],
  [
    'an index',
    uvicorn('C = {"web": {"port": 8023}}', 'uvicorn.run(app, port=C["web"]["port"])'),
    [`8023/tcp@3 ${local}`],
  ],
  ['get', uvicorn('settings = load()', 'uvicorn.run(app, port=settings.get("port", 8024))'), [`8024/tcp@4 ${local}`]],
  ['getattr', uvicorn('uvicorn.run(app, port=getattr(settings, "PORT", 8025))'), [`8025/tcp@3 ${local}`]],
  [
    'a setting of the application',
    told('app.config["PORT"] = 5026', 'app.run(port=app.config["PORT"])'),
    [`5026/tcp@3 ${local}`],
  ],
  [
    'passed on by name',
    uvicorn('def serve(**options):', '    uvicorn.run(app, **options)', 'serve(port=8027)'),
    [`8027/tcp@5 ${local}`],
  ],
  [
    'a named argument',
    uvicorn('def serve(host, port):', '    uvicorn.run(app, port=port)', 'serve(port=8028, host="")'),
    [`8028/tcp@5 ${local}`],
  ],
  [
    'a class of constants',
    uvicorn('class Config:', '    PORT = 8031', 'uvicorn.run(app, port=Config.PORT)'),
    [`8031/tcp@4 ${local}`],
  ],
  [
    'a data class',
    uvicorn(
      'from dataclasses import dataclass, field',
      '@dataclass',
      'class Config:',
      '    port: int = field(default=8032)',
      'uvicorn.run(app, port=Config().port)',
    ),
    [`8032/tcp@6 ${local}`],
  ],
  [
    'a data class that is told',
    uvicorn(
      '@dataclass',
      'class Config:',
      '    port: int = 1',
      'config = Config(port=8033)',
      'uvicorn.run(app, port=config.port)',
    ),
    [`8033/tcp@6 ${local}`],
  ],
  [
    'a factory',
    uvicorn(
      'from dataclasses import field',
      'class Config:',
      '    port: int = field(default_factory=lambda: int(os.getenv("PORT", "8034")))',
      'uvicorn.run(app, port=Config().port)',
    ),
    [`8034/tcp@5 ${local}`],
  ],
  [
    'an enumeration',
    uvicorn('class Ports(Enum):', '    WEB = 8035', 'uvicorn.run(app, port=Ports.WEB.value)'),
    [`8035/tcp@4 ${local}`],
  ],
  [
    'a property',
    uvicorn(
      'class C:',
      '    @property',
      '    def port(self):',
      '        return 8036',
      'uvicorn.run(app, port=C().port)',
    ),
    [`8036/tcp@6 ${local}`],
  ],
  [
    'a field that the maker is given',
    uvicorn(
      'class Server:',
      '    def __init__(self, port=1):',
      '        self.port = port',
      '    def start(self):',
      '        uvicorn.run(app, port=self.port)',
      'Server(8037).start()',
    ),
    [`8037/tcp@8 ${local}`],
  ],
  [
    'a maker that makes its parent',
    [
      'from http.server import HTTPServer',
      'class Server(HTTPServer):',
      '    def __init__(self, port):',
      '        super().__init__(("", port), Handler)',
      'Server(8038).serve_forever()',
      '',
    ].join('\n'),
    ['8038/tcp@5 0.0.0.0'],
  ],
  [
    'a subclass of an application',
    'import flask\nclass App(flask.Flask):\n    def __init__(self):\n        super().__init__(__name__)\nApp().run(port=5039)\n',
    [`5039/tcp@5 ${local}`],
  ],
  [
    'mixed in',
    'import socketserver as ss\nclass S(ss.ThreadingMixIn, ss.UDPServer):\n    pass\nwith S(("", 5353), H) as s:\n    pass\n',
    ['5353/udp@4 0.0.0.0'],
  ],

  // ---- functions that others call
  [
    'a thread',
    uvicorn('Thread(target=uvicorn.run, args=(app,), kwargs={"port": 8041}).start()'),
    [`8041/tcp@3 ${local}`],
  ],
  [
    'a thread with arguments',
    uvicorn('def serve(port):', '    uvicorn.run(app, port=port)', 'Thread(target=serve, args=(8042,)).start()'),
    [`8042/tcp@5 ${local}`],
  ],
  ['a lambda', told('Thread(target=lambda: app.run(port=5043)).start()'), [`5043/tcp@3 ${local}`]],
  [
    'a loop',
    uvicorn('for port in (8044, 8045):', '    uvicorn.run(app, port=port)'),
    [`8044/tcp@3 ${local}`, `8045/tcp@3 ${local}`],
  ],
  [
    'a comprehension',
    uvicorn('def serve(port):', '    uvicorn.run(app, port=port)', '[serve(p) for p in [8046, 8047]]'),
    [`8046/tcp@5 ${local}`, `8047/tcp@5 ${local}`],
  ],

  // ---- other files
  [
    'a constant of another file',
    { 'app.py': uvicorn('from config import PORT', 'uvicorn.run(app, port=PORT)'), 'config.py': 'PORT = 8051\n' },
    [`8051/tcp@config.py:1 ${local}`],
  ],
  [
    'a module beside it',
    {
      'web/app.py': uvicorn('from . import config', 'uvicorn.run(app, port=config.PORT)'),
      'web/config.py': 'PORT = 8052\n',
    },
    [`8052/tcp@web/config.py:1 ${local}`],
  ],
  [
    'a package',
    {
      'shop/main.py': uvicorn('import shop.core.config as c', 'uvicorn.run(app, port=c.settings.port)'),
      'shop/core/config.py': 'class Settings(BaseSettings):\n    port: int = 8053\nsettings = Settings()\n',
    },
    [`8053/tcp@shop/core/config.py:2 ${local}`],
  ],
  [
    'passed on by a package',
    {
      'main.py': uvicorn('from shop import *', 'uvicorn.run(app, port=PORT)'),
      'shop/__init__.py': 'from .config import *\n',
      'shop/config.py': 'PORT = 8054\n',
    },
    [`8054/tcp@shop/config.py:1 ${local}`],
  ],
  [
    'an application that another file makes',
    {
      'run.py': 'from shop import create_app\napp = create_app()\napp.run(port=5055)\n',
      'shop/__init__.py': `${flask}def create_app():\n    return app\n`,
    },
    [`5055/tcp@3 ${local}`],
  ],
  [
    'the repository of the framework itself',
    {
      'examples/a.py': told('app.run()'),
      'src/flask/__init__.py': 'class Flask:\n    def run(self): pass\n',
      'pyproject.toml': '[project]\nname = "Flask"\n',
    },
    [`5000/tcp@3 ${local}`],
  ],

  // ---- frameworks with ways of their own
  ['CherryPy as it is', 'import cherrypy\ncherrypy.quickstart(App())\n', [`8080/tcp@2 ${local}`]],
  [
    'CherryPy by assignment',
    'import cherrypy\ncherrypy.server.socket_host = "0.0.0.0"\ncherrypy.server.socket_port = 8091\ncherrypy.quickstart(App())\n',
    ['8091/tcp@3 0.0.0.0'],
  ],
  [
    'CherryPy by configuration',
    'import cherrypy\nconf = {"global": {"server.socket_port": 8092}}\ncherrypy.quickstart(App(), "/", conf)\n',
    [`8092/tcp@2 ${local}`],
  ],
  [
    'Hypercorn',
    'from hypercorn.config import Config\nfrom hypercorn.asyncio import serve\nc = Config()\nc.bind = ["[::1]:8093"]\nserve(app, c)\n',
    ['8093/tcp@4 ::1'],
  ],
  [
    'several addresses of Gunicorn',
    { 'deploy/gunicorn.conf.py': 'bind = ["127.0.0.1:8094", ":8095", "unix:/run/a.sock"]\n' },
    [`8094/tcp@1 ${local}`, '8095/tcp@1 0.0.0.0'],
  ],
  [
    'an MCP server',
    'from fastmcp import FastMCP\nmcp = FastMCP("x")\nmcp.run(transport="http", host="0.0.0.0", port=8096)\n',
    ['8096/tcp@3 0.0.0.0'],
  ],
  // ---- sockets
  [
    'a TCP socket',
    'from socket import *\ns = socket(AF_INET, SOCK_STREAM)\ns.bind(("0.0.0.0", 9001))\ns.listen()\n',
    ['9001/tcp@3 0.0.0.0'],
  ],
  [
    'a socket in a class',
    [
      'import socket',
      'class Server:',
      '    def __init__(self, host="127.0.0.1", port=9002):',
      '        self.sock = socket.socket(type=socket.SOCK_DGRAM)',
      '        self.address = (host, port)',
      '    def start(self):',
      '        self.sock.bind(self.address)',
      '',
    ].join('\n'),
    ['9002/udp@3 127.0.0.1'],
  ],
  [
    'a loop that is handed in',
    'async def serve(loop):\n    await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 9003))\n',
    ['9003/udp@2 127.0.0.1'],
  ],
  [
    'a chain of conditions',
    told(
      'if a:',
      '    port = 5063',
      'elif production:',
      '    port = 80',
      'else:',
      '    port = 5064',
      'app.run(port=port)',
    ),
    [`5063/tcp@4 ${local}`],
  ],
  [
    'two programs of which one runs',
    told('if debug:', '    app.run(port=5061)', 'else:', '    app.run(port=5062)'),
    [`5061/tcp@4 ${local}`, `5062/tcp@6 ${local}`],
  ],
];

it.each(cases)('finds %s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'app.py': code } : code;
  const [first] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
});

const silent: readonly (readonly [name: string, code: string])[] = [
  ['clients', 'import socket, redis\nsocket.socket().connect(("db", 5432))\nredis.Redis(host="x", port=6379)\n'],
  ['a client connection', 'import asyncio\nasyncio.open_connection("h", 8000)\nloop.create_connection(P, "h", 8001)\n'],
  ['an outgoing address', 'import socket\ns = socket.socket()\ns.bind(("10.0.0.2", 5000))\ns.connect(("h", 80))\n'],
  ['a Unix socket', 'import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind("/run/a.sock")\ns.listen()\n'],
  ['a Unix socket of Uvicorn', uvicorn('uvicorn.run(app, uds="/run/a.sock")')],
  [
    'an MCP server on the standard streams',
    'from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("x", port=8000)\nmcp.run()\n',
  ],
  ['a terminal application', 'from textual.app import App\napp = App()\napp.run()\n'],
  ['a class of the program', 'class Ship:\n    def run(self, port): pass\napp = Ship()\napp.run(port=8000)\n'],
  ['another thing that runs', 'import subprocess\nsubprocess.run(["x", "8000"], timeout=3000)\n'],
  ['a docstring', '"""\napp.run(port=5000)\n"""\nfrom flask import Flask\n'],
  ['a text in a text', `${flask}f"{f'{x!r:>{10}}' + "app.run(port=1)"}"\n`],
  ['a ZeroMQ client', 'import zmq\nzmq.Context().socket(zmq.REQ).connect("tcp://localhost:5555")\n'],
  ['inside of the process', 'import zmq\nzmq.Context().socket(zmq.PAIR).bind("inproc://a")\n'],
  ['inside of the process, with a number', 'import zmq\nzmq.Context().socket(zmq.PAIR).bind("inproc://a:1")\n'],
  ['no TCP', 'import zmq\nzmq.Context().socket(zmq.PUB).bind("epgm://eth0;239.192.1.1:5555")\n'],
  ['a bound logger', 'import structlog\nlog = structlog.get_logger()\nlog.bind(host="0.0.0.0", port=8080)\n'],
];

it.each(silent)('is silent about %s', (_, code) => {
  expect(listenersIn({ 'app.py': code })).toEqual([]);
});

it('tells the variable, and the place of its default', () => {
  const [listener] = listenersIn({
    'app.py': uvicorn('PORT = int(os.getenv("HTTP_PORT", "8080"))', 'uvicorn.run(a, port=PORT)'),
  });

  expect(listener?.variable).toBe('HTTP_PORT');
  expect(listener?.setAt?.start).toEqual({ line: 3, column: 36 });
  expect(listener?.setAt?.end).toEqual({ line: 3, column: 40 });
});

it('reads the variables of settings', () => {
  const code = [
    'class Settings(BaseSettings):',
    '    model_config = SettingsConfigDict(env_prefix="APP_")',
    '    port: int = 8080',
    'uvicorn.run(app, port=Settings().port)',
  ];

  expect(listenersIn({ 'app.py': uvicorn(...code) }).map(({ variable }) => variable)).toEqual(['APP_PORT']);
});

it.each([
  ['a guard', 'if __name__ == "__main__":\n    app.run()\n', true],
  ['a guard around a function', 'def main():\n    app.run()\nif __name__ == "__main__":\n    main()\n', true],
  ['no guard', 'app.run()\n', undefined],
])('knows whether it needs to be the program: %s', (_, code, expected) => {
  expect(listenersIn({ 'app.py': flask + code }).map(({ whenStarted }) => whenStarted)).toEqual([expected]);
});

it('names the program and its kind', () => {
  const [unit] = declarationsIn({ 'api/app.py': told('app.run()') });

  expect(unit).toMatchObject({ kind: 'unit', id: 'process:api/app.py', title: 'python api/app.py' });
  expect(listenersIn({ 'api/app.py': told('app.run()') })[0]?.identity).toEqual(
    expect.arrayContaining(['flask', 'python']),
  );
});

it('follows imports from a program', () => {
  const files = {
    'run.py':
      'import os, shop.web  # the web\nfrom shop import (\n    jobs,\n    missing,\n)\nuvicorn.run("shop.late:app")\n',
    'shop/__init__.py': '',
    'shop/web.py': 'from .core import settings\nfrom . import jobs\n',
    'shop/jobs.py': '',
    'shop/late.py': '',
    'shop/core/settings.py': '',
    'shop/unused.py': '',
  };
  const start = { paths: ['run.py'], environment: {}, arguments: [], location: {} };
  const unit = { kind: 'unit', activity: { kind: 'program', program: start } } as unknown as Declaration;
  const found = startedPrograms([unit], repositoryOf(files)).map(({ path }) => path);

  expect(programAt('run.py', repositoryOf(files))?.imports).toEqual([
    'shop/__init__.py',
    'shop/web.py',
    'shop/jobs.py',
    'shop/late.py',
  ]);
  expect(found).toEqual([
    'run.py',
    'shop/__init__.py',
    'shop/core/settings.py',
    'shop/jobs.py',
    'shop/late.py',
    'shop/web.py',
  ]);
});
