import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../src/extractors/source-code/adapters.ts';
import { findListenCalls } from '../../src/extractors/source-code/listen-calls.ts';
import { Programs } from '../../src/extractors/source-code/programs.ts';
import { sourceCode } from '../../src/extractors/source-code.ts';
import { kotlinSignatures } from '../../src/signatures/listen-calls/kotlin.ts';
import { scalaSignatures } from '../../src/signatures/listen-calls/scala.ts';
import { contextOf, listenersIn } from './listeners.ts';

const examples = [
  ...adapters.javascript.facts.signatures.map(({ example }) => ['a.ts', example.code] as const),
  ...adapters.go.facts.signatures.map(({ example }) => ['a.go', example.code] as const),
  ...adapters.python.facts.signatures.map(({ example }) => ['a.py', example.code] as const),
  ...adapters.ruby.facts.signatures.map(({ example }) => ['a.rb', example.code] as const),
  ...adapters.rust.facts.signatures.map(({ example }) => ['a.rs', example.code] as const),
  ...adapters.elixir.facts.signatures.map(({ example }) => ['a.ex', example.code] as const),
  ...adapters.lua.facts.signatures.map(({ example }) => ['a.lua', example.code] as const),
  ...adapters.perl.facts.signatures.map(({ example }) => ['a.pl', example.code] as const),
  ...adapters.php.facts.signatures.map(({ example }) => ['a.php', example.code] as const),
  ...adapters.csharp.facts.signatures.map(({ example }) => ['a.cs', example.code] as const),
  ...adapters.java.facts.signatures.map(({ example }) => ['A.java', example.code] as const),
  ...adapters.cpp.facts.signatures.map(({ example }) => [example.file ?? 'a.cpp', example.code] as const),
  ...adapters.swift.facts.signatures.map(({ example }) => ['a.swift', example.code] as const),
  ...adapters.dart.facts.signatures.map(({ example }) => ['a.dart', example.code] as const),
  ...scalaSignatures.map(({ example }) => ['a.scala', example.code] as const),
  ...kotlinSignatures.map(({ example }) => ['a.kt', example.code] as const),
];

function extract(path: string, text: string) {
  return sourceCode.extract({ path, text }, contextOf({ [path]: text }));
}

