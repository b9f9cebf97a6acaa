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
