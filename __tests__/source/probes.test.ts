import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

const find = (path: string, code: string) => listenersIn({ [path]: code }).map((listener) => show(listener, path));

const free =
  "function isFree(port) { return new Promise((done) => { const server = net.createServer();\nserver.once('error', () => done(false));\nserver.once('listening', () => server.close(() => done(true)));\nserver.listen(port); }); }\nisFree(3000);";

it.each([
  ['Node', 'a.js', `const net = require('net');\n${free}`],
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
