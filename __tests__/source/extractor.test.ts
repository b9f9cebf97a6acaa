import { expect, it } from 'vitest';
import { programAt, startedPrograms } from '../../src/extractors/source-code/started-programs.ts';
import { languagesIn, listenersInCode, sourceCode } from '../../src/extractors/source-code.ts';
import type { Declaration } from '../../src/model/declaration.ts';
import { type Grammars, noGrammars } from '../../src/parsing/source-code.ts';
import { contextOf, declarationsIn, grammars, listenersIn, repositoryOf, show } from './listeners.ts';

it('declares a program and what it binds', () => {
  const code = "const app = require('express')();\nconst port = process.env.PORT || '3000';\napp.listen(port);\n";

  expect(declarationsIn({ 'api/server.js': code })).toEqual([
    {
      kind: 'unit',
      id: 'process:api/server.js',
      unitKind: 'process',
      title: 'node api/server.js',
      files: ['api/server.js'],
      directory: 'api',
      default: false,
      location: { file: 'api/server.js', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
    },
    {
      kind: 'listener',
      unit: 'process:api/server.js',
      namespace: 'host',
      owner: { kind: 'process', name: 'api/server.js' },
      port: { kind: 'fixed', ports: { first: 3000, last: 3000 } },
      variable: 'PORT',
      protocol: 'tcp',
      binding: { addresses: ['0.0.0.0', '::'], choice: 'all' },
      addressBasis: 'default',
      mechanism: 'listen-call',
      count: 1,
      profiles: [],
      active: true,
      onConflict: 'fail',
      confidence: 'high',
      identity: ['express', 'node', 'api', 'server'],
      location: { file: 'api/server.js', start: { line: 2, column: 35 }, end: { line: 2, column: 39 } },
      setAt: { file: 'api/server.js', start: { line: 2, column: 35 }, end: { line: 2, column: 39 } },
    },
  ]);
});

it('takes the files of a Go main package as one program', () => {
  const files = {
    'cmd/api/main.go': 'package main\nimport "net/http"\nfunc main() { http.ListenAndServe(":8080", nil) }',
    'cmd/api/debug.go':
      'package main\nimport "net/http"\nfunc init() { go http.ListenAndServe("localhost:6060", nil) }',
    'internal/server.go': 'package internal\nimport "net/http"\nfunc Run() { http.ListenAndServe(":8081", nil) }',
  };

  expect(listenersIn(files).map(({ unit, owner }) => [unit, owner.name])).toEqual([
    ['process:cmd/api', 'cmd/api/main.go'],
    ['process:cmd/api', 'cmd/api/debug.go'],
    ['process:internal/server.go', 'internal/server.go'],
  ]);
  expect(declarationsIn(files).flatMap((unit) => (unit.kind === 'unit' ? [unit.title] : []))).toEqual([
    'go run ./cmd/api',
    'go run ./cmd/api',
    'internal/server.go',
  ]);
});

it('keeps what different commands read from one configuration file apart', () => {
  const code = 'export default {\n  server: { port: 3000 },\n  preview: { port: 3000 },\n};';
  const listeners = listenersIn({ 'web/vite.config.ts': code });

  expect(listeners.map(({ unit, mechanism }) => [unit, mechanism])).toEqual([
    ['process:web/vite.config.ts#vite', 'config-file'],
    ['process:web/vite.config.ts#vite preview', 'config-file'],
  ]);
});

it('takes a function to be called by whom it is handed on to', () => {
  const files = {
    'server.ts': "import express from 'express';\nexport function start() { express().listen(3000); }",
    'main.ts': "import { start } from './server';\nclusterize(start);",
  };

  expect(listenersIn(files)[0]?.conditional).toBeUndefined();
});

it('leaves out what there is only when a variable is set', () => {
  const code =
    'const host = process.env.TAURI_DEV_HOST;\nexport default {\n  server: { port: 1420, host: host || false, hmr: host ? { host, port: 1421 } : undefined },\n};';

  expect(listenersIn({ 'vite.config.ts': code }).map((listener) => show(listener))).toEqual([
    '1420/tcp@3 127.0.0.1|::1',
  ]);
});

it('takes a port that one command is told twice as one listener', () => {
  const code = 'export default {\n  server: { port: 3000, hmr: { port: 3000 } },\n};';

  expect(listenersIn({ 'vite.config.ts': code }).map((listener) => show(listener))).toEqual([
    '3000/tcp@2 127.0.0.1|::1',
  ]);
});

it.each([
  ['^5.2.0', '9000/tcp@1 0.0.0.0+::'],
  ['~3.11.0', '9000/tcp@1 127.0.0.1|::1'],
])('knows where webpack-dev-server %s listens by default', (version, expected) => {
  const files = {
    'web/webpack.config.js': 'module.exports = { devServer: { port: 9000 } };',
    'web/package.json': JSON.stringify({ devDependencies: { 'webpack-dev-server': version } }),
  };

  expect(listenersIn(files).map((listener) => show(listener, 'web/webpack.config.js'))).toEqual([expected]);
});

it.each([
  ['^21.3.0', '3000/tcp@2 0.0.0.0+::'],
  ['^20.0.1', '3000/tcp@2 0.0.0.0'],
])('knows where hapi %s listens by default', (version, expected) => {
  const files = {
    'server.js': "const Hapi = require('@hapi/hapi');\nHapi.server({ port: 3000 }).start();",
    'package.json': JSON.stringify({ dependencies: { '@hapi/hapi': version } }),
  };

  expect(listenersIn(files).map((listener) => show(listener, 'server.js'))).toEqual([expected]);
});

it.each([
  ['Gemfile.lock', 'GEM\n  specs:\n    puma (7.1.0)\n', '3000/tcp@1 0.0.0.0+::'],
  ['Gemfile.lock', 'GEM\n  specs:\n    puma (6.4.2)\n', '3000/tcp@1 0.0.0.0'],
  ['Gemfile', "gem 'puma', '~> 5.0'\n", '3000/tcp@1 0.0.0.0'],
  ['Gemfile', "gem 'puma', '>= 5.0'\n", '3000/tcp@1 0.0.0.0+::'],
])('knows where puma listens by default: %s with %j', (file, text, expected) => {
  const files = { 'config/puma.rb': "port ENV.fetch('PORT') { 3000 }\n", [file]: text };

  expect(listenersIn(files).map((listener) => show(listener, 'config/puma.rb'))).toEqual([expected]);
});

it('takes the port 0 of a configuration file as any free one', () => {
  const [listener] = listenersIn({ 'vite.config.ts': 'export default { server: { port: 0 } };' });

  expect([listener?.port, listener?.confidence]).toEqual([{ kind: 'ephemeral' }, 'low']);
});

it('counts columns in UTF-16 units', () => {
  const [listener] = listenersIn({ 'a.js': "/* 😀 */ require('express')().listen('4000'); // 😀" });

  expect(listener?.location.start).toEqual({ line: 1, column: 39 });
  expect(listener?.location.end).toEqual({ line: 1, column: 43 });
});

it.each([
  ['3_000', 'app.listen(3_000);', { line: 3, column: 12 }],
  ['0xbb8', 'app.listen(0xbb8);', { line: 3, column: 12 }],
  [
    'digits in an address',
    "const f = require('fastify')();\nf.listen({ port: Number('3000') });",
    { line: 4, column: 26 },
  ],
  [
    'a template',
    "const grpc = require('@grpc/grpc-js');\nnew grpc.Server().bindAsync(`0.0.0.0:3000`);",
    { line: 4, column: 38 },
  ],
])('says where the digits stand: %s', (_, code, start) => {
  const [listener] = listenersIn({ 'a.js': `const express = require('express');\nconst app = express();\n${code}` });

  expect(listener?.port).toEqual({ kind: 'fixed', ports: { first: 3000, last: 3000 } });
  expect(listener?.setAt?.start).toEqual(start);
});

it('does not offer a computed number for an edit', () => {
  const [listener] = listenersIn({ 'a.js': "const p = 3000;\nrequire('express')().listen(p + 1);" });

  expect(listener?.port).toEqual({ kind: 'fixed', ports: { first: 3001, last: 3001 } });
  expect(listener?.location.start).toEqual({ line: 1, column: 11 });
  expect(listener).not.toHaveProperty('setAt');
});

const branches: readonly (readonly [name: string, code: string, alternatives: readonly boolean[]])[] = [
  [
    'both arms of an if',
    'if (tls) {\n  https.createServer({}).listen(8080);\n} else {\n  http.createServer().listen(8080);\n}',
    [true, true],
  ],
  [
    'an arm that returns',
    'function run() {\n  if (tls) {\n    https.createServer({}).listen(8080);\n    return;\n  }\n  http.createServer().listen(8080);\n}',
    [true, false],
  ],
  [
    'cases of a switch',
    "switch (mode) {\n  case 'a':\n    http.createServer().listen(8080);\n    break;\n  default:\n    https.createServer().listen(8080);\n}",
    [true, true],
  ],
  ['a ternary', 'const s = tls ? https.createServer().listen(8080) : http.createServer().listen(8080);', [true, true]],
  [
    'functions that the arms call',
    'function plain() { http.createServer().listen(8080); }\nfunction secure() { https.createServer().listen(8080); }\nif (tls) secure();\nelse plain();',
    [true, true],
  ],
  ['one after the other', 'http.createServer().listen(8080);\nhttps.createServer().listen(8080);', [false, false]],
  [
    'an if without an alternative',
    "if (process.env.NODE_ENV !== 'test') {\n  http.createServer().listen(8080);\n}\nhttps.createServer().listen(8443);",
    [false, false],
  ],
];

it.each(branches)('tells what another branch replaces, on the same port or another: %s', (_, code, alternatives) => {
  const read = (text: string) =>
    listenersIn({ 'a.js': `import http from 'http';\nimport https from 'https';\n${text}` });
  const one = read(code);
  const two = read(code.replace('8080', '8081'));

  expect(one.map(({ alternative = false }) => alternative)).toEqual(alternatives);
  expect(two.map(({ alternative = false }) => alternative)).toEqual(alternatives);
  expect(one.map(({ conditional = false }) => conditional)).toEqual([false, false]);
  // What is taken where nothing is turned on is certain.
  expect(two.filter(({ conditional }) => conditional).length).toBe(alternatives.filter(Boolean).length > 0 ? 1 : 0);
});

it.each([
  'require.main === module',
  '!module.parent',
  'import.meta.main',
  'import.meta.url === `file://${process.argv[1]}`',
])('tells what only the started file binds: %s', (condition) => {
  const code = `const app = require('express')();\nif (${condition}) {\n  app.listen(3000);\n}\nmodule.exports = app;`;

  expect(listenersIn({ 'a.js': code })[0]?.whenStarted).toBe(true);
});

it.each([
  ["process.env.NODE_ENV === 'production' ? 80 : 3002", 'medium'],
  ["3000 + (process.env.NODE_ENV === 'test' ? 1 : 0)", 'medium'],
  ['process.env.PORT || 3002', 'high'],
])('is less sure of what NODE_ENV decides: %s', (port, confidence) => {
  const code = `const app = require('express')();\napp.listen(${port});`;

  expect(listenersIn({ 'a.js': code })[0]?.confidence).toBe(confidence);
});

it('says that a port is none', () => {
  const found = declarationsIn({ 'a.js': "const app = require('express')();\napp.listen(70000);\napp.listen(-1);" });

  expect(found.flatMap((one) => (one.kind === 'invalid-port' ? [[one.reason, one.location.start.line]] : []))).toEqual([
    ['70000 is above 65535', 2],
    ['-1 is below 0', 3],
  ]);
});

it('takes another value to be meant where one of several is no port', () => {
  const code =
    "const app = require('express')();\nfunction setting(key) { switch (key) { case 'days': return 86400; case 'port': return 3000; } }\napp.listen(setting('port'));";

  expect(declarationsIn({ 'a.js': code }).filter(({ kind }) => kind === 'invalid-port')).toEqual([]);
});

it('never parses a file without a candidate', () => {
  const counting: Grammars = {
    has: () => true,
    parse: () => {
      throw new Error('parsed');
    },
  };
  const code = "import fetch from 'node-fetch';\nexport const port = 3000;\nfetch(`http://localhost:${port}`);";
  const files = [
    { path: 'a.ts', text: code },
    { path: 'b.go', text: 'package b\nimport "net"\nfunc f() { net.Dial("tcp", ":80") }' },
    { path: 'types.d.ts', text: 'declare function listen(port: 3000): void; app.listen(3000)' },
  ];

  for (const file of files.filter(({ path }) => sourceCode.matches(path))) {
    expect(sourceCode.extract(file, { ...contextOf({}), grammars: counting })).toEqual({
      declarations: [],
      problems: [],
    });
  }
  expect([...languagesIn(files, repositoryOf({}))]).toEqual([]);
});

it('asks for the grammars of the candidates', () => {
  const go = { path: 'main.go', text: 'package main\nfunc main() { http.ListenAndServe(":1", nil) }' };
  const script = { path: 'bin/www', text: "#!/usr/bin/env node\nrequire('../app').listen(3000)" };

  expect([...languagesIn([go], repositoryOf({}))]).toEqual(['go']);
  expect([...languagesIn([script], repositoryOf({}))].sort()).toEqual(['javascript', 'typescript']);
});

it('reads a script that has no extension', () => {
  const files = {
    'bin/www': "#!/usr/bin/env node\nconst app = require('../app');\napp.listen(3000);",
    'app.js': "module.exports = require('express')();",
    'bin/deploy': '#!/bin/sh\nserver.listen(3000)',
    'tools/http_server': "#!/usr/bin/env ruby\nrequire 'socket'\nTCPServer.new(3001)",
    serve: '#!/usr/bin/perl -w\nuse IO::Socket::INET;\nIO::Socket::INET->new(Listen => 5, LocalPort => 3002);',
    notes: "require('http').createServer().listen(3003);",
    LICENSE: "#!/usr/bin/env node\nrequire('http').createServer().listen(3004);",
  };

  expect(listenersIn(files).map((listener) => [listener.unit, show(listener)])).toEqual([
    ['process:bin/www', '3000/tcp@3 0.0.0.0+::'],
    ['process:tools/http_server', '3001/tcp@3 0.0.0.0'],
    ['process:serve', '3002/tcp@3 0.0.0.0'],
  ]);
});

it('says nothing without grammars', () => {
  const file = { path: 'a.js', text: "require('express')().listen(3000)" };

  expect(sourceCode.extract(file, { ...contextOf({ 'a.js': file.text }), grammars: noGrammars }).declarations).toEqual(
    [],
  );
});

it('reads code that is no file', () => {
  const file = { path: 'inline.js', text: "require('http').createServer((q, s) => s.end()).listen(3000)" };

  expect(listenersInCode(file, { ...contextOf({}), grammars }).map((listener) => show(listener))).toEqual([
    '3000/tcp@1 0.0.0.0+::',
  ]);
});

it('tells what could not be read, where the file listens', () => {
  const text = "const app = require('express')();\napp.listen(3000);\nfunction broken( {\n";
  const { declarations, problems } = sourceCode.extract({ path: 'a.js', text }, contextOf({ 'a.js': text }));

  expect(declarations).toHaveLength(2);
  expect(problems).toMatchObject([{ severity: 'warning', location: { file: 'a.js', start: { line: 3 } } }]);
});

const callers: readonly (readonly [language: string, files: Readonly<Record<string, string>>])[] = [
  [
    'JavaScript',
    {
      'lib/server.js':
        "const http = require('http');\nclass Server { listen(port) { http.createServer().listen(port); } }\nmodule.exports = { Server };",
      'a.js': "const { Server } = require('./lib/server');\nnew Server().listen(3001);",
      'b.js': "const { Server } = require('./lib/server');\nconst server = new Server();\nserver.listen(3002);",
    },
  ],
  [
    'Python',
    {
      'lib/__init__.py': '',
      'lib/server.py':
        'import socketserver\nclass Server:\n    def __init__(self, host, port=3000):\n        self.address = (host, port)\n    def run(self):\n        socketserver.TCPServer(self.address, None).serve_forever()',
      'a.py': "from lib.server import Server\nServer('', 3001).run()",
      'b.py': "from lib.server import Server\nserver = Server('', port=3002)\nserver.run()",
    },
  ],
  [
    'Ruby',
    {
      'lib/proxy.rb':
        "require 'eventmachine'\nclass Proxy\n  def self.start(options)\n    EventMachine.start_server(options[:host], options[:port], Connection)\n  end\nend",
      'a.rb': "require 'proxy'\nProxy.start(:host => '0.0.0.0', :port => 3001)",
      'b.rb': "require 'proxy'\nProxy.start(host: '0.0.0.0', port: 3002)",
    },
  ],
  [
    'PHP',
    {
      'composer.json': '{ "autoload": { "psr-4": { "Acme\\\\Chat\\\\": "src/" } } }',
      'src/Server.php':
        '<?php\nnamespace Acme\\Chat;\nclass Server {\n  public function __construct(string $host, int $port) { $this->open($host, $port); }\n  private function open(string $host, int $port): void { $this->socket = stream_socket_server("tcp://$host:$port"); }\n}',
      'a.php': "<?php\n$server = new \\Acme\\Chat\\Server('0.0.0.0', 3001);",
      'b.php': "<?php\nuse Acme\\Chat\\Server;\n$server = new Server('0.0.0.0', 3002);",
    },
  ],
];

it.each(callers)('tells of %s which programs make a library listen', (_, files) => {
  const listeners = listenersIn(files).map(({ owner, unit, port, confidence }) => ({
    owner: owner.name.replace(/\.\w+$/, ''),
    isOwn: unit === `process:${owner.name}`,
    port: port.kind === 'fixed' ? port.ports.first : port.kind,
    confidence,
  }));

  expect(listeners).toEqual([
    { owner: 'a', isOwn: true, port: 3001, confidence: 'low' },
    { owner: 'b', isOwn: true, port: 3002, confidence: 'low' },
  ]);
});

const shop = {
  'server.js': "const app = require('./app');\nrequire('./jobs/mail');\n// require('./old');\napp.start();",
  'app.js': "import express from 'express';\nimport type { T } from './types';\nexport default express();",
  'jobs/mail.js': "await import('../lib/queue.js');",
  'lib/queue.js': 'export const queue = 1;',
  'old.js': '',
  'types.ts': '',
  'go.mod': 'module example.com/shop\n',
  'cmd/api/main.go':
    'package main\n\nimport (\n\t"fmt"\n\tsrv "example.com/shop/internal/server"\n)\n\nfunc main() {}\n',
  'cmd/api/flags.go': 'package main\n',
  'internal/server/server.go': 'package server\nimport "net/http"\n',
};

it.each([
  ['server.js', ['server.js'], ['app.js', 'jobs/mail.js']],
  ['./jobs/mail.js', ['jobs/mail.js'], ['lib/queue.js']],
  ['cmd/api/', ['cmd/api/flags.go', 'cmd/api/main.go'], ['internal/server']],
  ['cmd/api/main.go', ['cmd/api/main.go', 'cmd/api/flags.go'], ['internal/server']],
])('knows what the program %s takes in', (path, files, imports) => {
  expect(programAt(path, repositoryOf(shop))).toEqual({
    kind: 'program',
    path: path.replace(/^\.\/|\/$/g, ''),
    files,
    imports,
  });
});

it('follows the programs that commands start', () => {
  const location = { file: 'package.json', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const program = { paths: ['missing.js', 'server.js'], environment: {}, arguments: [], location };
  const unit: Declaration = {
    kind: 'unit',
    id: 'script:start',
    unitKind: 'script',
    title: 'npm start',
    files: ['package.json'],
    directory: '',
    default: false,
    activity: { kind: 'sequence', steps: [{ kind: 'detached', body: { kind: 'program', program } }] },
    location,
  };

  expect(startedPrograms([unit], repositoryOf(shop)).map(({ path }) => path)).toEqual([
    'app.js',
    'jobs/mail.js',
    'lib/queue.js',
    'server.js',
  ]);
});
