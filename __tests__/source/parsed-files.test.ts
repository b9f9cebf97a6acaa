import { expect, it } from 'vitest';
import { sourceCode } from '../../src/extractors/source-code.ts';
import type { Grammars } from '../../src/parsing/source-code.ts';
import { contextOf, grammars } from './listeners.ts';

/** The files that are parsed to find what the first one listens on. */
function parsedFor(files: Readonly<Record<string, string>>): readonly string[] {
  const parsed: string[] = [];
  const paths = new Map(Object.entries(files).map(([path, text]) => [text, path]));
  const noting: Grammars = {
    has: (language) => grammars.has(language),
    parse(language, text) {
      parsed.push(paths.get(text) ?? text);
      return grammars.parse(language, text);
    },
  };
  const [[path = '', text = ''] = []] = Object.entries(files);
  sourceCode.extract({ path, text }, { ...contextOf(files), grammars: noting });
  return parsed;
}

const module = 'module example.com/a\n';

it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'the file of a Go type, and those of its methods that have the field',
    {
      'a.go': 'package a\nimport "net"\nfunc (s *Server) Run() { net.Listen("tcp", s.addr) }\n',
      'b.go': 'package a\nfunc (s *Server) stop() { s.done = true }\n',
      'c.go': 'package a\nfunc (s *Server) setUp() { s.addr = ":80" }\n',
      'd.go': 'package a\ntype Server struct { addr string }\n',
      'e.go': 'package a\nvar clients struct {\n\tServer *Client\n}\n',
    },
    ['a.go', 'c.go', 'd.go'],
  ],
  [
    'the file of a Go variable without a value, and none that has a field of its name',
    {
      'a.go': 'package a\nimport "net"\nfunc run() { net.Listen("tcp", addr) }\n',
      'b.go': 'package a\ntype Client struct {\n\taddr string\n}\n',
      'c.go': 'package a\nvar (\n\tname string\n)\nfunc dial(\n\taddr string,\n) {}\n',
      'd.go': 'package a\nvar (\n\tname string\n\taddr string\n)\n',
    },
    ['a.go', 'd.go'],
  ],
  [
    "no package whose function has the name of a library's",
    {
      'main.go':
        'package main\nimport (\n"net/http"\n"example.com/a/rest"\n"github.com/zeromicro/go-zero/rest/x"\n)\nfunc main() { rest.NewServer(":80"); http.ListenAndServe(":80", nil) }\n',
      'rest/rest.go': 'package rest\nfunc NewServer(addr string) {}\n',
      'go.mod': module,
    },
    ['main.go'],
  ],
  [
    'no caller of a Go function after one that runs',
    {
      'a.go': 'package a\nimport "net"\nfunc listen() { net.Listen("tcp", ":80") }\n',
      'b.go': 'package a\nfunc Start() { listen() }\n',
      'c.go': 'package a\nfunc Restart() { listen() }\n',
    },
    ['a.go', 'b.go'],
  ],
  [
    'no other Go package whose function has the name of the one that listens',
    {
      'server/server.go': 'package server\nimport "net"\nfunc New() { net.Listen("tcp", ":80") }\n',
      'cluster/cluster.go': 'package cluster\nfunc New() {}\n',
      'main.go':
        'package main\nimport (\n"example.com/a/cluster"\n"example.com/a/server"\n)\nfunc main() { cluster.New() }\nfunc run() { server.New() }\n',
      'go.mod': module,
    },
    ['server/server.go', 'main.go'],
  ],
  [
    'no file of a Go type that has the field, and gives it nothing',
    {
      'a.go': 'package a\nimport "net"\nfunc (s *Server) Run() { net.Listen("tcp", s.addr) }\n',
      'b.go': 'package a\nfunc (s *Server) stop() { log(s.addr, s.addr == ":80"); limit = 1 }\n',
      'c.go': 'package a\nfunc (s *Server) setUp() { flag.StringVar(&s.addr, "addr", ":80", "") }\n',
      'd.go': 'package a\nfunc (s *Server) copy() *Server { return &Server{addr: s.addr} }\n',
      'e.go': 'package a\nfunc (s *Server) read() { s.addr, s.err = read() }\n',
    },
    ['a.go', 'c.go', 'd.go', 'e.go'],
  ],
  [
    'no package whose methods cannot be those of a library that go.mod does not have',
    {
      'main.go':
        'package main\nimport (\n"net/http"\n"example.com/a/jobs"\n)\nfunc main() { jobs.New().Run(ctx.Done()); http.ListenAndServe(":80", nil) }\n',
      'jobs/jobs.go': 'package jobs\nfunc New() *Jobs { return &Jobs{} }\n',
      'go.mod': `${module}require github.com/gorilla/mux v1.8.0\n`,
      'go.sum': '',
    },
    ['main.go'],
  ],
  [
    'the package of an object whose method may be that of a library in go.mod',
    {
      'main.go': 'package main\nimport "example.com/a/web"\nfunc main() { web.New().Run(":80") }\n',
      'web/web.go': 'package web\nimport "github.com/gin-gonic/gin"\nfunc New() *gin.Engine { return gin.Default() }\n',
      'go.mod': `${module}require github.com/gin-gonic/gin v1.10.0\n`,
      'go.sum': '',
    },
    ['main.go', 'web/web.go'],
  ],
  [
    'no caller that could give the path of a socket',
    {
      'a.go': 'package a\nimport "net"\nfunc Run(path string) { net.Listen("unix", path) }\n',
      'b.go': 'package a\nfunc start() { Run("/run/a.sock") }\n',
    },
    ['a.go'],
  ],
  [
    'no file for calls of other names beside the one that gives the port',
    {
      'a.go': 'package a\nimport "net"\nfunc Run(addr string) { net.Listen("tcp", addr) }\n',
      'b.go': 'package a\nfunc start() { prepare(); Run(":80"); stop := finish(); stop() }\n',
      'c.go': 'package a\nfunc prepare() {}\n',
      'd.go': 'package a\nfunc finish() func() { return func() {} }\n',
    },
    ['a.go', 'b.go'],
  ],
  [
    'no module for a function or a class of its own that it declares',
    {
      'a.ts':
        "import express from 'express';\nimport sleep, { pause as wait, Heart, later } from './b.js';\nsleep(1); wait(2); new Heart(3); later(4);\nexpress().listen(80);\n",
      'b.ts':
        'export default async function (ms: number) {}\nexport function pause() {}\nexport class Heart<T> implements Beating {}\nexport const later = async (ms: number): Promise<void> => wait(ms);\n',
    },
    ['a.ts'],
  ],
  [
    'no Python module for a function or a class without a parent that it declares',
    {
      'a.py':
        'from http.server import HTTPServer\nfrom b import pause, Heart\npause(1)\nHeart(2)\nHTTPServer(("", 80), None)\n',
      'b.py': 'def pause(n):\n    pass\n\nclass Heart:\n    pass\n',
    },
    ['a.py'],
  ],
  [
    'the module of a class that may extend a server',
    {
      'a.py':
        'from http.server import HTTPServer\nfrom b import Web\nHTTPServer(("", 80), None)\nWeb(("", 81), None)\n',
      'b.py': 'from http.server import HTTPServer\nclass Web(HTTPServer):\n    pass\n',
    },
    ['a.py', 'b.py'],
  ],
  [
    'of the modules that a caller imports only that of what it calls',
    {
      'a.ts': "import express from 'express';\nexport function serve(port: number) { express().listen(port); }\n",
      'b.ts':
        "import { serve as start } from './a.js';\nimport { tell } from './c.js';\ntell('up');\nstart(80);\nserve(80);\n",
      'c.ts': 'export const tell = console.log;\n',
    },
    ['a.ts', 'b.ts'],
  ],
  [
    'no module of names for one that it would be as a whole',
    {
      'a.js': "import * as config from './config.js';\nimport express from 'express';\nexpress().listen(config);\n",
      'config.js': 'export const limit = 80;\n',
    },
    ['a.js'],
  ],
])('parses %s', (_, files, expected) => {
  expect(parsedFor(files)).toEqual(expected);
});
