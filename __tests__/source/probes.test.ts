import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

const find = (path: string, code: string) => listenersIn({ [path]: code }).map((listener) => show(listener, path));

const free =
  "function isFree(port) { return new Promise((done) => { const server = net.createServer();\nserver.once('error', () => done(false));\nserver.once('listening', () => server.close(() => done(true)));\nserver.listen(port); }); }\nisFree(3000);";

const chained =
  "const inUse = (port) => new Promise((done) => { const srv = net\n.createServer()\n.once('error', () => done(true))\n.once('listening', () => srv.once('close', () => done(false)).close())\n.listen(port, '0.0.0.0'); });\ninUse(3000);";

it.each([
  ['Node', 'a.js', `const net = require('net');\n${free}`],
  ['Node, in a chain', 'a.js', `const net = require('net');\n${chained}`],
  ['Node, by the name alone', 'a.ts', `import { createServer } from 'node:net';\n${free.replace('net.', '')}`],
  [
    'Java',
    'A.java',
    'import java.net.ServerSocket;\nclass A { static boolean isFree() { try (ServerSocket s = new ServerSocket(8080)) { return true; } catch (Exception e) { return false; } } }',
  ],
  [
    'Kotlin',
    'a.kt',
    'import java.net.ServerSocket\nfun isFree() = try { ServerSocket(8080).use { true } } catch (e: Exception) { false }',
  ],
  [
    'C#',
    'A.cs',
    'using System.Net.Sockets;\nclass A { static void IsFree() { var l = new TcpListener(IPAddress.Any, 8080); l.Start(); l.Stop(); } }',
  ],
])('says nothing of a port that is only tried: %s', (_, path, code) => {
  expect(find(path, code)).toEqual([]);
});

it.each([
  [
    'Node',
    'a.js',
    "const net = require('net');\nfunction main() { const server = net.createServer((socket) => socket.end());\nserver.listen(3000);\nprocess.on('SIGTERM', () => server.close()); }\nmain();",
    '3000/tcp@3 0.0.0.0+::',
  ],
  [
    'HTTP in Node',
    'a.js',
    "import { createServer } from 'http';\nfunction main() { const server = createServer();\nattach(server);\nserver.listen(3000);\nprocess.on('SIGTERM', () => server.close()); }\nmain();",
    '3000/tcp@4 0.0.0.0+::',
  ],
  [
    'Java',
    'A.java',
    'import java.net.ServerSocket;\nclass A { public static void main(String[] a) { try (ServerSocket s = new ServerSocket(8080)) {\nwhile (true) serve(s.accept()); } } }',
    '8080/tcp@2 0.0.0.0+::',
  ],
  [
    'C#',
    'A.cs',
    'using System.Net.Sockets;\nclass A { static void Main() { var l = new TcpListener(IPAddress.Any, 8080); l.Start(); l.AcceptTcpClient(); l.Stop(); } }',
    '8080/tcp@2 0.0.0.0',
  ],
])('finds a server that is closed at its end: %s', (_, path, code, expected) => {
  expect(find(path, code)).toEqual([expected]);
});

it.each([
  ['server.listen(3000);\nawait shoot();\nserver.close();', 'medium'],
  ['server.listen(3000);\nprocess.on("exit", () => server.close());', 'high'],
  ['server.listen(3000, () => { work(); server.close(); });', 'high'],
  ['if (a) { server.listen(3000); }\nserver.close();', 'high'],
])('is sure of a server unless its own block closes it: %s', (code, confidence) => {
  const program = `import http from 'http';\nasync function build() { const server = http.createServer(handle);\n${code} }\nbuild();`;
  expect(listenersIn({ 'a.js': program }).map((listener) => listener.confidence)).toEqual([confidence]);
});
