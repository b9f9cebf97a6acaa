import { anyIPv4, boundTo, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type { CallPattern, LanguageFacts, ListenSignature, PortShape, ValueCall } from './signature.ts';
import { libzmq } from './zeromq.ts';

/** Functions of a module: `socket#bind`. */
const of = (module: string, ...names: readonly string[]): CallPattern[] => names.map((name) => `${module}#${name}`);
const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));
const lines = (...code: readonly string[]): string => code.join('\n');

const tcp = { protocol: 'tcp' } as const;
const hostAndPort: readonly PortShape[] = [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }];
const portAndHost: readonly PortShape[] = [{ form: 'port', at: { argument: 0 }, host: { argument: 1 } }];
const table = (key = ''): PortShape => ({
  form: 'port',
  at: { argument: 0, key: `${key}port` },
  host: { argument: 0, key: `${key}host` },
});

const libuv = [...['luv', 'uv'].flatMap((module) => of(module, 'new_tcp()')), 'vim.loop.new_tcp()', 'vim.uv.new_tcp()'];
const libuvUdp = [
  ...['luv', 'uv'].flatMap((module) => of(module, 'new_udp()')),
  'vim.loop.new_udp()',
  'vim.uv.new_udp()',
];

const signatures: readonly ListenSignature[] = [
  {
    id: 'luasocket-bind',
    source: 'https://lunarmodules.github.io/luasocket/socket.html#bind',
    // Older versions make a global too.
    calls: [...of('socket', 'bind'), 'socket.bind', ...of('nixio', 'bind')],
    shapes: hostAndPort,
    ...tcp,
    identity: [],
    example: {
      code: lines('local socket = require("socket")', 'local server = assert(socket.bind("*", 8081))'),
      finds: ['8081/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'luasocket-tcp-bind',
    source: 'https://lunarmodules.github.io/luasocket/tcp.html#bind',
    calls: on([...of('socket', 'tcp()', 'tcp4()', 'tcp6()'), 'socket.tcp()'], 'bind'),
    shapes: hostAndPort,
    ...tcp,
    confirmedBy: ['listen'],
    identity: [],
    example: {
      code: lines(
        'local socket = require("socket")',
        'local server = assert(socket.tcp())',
        'assert(server:bind("127.0.0.1", 8082))',
        'server:listen(32)',
      ),
      finds: ['8082/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'luasocket-udp',
    source: 'https://lunarmodules.github.io/luasocket/udp.html#setsockname',
    calls: on([...of('socket', 'udp()', 'udp4()', 'udp6()'), 'socket.udp()'], 'setsockname'),
    shapes: hostAndPort,
    protocol: 'udp',
    identity: [],
    example: {
      code: lines('local socket = require("socket")', 'local udp = socket.udp()', 'udp:setsockname("*", 5354)'),
      finds: ['5354/udp@3 0.0.0.0'],
    },
  },
  {
    id: 'luv-tcp-bind',
    source: 'https://github.com/luvit/luv/blob/master/docs/docs.md#uvtcp_bindtcp-host-port-flags',
    calls: on(libuv, 'bind'),
    shapes: hostAndPort,
    ...tcp,
    confirmedBy: ['listen'],
    identity: [],
    example: {
      code: lines(
        "local uv = require('luv')",
        'local server = uv.new_tcp()',
        "server:bind('0.0.0.0', 8083)",
        'server:listen(128, function(err) end)',
      ),
      finds: ['8083/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'luv-tcp-bind-function',
    source: 'https://github.com/luvit/luv/blob/master/docs/docs.md#uvtcp_bindtcp-host-port-flags',
    calls: [...['luv', 'uv'].flatMap((module) => of(module, 'tcp_bind')), 'vim.loop.tcp_bind', 'vim.uv.tcp_bind'],
    shapes: [{ form: 'port', at: { argument: 2 }, host: { argument: 1 } }],
    ...tcp,
    confirmedBy: ['listen'],
    identity: [],
    example: {
      code: lines("local uv = require('uv')", "uv.tcp_bind(server, '127.0.0.1', 8084)", 'uv.listen(server, 128, f)'),
      finds: ['8084/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'luv-udp-bind',
    source: 'https://github.com/luvit/luv/blob/master/docs/docs.md#uvudp_bindudp-host-port-flags',
    calls: on(libuvUdp, 'bind'),
    shapes: hostAndPort,
    protocol: 'udp',
    identity: [],
    example: {
      code: lines("local uv = require('luv')", 'local udp = uv.new_udp()', "udp:bind('127.0.0.1', 5355)"),
      finds: ['5355/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'luvit-listen',
    source: 'https://github.com/luvit/luvit/blob/master/deps/http.lua',
    calls: on(
      ['http', 'https', 'net', 'luvit/http', 'luvit/https', 'luvit/net'].flatMap((module) =>
        of(module, 'createServer()'),
      ),
      'listen',
    ),
    shapes: portAndHost,
    ...tcp,
    identity: ['luvit'],
    example: {
      code: lines("local http = require('http')", 'http.createServer(function(req, res) end):listen(8085)'),
      finds: ['8085/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'luvit-dgram',
    source: 'https://github.com/luvit/luvit/blob/master/deps/dgram.lua',
    calls: on(of('dgram', 'createSocket()'), 'bind'),
    shapes: portAndHost,
    protocol: 'udp',
    identity: ['luvit'],
    example: {
      code: lines("local dgram = require('dgram')", "local s = dgram.createSocket('udp4')", 's:bind(5356)'),
      finds: ['5356/udp@3 0.0.0.0'],
    },
  },
  {
    id: 'coro-server',
    source: 'https://github.com/luvit/lit/blob/master/deps/coro-http.lua',
    calls: [...of('coro-net', 'createServer'), ...of('coro-http', 'createServer')],
    shapes: [table(), { form: 'port', at: { argument: 1 }, host: { argument: 0 }, certain: true }],
    ...tcp,
    identity: ['luvit'],
    example: {
      code: lines(
        "local createServer = require('coro-net').createServer",
        "createServer({ host = '127.0.0.1', port = 8086 }, function(read, write) end)",
      ),
      finds: ['8086/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'weblit-bind',
    source: 'https://github.com/creationix/weblit#weblit-app',
    calls: [...of('weblit-app', 'bind'), ...of('weblit', 'app.bind'), ...of('creationix/weblit', 'app.bind')],
    shapes: [table()],
    ...tcp,
    identity: ['luvit'],
    example: {
      code: lines("require('weblit-app')", ".bind({ host = '0.0.0.0', port = 8087 })", '.start()'),
      finds: ['8087/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'lua-net-stream',
    source: 'https://github.com/mah0x211/lua-net/blob/master/doc/stream_inet_server.md',
    calls: of('net.stream.inet', 'server.new'),
    shapes: hostAndPort,
    ...tcp,
    identity: [],
    example: {
      code: lines("local server = require('net.stream.inet').server", "local s = server.new('127.0.0.1', 5001)"),
      finds: ['5001/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'lua-net-datagram',
    source: 'https://github.com/mah0x211/lua-net/blob/master/doc/dgram_inet.md',
    calls: on(of('net.dgram.inet', 'new()'), 'bind'),
    shapes: hostAndPort,
    protocol: 'udp',
    identity: [],
    example: {
      code: lines("local inet = require('net.dgram.inet')", 'local s = inet.new()', "s:bind('127.0.0.1', 5002)"),
      finds: ['5002/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'lua-http-listen',
    source: 'https://daurnimator.github.io/lua-http/0.4/#http.server.listen',
    calls: of('http.server', 'listen'),
    shapes: [table()],
    ...tcp,
    identity: [],
    example: {
      code: lines(
        'local http_server = require "http.server"',
        'http_server.listen { host = "127.0.0.1", port = 8088 }',
      ),
      finds: ['8088/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'tarantool-http',
    source: 'https://github.com/tarantool/http#creating-a-server',
    calls: of('http.server', 'new'),
    shapes: hostAndPort,
    ...tcp,
    identity: ['tarantool'],
    example: {
      code: lines("local httpd = require('http.server').new('127.0.0.1', 8089)", 'httpd:start()'),
      finds: ['8089/tcp@1 127.0.0.1'],
    },
  },
  {
    id: 'tarantool-listen',
    source: 'https://www.tarantool.io/en/doc/latest/reference/configuration/cfg_basic/#cfg-basic-listen',
    calls: ['box.cfg'],
    shapes: [{ form: 'address', at: { argument: 0, key: 'listen' } }],
    ...tcp,
    identity: ['tarantool'],
    example: { code: 'box.cfg{ listen = 3301 }', finds: ['3301/tcp@1 0.0.0.0'] },
  },
  {
    id: 'cqueues-listen',
    source: 'https://github.com/wahern/cqueues',
    calls: of('cqueues.socket', 'listen'),
    shapes: [table(), { form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    ...tcp,
    identity: [],
    example: {
      code: lines('local socket = require"cqueues.socket"', 'local srv = socket.listen("127.0.0.1", 8090)'),
      finds: ['8090/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'pegasus',
    source: 'https://evandrolg.github.io/pegasus.lua/',
    calls: of('pegasus', 'new().start'),
    shapes: [
      {
        form: 'port',
        at: { of: 'creator', argument: 0, key: 'port' },
        host: { of: 'creator', argument: 0, key: 'host' },
      },
    ],
    ...tcp,
    defaultPort: 9090,
    identity: ['pegasus'],
    example: {
      code: lines(
        "local pegasus = require 'pegasus'",
        "local server = pegasus:new({ port = '9091' })",
        'server:start(function(req, rep) end)',
      ),
      finds: ['9091/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'turbo-listen',
    source: 'https://turbo.readthedocs.io/en/latest/apiref/web.html#Application:listen',
    calls: on(
      of('turbo', 'web.Application()', 'web.Application.new()', 'httpserver.HTTPServer()', 'tcpserver.TCPServer()'),
      'listen',
      'bind',
    ),
    shapes: portAndHost,
    ...tcp,
    identity: ['turbo'],
    example: {
      code: lines(
        'local turbo = require("turbo")',
        'local app = turbo.web.Application:new({ {"/hello", Handler} })',
        'app:listen(8888)',
      ),
      finds: ['8888/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'lapis-config',
    source: 'https://leafo.net/lapis/reference/configuration.html',
    calls: ['lapis.config#'],
    shapes: [{ form: 'port', at: { argument: 1, key: 'port' } }],
    // The environment that `lapis server` runs in.
    when: { at: { argument: 0 }, names: ['development'] },
    ...tcp,
    identity: ['lapis'],
    example: {
      file: 'config.lua',
      code: lines('local config = require("lapis.config")', 'config("development", { port = 8091 })'),
      finds: ['8091/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'lua-websockets',
    source: 'https://github.com/lipp/lua-websockets/blob/master/API.md',
    calls: of('websocket', 'server.copas.listen', 'server.ev.listen'),
    shapes: [table()],
    ...tcp,
    identity: ['websocket'],
    example: {
      code: lines(
        "local websocket = require 'websocket'",
        'websocket.server.copas.listen { port = 8092, protocols = {} }',
      ),
      finds: ['8092/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'xavante',
    source: 'https://lunarmodules.github.io/xavante/manual.html',
    calls: of('xavante', 'HTTP'),
    shapes: [table('server.')],
    ...tcp,
    identity: [],
    example: {
      code: lines('local xavante = require "xavante"', 'xavante.HTTP{ server = { host = "*", port = 8093 } }'),
      finds: ['8093/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'redbean-port',
    source: 'https://redbean.dev/#ProgramPort',
    calls: ['ProgramPort'],
    shapes: [{ form: 'port', at: { argument: 0 } }],
    ...tcp,
    identity: ['redbean'],
    example: { file: '.init.lua', code: 'ProgramPort(8094)', finds: ['8094/tcp@1 0.0.0.0'] },
  },
  {
    id: 'skynet-socket-listen',
    source: 'https://github.com/cloudwu/skynet/wiki/Socket',
    calls: [...of('skynet.socket', 'listen'), ...of('socket', 'listen')],
    shapes: [
      { form: 'port', at: { argument: 1 }, host: { argument: 0 }, certain: true },
      { form: 'address', at: { argument: 0 } },
    ],
    ...tcp,
    identity: ['skynet'],
    example: {
      code: lines('local socket = require "skynet.socket"', 'local id = socket.listen("0.0.0.0", 8095)'),
      finds: ['8095/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'skynet-gate',
    source: 'https://github.com/cloudwu/skynet/wiki/GateServer',
    calls: of('skynet', 'call'),
    shapes: [{ form: 'port', at: { argument: 3, key: 'port' }, host: { argument: 3, key: 'address' } }],
    when: { at: { argument: 2 }, names: ['open'], required: true },
    ...tcp,
    unset: boundTo(anyIPv4),
    identity: ['skynet'],
    example: {
      code: lines(
        'local skynet = require "skynet"',
        'skynet.start(function()',
        '  local gate = skynet.newservice("gated")',
        '  skynet.call(gate, "lua", "open", { port = 8888, maxclient = 64 })',
        '  skynet.call(gate, "lua", "close", { port = 8889 })',
        'end)',
      ),
      finds: ['8888/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'skynet-loginserver',
    source: 'https://github.com/cloudwu/skynet/wiki/LoginServer',
    calls: ['snax.loginserver#'],
    shapes: [{ form: 'port', at: { argument: 0, key: 'port' }, host: { argument: 0, key: 'host' } }],
    ...tcp,
    unset: boundTo(anyIPv4),
    identity: ['skynet'],
    example: {
      code: lines(
        'local login = require "snax.loginserver"',
        'local server = { host = "127.0.0.1", port = 8001 }',
        'login(server)',
      ),
      finds: ['8001/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'enet-host',
    source: 'https://leafo.net/lua-enet/',
    calls: [...of('enet', 'host_create'), 'enet.host_create'],
    shapes: [{ form: 'address', at: { argument: 0 }, certain: true }],
    protocol: 'udp',
    identity: [],
    example: {
      code: lines('local enet = require "enet"', 'local host = enet.host_create("*:6789")'),
      finds: ['6789/udp@2 0.0.0.0'],
    },
  },
  {
    id: 'sock-lua',
    source: 'https://github.com/camchenry/sock.lua',
    calls: of('sock', 'newServer'),
    shapes: hostAndPort,
    protocol: 'udp',
    defaultPort: 22122,
    unset: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
    identity: [],
    example: {
      code: lines('local sock = require "sock"', 'local server = sock.newServer("*", 22123)'),
      finds: ['22123/udp@2 0.0.0.0'],
    },
  },
  {
    id: 'lua-zmq-bind',
    source: 'https://github.com/zeromq/lzmq',
    calls: on(
      // Older versions make a global.
      ['lzmq#', 'zmq#', 'zmq.'].flatMap((module) => [`${module}context().socket()`, `${module}init().socket()`]),
      'bind',
    ),
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    runtime: libzmq,
    identity: ['zeromq'],
    example: {
      code: lines(
        'local zmq = require "lzmq"',
        'local context = zmq.context()',
        'local responder = context:socket(zmq.REP)',
        'responder:bind("tcp://*:5555")',
      ),
      finds: ['5555/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'lluv-bind',
    source: 'https://moteus.github.io/lua-lluv/modules/lluv.html',
    calls: on(of('lluv', 'tcp()'), 'bind'),
    shapes: hostAndPort,
    ...tcp,
    identity: ['libuv'],
    example: {
      code: lines('local uv = require "lluv"', 'uv.tcp():bind("127.0.0.1", 5556, on_bind)'),
      finds: ['5556/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'lluv-udp-bind',
    source: 'https://moteus.github.io/lua-lluv/modules/lluv.html',
    calls: on(of('lluv', 'udp()'), 'bind'),
    shapes: hostAndPort,
    protocol: 'udp',
    identity: ['libuv'],
    example: {
      code: lines('local uv = require "lluv"', 'uv.udp():bind("*", "5140")'),
      finds: ['5140/udp@2 0.0.0.0'],
    },
  },
  {
    id: 'mobdebug-listen',
    source: 'https://github.com/pkulchenko/MobDebug',
    calls: of('mobdebug', 'listen'),
    shapes: hostAndPort,
    ...tcp,
    defaultPort: 8172,
    identity: ['debugger'],
    example: { code: 'require("mobdebug").listen("*", 8173)', finds: ['8173/tcp@1 0.0.0.0'] },
  },
];

const manual = 'https://www.lua.org/manual/5.4/manual.html';
const values: readonly ValueCall[] = [
  ...['tonumber', 'tostring', 'assert', 'math.floor', 'math.tointeger', 'setmetatable', 'ipairs'].map(
    (call): ValueCall => ({ call, gives: 'argument', argument: 0, source: manual }),
  ),
  { call: 'string.format', gives: 'format', text: 0, source: `${manual}#pdf-string.format` },
];

export const luaFacts: LanguageFacts = {
  signatures,
  configs: [],
  values,
  options: [
    // https://argparse.readthedocs.io/
    { name: 'option', key: 0, value: 2 },
  ],
  optionTables: [],
  writes: [],
  runtime: {
    source: 'https://lunarmodules.github.io/luasocket/tcp.html#bind',
    unset: boundTo(anyIPv4),
    anyIPv4: boundTo(anyIPv4),
    any: boundTo(anyIPv4),
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
  identity: ['lua'],
  distinctive: ['ProgramPort'],
  anchors: {
    call: String.raw`(?!\w)`,
    module: (module) => String.raw`\b${module}(?!\w)`,
  },
  moduleName: (module) => module,
  start: (path) => `lua ${path}`,
};