describe('broken sources', () => {
  it('never make the extractor throw, wherever they are cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.nat(), ([path, code], cut) => {
        const { declarations } = extract(path, code.slice(0, cut % (code.length + 1)));
        for (const declaration of declarations) expect(declaration).toMatchObject({ location: { file: path } });
      }),
      { numRuns: 300 },
    );
  });

  it('never make the extractor throw, whatever stands in them', () => {
    const noise = fc.oneof(
      fc.constantFrom('{', '}', '(', ')', '`', '"', '${', '=>', '\0', '😀', '<<<<<<<', '/*'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.nat(), noise, ([path, code], at, text) => {
        const offset = at % (code.length + 1);
        expect(extract(path, code.slice(0, offset) + text + code.slice(offset)).problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});

const start = "const app = require('express')();\n";

it.each([
  ['names that mean themselves', `${start}const a = b; const b = a; app.listen(a);`],
  ['objects that spread themselves', `${start}const a = { ...a, b: 1 }; app.listen(a.port);`],
  [
    'functions that call each other',
    `${start}function f(p) { return g(p); }\nfunction g(p) { return f(p); }\napp.listen(f(1));`,
  ],
  ['a function that listens with what it is given by itself', `${start}function f(p) { app.listen(p); f(p + 1); }`],
  [
    'classes that extend each other',
    `${start}class A extends B {}\nclass B extends A {}\nnew A().listen(1); app.listen(new A().port);`,
  ],
  ['a server that is made of itself', `${start}let s = wrap(s); s = wrap(s); s.listen(s);`],
  [
    'keys of the prototype',
    `${start}const o = {}; app.listen(o.__proto__.constructor);\napp.listen(process.env.__proto__);`,
  ],
])('ends with %s', (_, code) => {
  for (const { port } of listenersIn({ 'a.js': code })) expect(['unresolved', 'fixed']).toContain(port.kind);
});

it.each([
  ['brackets', `${start}${'['.repeat(20_000)}app.listen(3000)`],
  ['calls', `${start}app${'.use()'.repeat(5_000)}.listen(3000)`],
  ['sums', `${start}app.listen(${'1+'.repeat(5_000)}1)`],
  ['ifs', `${start}${'if (a) {'.repeat(3_000)}app.listen(3000);`],
  ['alternatives', `${start}let p = 1;\n${'if (a) p = p || q;\n'.repeat(2_000)}app.listen(p);`],
  [
    'tables of tables',
    `${start}let o = { a: 1 };\n${'if (a) o = { ...o, ...p, b: 1 };\n'.repeat(2_000)}app.listen(o.port);`,
  ],
  ['assignments', `${start}${'a.b = a.c;\n'.repeat(2_000)}app.listen(a.b);`],
  ['call sites', `${start}function f(p) { g(p); }\nfunction g(p) { app.listen(p); }\n${'f(3000);\n'.repeat(2_000)}`],
])('comes to an end with thousands of %s', (_, code) => {
  expect(extract('a.js', code).problems.length).toBeLessThanOrEqual(1);
});

const macros = (count: number) =>
  Array.from({ length: count }, (_, index) => `#define M${index} M${index + 1}\n`).join('');
const rust = 'use std::net::TcpListener;\n';

it.each([
  [
    'macros in macros',
    'a.rs',
    `${rust}fn f() { TcpListener::bind(${'format!("{}", '.repeat(2_000)}1${')'.repeat(2_000)}); }`,
  ],
  ['arrays in pairs', 'a.rs', `${rust}fn f() { TcpListener::bind(${'(['.repeat(1_000)}1${'], 80)'.repeat(1_000)}); }`],
  ['calls in Rust', 'a.rs', `${rust}fn f() { TcpListener::bind("0.0.0.0:80")${'.unwrap()'.repeat(5_000)}; }`],
  [
    'shadowing variables',
    'a.rs',
    `${rust}fn f(a: u16) {\n${'let a = a + a;\n'.repeat(2_000)}TcpListener::bind(("", a)); }`,
  ],
  ['attributes', 'a.rs', `${rust}${'#[a(b = 1)]\n'.repeat(5_000)}fn f() { TcpListener::bind("0.0.0.0:80"); }`],
  ['calls in Ruby', 'a.rb', `TCPServer.new(a${'.b'.repeat(5_000)})`],
  ['methods that call each other', 'a.rb', `def a\nb\nend\ndef b\na\nend\n${'TCPServer.new(a)\n'.repeat(1_000)}`],
  ['blocks', 'a.rb', `${'x.each { |a| '.repeat(1_000)}TCPServer.new(a)${' }'.repeat(1_000)}`],
  ['settings', 'config/puma.rb', 'port 3000\n'.repeat(5_000)],
  ['joined texts', 'a.php', `<?php stream_socket_server(${"'a' . ".repeat(5_000)}'b');`],
  ['arrays in arrays', 'a.php', `<?php stream_socket_server(${'['.repeat(5_000)}1${']'.repeat(5_000)});`],
  ['pipes', 'a.ex', `:gen_tcp.listen(80${' |> String.to_integer()'.repeat(3_000)})`],
  ['modules', 'a.ex', `${'defmodule A do\n'.repeat(1_000)}:gen_tcp.listen(80, [])${'\nend'.repeat(1_000)}`],
  ['settings', 'config/dev.exs', `${'config :a, B, http: [port: 80, ip: {1}]\n'.repeat(3_000)}`],
  [
    'functions that start each other',
    'a.ex',
    `defmodule A do\n${'def start_link(a), do: {A, a}\n'.repeat(1_000)}:gen_tcp.listen(a, [])\nend`,
  ],
  ['lists in Perl', 'a.pl', `HTTP::Daemon->new(LocalPort => ${'['.repeat(3_000)}80${']'.repeat(3_000)});`],
  ['texts', 'a.pl', `${'print <<A;\n'.repeat(3_000)}HTTP::Daemon->new(LocalPort => 80);`],
  [
    'long lines in texts',
    'a.pl',
    `((;\nprint <<A;\n${`${'x'.repeat(30_000)}\n`.repeat(3)}A\nHTTP::Daemon->new(LocalPort => 80);`,
  ],
  [
    'blanks after an error',
    'a.pl',
    `HTTP::Daemon->new(LocalPort => 80);\n((;}${`\n${' '.repeat(90_000)}`.repeat(5)}(((`,
  ],
  [
    'packages',
    'a.pl',
    `${'package A; sub new { my $self = shift; A->new }\n'.repeat(1_000)}HTTP::Daemon->new(LocalPort => A->new);`,
  ],
  ['tables', 'a.lua', `require('socket').bind("*", ${'{'.repeat(3_000)}80${'}'.repeat(3_000)})`],
  ['fields', 'a.lua', `local M = {}\n${'M.a = M.b\nM.b = M.a\n'.repeat(1_000)}require('socket').bind("*", M.a)`],
  ['namespaces', 'a.php', `<?php ${'namespace A; use B\\C;\n'.repeat(2_000)} new C(socket_create_listen(80));`],
  [
    'calls in Java',
    'A.java',
    `class A { void f() { new java.net.ServerSocket(80)${'.orElse(1)'.repeat(3_000)}${'.f(x -> x)'.repeat(2_000)}; } }`,
  ],
  [
    'classes in classes',
    'A.java',
    `${'class A extends B { int p = q; '.repeat(800)} void f() { new java.net.ServerSocket(p); } ${'}'.repeat(800)}`,
  ],
  [
    'methods of one name',
    'A.java',
    `class A { ${Array.from({ length: 500 }, (_, n) => `void f(${'int a,'.repeat(n % 20)} int b) { f(b); new java.net.ServerSocket(b); }\n`).join('')} }`,
  ],
  ['lambdas in Kotlin', 'a.kt', `fun f() { java.net.ServerSocket(${'1.let { '.repeat(800)}it${' }'.repeat(800)}) }`],
  ['calls in Kotlin', 'a.kt', `fun f() { java.net.ServerSocket(80)${'.also { x = it }'.repeat(3_000)} }`],
  ['templates', 'a.kt', `val a = "${'$b'.repeat(20_000)}"\nfun f() { java.net.ServerSocket(a) }`],
  [
    'lambdas in Scala',
    'a.scala',
    `object A { new java.net.ServerSocket(${'f(x => '.repeat(800)}80${')'.repeat(800)}) }`,
  ],
  ['placeholders', 'a.scala', `object A { new java.net.ServerSocket(f(_${'.a(1)'.repeat(3_000)})) }`],
  ['sections', 'a.cs', `#define A\n${'#if B\nint a;\n#endif\n'.repeat(3_000)}new TcpListener(0, 80);`],
  ['lambdas in C#', 'a.cs', `new TcpListener(0, ${'F(x => '.repeat(800)}80${')'.repeat(800)});`],
  ['texts in C#', 'a.cs', `new TcpListener(0, ${'"a" + '.repeat(5_000)}80);`],
  [
    'classes in C#',
    'a.cs',
    `${'class A : B { int P = Q; '.repeat(600)} void F() { new TcpListener(0, P); } ${'}'.repeat(600)}`,
  ],
  [
    'else ifs in Java',
    'A.java',
    `class A { void f() { int p; ${'if (a) { p = p + 1; } else '.repeat(3_000)}{} new java.net.ServerSocket(p); } }`,
  ],
  ['conditions of the preprocessor', 'a.c', `${'#if A\n'.repeat(2_000)}bind(f, &a.sin_port);`],
  ['macros that mean each other', 'a.c', `${macros(2_000)}bind(f, (struct sockaddr *)&a, n); a.sin_port = htons(M0);`],
  ['members', 'a.c', `int main() { a.sin_port = 1; bind(f, &a${'->b'.repeat(5_000)}); }`],
  ['assigned addresses', 'a.c', `int main() { ${'a.sin_port = htons(a.sin_port);\n'.repeat(2_000)}bind(f, &a, n); }`],
  ['casts', 'a.c', `int main() { a.sin_port = 1; bind(f, ${'(struct a *)('.repeat(2_000)}a${')'.repeat(2_000)}); }`],
  ['long macros', 'a.c', `#define P ${' '.repeat(100_000)}(\nint main() { a.sin_port = P; bind(f, &a); }`],
  [
    'namespaces that use each other',
    'a.cpp',
    `${'using namespace a::b;\n'.repeat(500)}int main() { crow::App a; a.port(P); }`,
  ],
  ['nested classes', 'a.cpp', `${'class A : public A { '.repeat(1_000)}void f() { crow::App().port(p); }`],
  ['calls in Swift', 'a.swift', `ServerBootstrap(group: g)${'.option(1)'.repeat(1_500)}.bind(host: h, port: 80)`],
  [
    'closures in closures',
    'a.swift',
    `${'f { '.repeat(1_000)}ServerBootstrap(group: g).bind(port: p)${' }'.repeat(1_000)}`,
  ],
  [
    'extensions',
    'a.swift',
    `${'extension A { var p: Int { p } }\n'.repeat(1_000)}ServerBootstrap(group: g).bind(port: A.p)`,
  ],
  ['selectors', 'a.dart', `import 'dart:io'; void main() => HttpServer.bind(a${'.b'.repeat(5_000)}, 80);`],
  ['cascades', 'a.dart', `import 'dart:io'; var a = HttpServer.bind(h, 80)${'..b = a'.repeat(2_000)};`],
  [
    'texts in texts',
    'a.dart',
    `import 'dart:io'; var a = HttpServer.bind(${"'${".repeat(1_000)}a${"}'".repeat(1_000)}, 80);`,
  ],
  ['template arguments', 'a.cpp', `crow::App<${'A<'.repeat(2_000)}int${'>'.repeat(2_000)}> a; int b = a.port(80);`],
])('comes to an end with thousands of %s', (_, path, code) => {
  expect(extract(path, code).problems.length).toBeLessThanOrEqual(1);
});

it('says from where on a file was left out that takes too many steps', () => {
  const text = `${start}app.listen(3000);\napp.listen(4000);`;
  const { repository, grammars } = contextOf({ 'a.js': text });
  const programs = Programs.of(repository, grammars);
  const program = programs.get('a.js');
  expect(program && findListenCalls(program, programs, 0).leftFrom).toBeGreaterThan(0);
  expect(program && findListenCalls(program, programs).leftFrom).toBeUndefined();
});

it('works out once what functions give that all need each other', () => {
  const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
  const bodies = names.map(
    (name) => `function ${name}() { return ${names.map((other) => `${other}()`).join(' || ')}; }\n`,
  );
  const { repository, grammars } = contextOf({
    'a.js': `${start}${bodies.join('')}app.listen(f0());\napp.listen(3000);`,
  });
  const programs = Programs.of(repository, grammars);
  const program = programs.get('a.js');
  expect(program && findListenCalls(program, programs, 4_000).leftFrom).toBeUndefined();
});

it('gives up on a text in which the parser goes back and forth, and says so', () => {
  const code = `package main\nimport "net"\nfunc main() { net.Listen("tcp", ":80") }\n${'/* '.repeat(10_000)}`;
  const { declarations, problems } = extract('main.go', code);
  expect(declarations).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('takes too long to parse')]);
});
