import { describe, expect, it } from 'vitest';
import { luaImports } from '../../src/extractors/source-code/lua/module-files.ts';
import { declarationsIn, listenersIn, show } from './listeners.ts';

const lines = (...code: readonly string[]) => code.join('\n');
/** A server on what `port` says. */
const on = (...code: readonly string[]) => lines("local socket = require('socket')", ...code, 'socket.bind("*", port)');

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['a number', on('local port = 2000'), ['2000/tcp@2 0.0.0.0']],
  ['a global', on('port = 2001'), ['2001/tcp@2 0.0.0.0']],
  ['the environment, or a number', on('local port = tonumber(os.getenv("PORT")) or 2002'), ['2002/tcp@2 0.0.0.0']],
  ['an argument, or a number', on('local port = arg[1] or 2003'), ['2003/tcp@2 0.0.0.0']],
  ['several at once', on('local host, port = "*", 2004'), ['2004/tcp@2 0.0.0.0']],
  ['a table', on('local config = { port = 2005 }', 'local port = config.port'), ['2005/tcp@2 0.0.0.0']],
  [
    'a key in brackets',
    on('local config = { ["port"] = 2006 }', 'local port = config["port"]'),
    ['2006/tcp@2 0.0.0.0'],
  ],
  [
    'a table that is filled',
    on('local config = {}', 'config.port = 2007', 'local port = config.port'),
    ['2007/tcp@3 0.0.0.0'],
  ],
  ['and, or', on('local port = os.getenv("CI") and 1 or 2008'), ['2008/tcp@2 0.0.0.0']],
  [
    'a parameter',
    lines(
      "local socket = require('socket')",
      'local function serve(port)',
      '  socket.bind("*", port)',
      'end',
      'serve(2009)',
    ),
    ['2009/tcp@5 0.0.0.0'],
  ],
  [
    'a field of an object',
    lines(
      "local socket = require('socket')",
      'local Server = {}',
      'Server.__index = Server',
      'function Server.new(port)',
      '  local self = setmetatable({}, Server)',
      '  self.port = port',
      '  return self',
      'end',
      'function Server:start()',
      '  socket.bind("*", self.port)',
      'end',
      'Server.new(2010):start()',
    ),
    ['2010/tcp@12 0.0.0.0'],
  ],
  [
    'a loop',
    lines(
      "local socket = require('socket')",
      'for _, port in ipairs({ 2011, 2012 }) do',
      '  socket.bind("*", port)',
      'end',
    ),
    ['2011/tcp@2 0.0.0.0', '2012/tcp@2 0.0.0.0'],
  ],
  [
    'a text that is put together',
    lines('local enet = require "enet"', 'enet.host_create(string.format("%s:%d", "127.0.0.1", 2013))'),
    ['2013/udp@2 127.0.0.1'],
  ],
  [
    'a branch that seldom runs',
    on('local port', 'if os.getenv("PRODUCTION") then', '  port = 80', 'else', '  port = 2014', 'end'),
    ['2014/tcp@6 0.0.0.0'],
  ],
  [
    'what another file returns',
    {
      'app/main.lua': lines(
        "local config = require('config')",
        "local socket = require 'socket'",
        'socket.bind("*", config.port)',
      ),
      'app/config.lua': lines('local M = {}', 'M.port = 2015', 'return M'),
    },
    ['2015/tcp@app/config.lua:2 0.0.0.0'],
  ],
  [
    'a function of another file',
    {
      'main.lua': lines("local config = require('lib.config')", "require('socket').bind('*', config.port())"),
      'lib/config.lua': lines('local M = {}', 'function M.port()', '  return 2016', 'end', 'return M'),
    },
    ['2016/tcp@lib/config.lua:3 0.0.0.0'],
  ],
  ['the global of older versions', 'require("socket")\nsocket.bind("*", 2018)', ['2018/tcp@2 0.0.0.0']],
  [
    'a script by its first line',
    { 'bin/serve': "#!/usr/bin/env lua\nrequire('socket').bind('*', 2017)\n" },
    ['2017/tcp@2 0.0.0.0'],
  ],
];

const silent: readonly (readonly [name: string, code: string])[] = [
  [
    'clients',
    lines(
      "local socket = require('socket')",
      'socket.connect("h", 80)',
      'local c = socket.tcp()',
      'c:connect("h", 81)',
    ),
  ],
  [
    'comments and texts',
    lines("local socket = require('socket')", '-- socket.bind("*", 80)', 'print("socket.bind(\'*\', 81)")'),
  ],
  ['a table of its own', lines('local socket = {}', 'function socket.bind(host, port) end', 'socket.bind("*", 80)')],
  ['a socket that only sends', lines("local socket = require('socket')", 'local t = socket.tcp()', 't:bind("*", 80)')],
];

describe('Lua', () => {
  it.each(cases)('finds %s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'main.lua': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it.each(silent)('says nothing of %s', (_, code) => {
    expect(listenersIn({ 'main.lua': code })).toEqual([]);
  });

  it('is started with lua', () => {
    const units = declarationsIn({ 'a.lua': on('local port = 80') });

    expect(units.find(({ kind }) => kind === 'unit')).toMatchObject({ title: 'lua a.lua' });
  });

  it('imports what it requires', () => {
    expect(luaImports('local a = require("x.y")\nrequire \'z\'')).toEqual(['x.y', 'z']);
  });
});
