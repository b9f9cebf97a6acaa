import { npm, type Run, runs, system } from './run.ts';

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

const node = runs(system('node'), ['node net.js', 'node http.js', 'node udp.js', 'node modules.mjs'], {
  'net.js': text(
    "const net = require('node:net');",
    'net.createServer().listen(4300);',
    "net.createServer().listen(4301, '0.0.0.0');",
    "net.createServer().listen(4302, 'localhost');",
    "net.createServer().listen(4303, '127.0.0.1');",
    "net.createServer().listen({ port: 4304, host: '::1' });",
    "net.createServer().listen({ port: 4305, host: '::', ipv6Only: true });",
    "net.createServer().listen({ port: 4306, host: '::' });",
  ),
  'http.js': text(
    "const http = require('node:http');",
    'http.createServer().listen(4307);',
    "require('node:http2').createServer().listen(4308);",
    "new http.Server().listen(4309, '127.0.0.1');",
    "require('node:https').createServer().listen(process.env.TLS_PORT || 4310);",
  ),
  'udp.js': text(
    "const dgram = require('node:dgram');",
    "dgram.createSocket('udp4').bind(4311);",
    "dgram.createSocket('udp6').bind(4312);",
    "dgram.createSocket('udp4').bind(4313, '127.0.0.1');",
    "dgram.createSocket({ type: 'udp4' }).bind({ port: 4314, address: '127.0.0.1' });",
  ),
  'modules.mjs': text(
    "import { createServer } from 'node:http';",
    'const port = Number(process.env.PORT ?? 4315);',
    'createServer((_, answer) => answer.end()).listen(port);',
  ),
});

const nodeFrameworks = [
  runs(npm({ express: '5.1.0' }), ['node app.js'], {
    'app.js': "require('express')().listen(4320, () => {});\nrequire('express')().listen(4321, '127.0.0.1');\n",
  }),
  runs(npm({ fastify: '5.6.1' }), ['node app.js'], {
    'app.js':
      "const fastify = require('fastify');\nfastify().listen({ port: 4322 });\nfastify().listen({ port: 4323, host: '0.0.0.0' });\n",
  }),
  runs(npm({ koa: '3.1.1' }), ['node app.js'], { 'app.js': "const Koa = require('koa');\nnew Koa().listen(4324);\n" }),
  runs(npm({ '@hapi/hapi': '21.4.3' }), ['node app.js'], {
    'app.js':
      "require('@hapi/hapi').server({ port: 4325 }).start();\nrequire('@hapi/hapi').server({ port: 4326, host: 'localhost' }).start();\n",
  }),
  runs(npm({ ws: '8.18.3' }), ['node app.js'], {
    'app.js':
      "const { WebSocketServer } = require('ws');\nnew WebSocketServer({ port: 4327 });\nnew WebSocketServer({ port: 4328, host: '127.0.0.1' });\n",
  }),
  runs(npm({ 'socket.io': '4.8.1' }), ['node app.js'], {
    'app.js':
      "const { Server } = require('socket.io');\nnew Server(4329);\nconst io = new Server();\nio.listen(4330);\n",
  }),
  runs(npm({ hono: '4.10.3', '@hono/node-server': '1.19.6' }), ['node app.mjs'], {
    'app.mjs':
      "import { serve } from '@hono/node-server';\nimport { Hono } from 'hono';\nserve({ fetch: new Hono().fetch, port: 4331 });\n",
  }),

  runs(npm({ '@apollo/server': '5.1.0', graphql: '16.11.0' }), ['node app.mjs'], {
    'app.mjs': text(
      "import { ApolloServer } from '@apollo/server';",
      "import { startStandaloneServer } from '@apollo/server/standalone';",
      "const server = new ApolloServer({ typeDefs: 'type Query { a: Int }' });",
      'await startStandaloneServer(server, { listen: { port: 4332 } });',
    ),
  }),
  runs(npm({ '@grpc/grpc-js': '1.14.0' }), ['node app.js'], {
    'app.js': text(
      "const grpc = require('@grpc/grpc-js');",
      'const server = new grpc.Server();',
      "server.bindAsync('0.0.0.0:4333', grpc.ServerCredentials.createInsecure(), () => {});",
    ),
  }),
].flat();

const python = runs(system('python3'), ['python3 sockets.py', 'python3 servers.py', 'python3 streams.py'], {
  'sockets.py': text(
    'import socket, time',
    'a = socket.socket()',
    "a.bind(('', 4340))",
    'a.listen()',
    'b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)',
    "b.bind(('127.0.0.1', 4341))",
    "c = socket.create_server(('localhost', 4342))",
    "d = socket.create_server(('', 4343))",
    'e = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)',
    "e.bind(('::1', 4344))",
    'e.listen()',
    'time.sleep(600)',
  ),
  'servers.py': text(
    'import http.server, socketserver, threading, xmlrpc.server',
    'servers = [',
    "    http.server.HTTPServer(('', 4345), http.server.SimpleHTTPRequestHandler),",
    "    http.server.ThreadingHTTPServer(('localhost', 4346), http.server.SimpleHTTPRequestHandler),",
    "    socketserver.TCPServer(('0.0.0.0', 4347), socketserver.BaseRequestHandler),",
    "    socketserver.UDPServer(('', 4348), socketserver.BaseRequestHandler),",
    "    xmlrpc.server.SimpleXMLRPCServer(('localhost', 4349)),",
    ']',
    'for server in servers:',
    '    threading.Thread(target=server.serve_forever).start()',
  ),
  'streams.py': text(
    'import asyncio',
    'async def main():',
    '    await asyncio.start_server(print, None, 4350)',
    "    await asyncio.start_server(print, '127.0.0.1', 4351)",
    "    server = await asyncio.start_server(print, 'localhost', 4352)",
    '    await server.serve_forever()',
    'asyncio.run(main())',
  ),
});

const pythonFrameworks = [
  runs(system('flask'), ['python3 app.py'], {
    'app.py': "from flask import Flask\napp = Flask(__name__)\nif __name__ == '__main__':\n    app.run(port=4353)\n",
  }),
  runs(system('uvicorn'), ['python3 app.py'], {
    'app.py':
      "import uvicorn\nasync def app(scope, receive, send):\n    pass\nif __name__ == '__main__':\n    uvicorn.run(app, port=4354)\n",
  }),
  runs(system('python3', 'dpkg-query -W python3-tornado'), ['python3 web.py'], {
    'web.py':
      'import tornado.ioloop, tornado.web\napp = tornado.web.Application([])\napp.listen(4355)\ntornado.ioloop.IOLoop.current().start()\n',
  }),
  runs(system('python3', 'dpkg-query -W python3-aiohttp'), ['python3 application.py'], {
    'application.py': 'from aiohttp import web\nweb.run_app(web.Application(), port=4356)\n',
  }),
].flat();

const go = runs(system('go', 'go version'), ['go run main.go', 'go run ./udp'], {
  'go.mod': 'module example.test/a\n\ngo 1.19\n',
  'main.go': text(
    'package main',
    '',
    'import (',
    '\t"net"',
    '\t"net/http"',
    ')',
    '',
    'func main() {',
    '\tnet.Listen("tcp", ":4360")',
    '\tnet.Listen("tcp", "0.0.0.0:4361")',
    '\tnet.Listen("tcp", "localhost:4362")',
    '\tnet.Listen("tcp4", ":4363")',
    '\tnet.Listen("tcp6", ":4364")',
    '\tgo http.ListenAndServe("127.0.0.1:4365", nil)',
    '\tserver := &http.Server{Addr: ":4366"}',
    '\tserver.ListenAndServe()',
    '}',
  ),
  'udp/main.go': text(
    'package main',
    '',
    'import "net"',
    '',
    'func main() {',
    '\tnet.ListenPacket("udp", ":4367")',
    '\tnet.ListenUDP("udp", &net.UDPAddr{Port: 4368})',
    '\tnet.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4369})',
    '\tnet.ListenTCP("tcp", &net.TCPAddr{Port: 4370})',
    '\tselect {}',
    '}',
  ),
});

const ruby = runs(system('ruby'), ['ruby sockets.rb', 'ruby web.rb', 'ruby sinatra.rb'], {
  'sockets.rb': text(
    "require 'socket'",
    'a = TCPServer.new(4380)',
    "b = TCPServer.new('0.0.0.0', 4381)",
    "c = TCPServer.new('localhost', 4382)",
    "d = TCPServer.open('127.0.0.1', 4383)",
    'e = UDPSocket.new',
    "e.bind('127.0.0.1', 4384)",
    "f = Socket.tcp_server_sockets('127.0.0.1', 4385)",
    'sleep',
  ),
  'web.rb': text("require 'webrick'", 'server = WEBrick::HTTPServer.new(Port: 4386)', 'server.start'),
  'sinatra.rb': text("require 'sinatra'", 'set :port, 4387', "get('/') { 'page' }"),
});

const php = runs(system('php', 'php -v'), ['php sockets.php'], {
  'sockets.php': text(
    '<?php',
    "$a = stream_socket_server('tcp://0.0.0.0:4390');",
    "$b = stream_socket_server('tcp://127.0.0.1:4391');",
    "$c = stream_socket_server('udp://127.0.0.1:4392', $number, $message, STREAM_SERVER_BIND);",
    "$d = stream_socket_server('tcp://[::1]:4393');",
    'sleep(600);',
  ),
});

const java = runs(system('java', 'java -version'), ['java Sockets.java'], {
  'Sockets.java': text(
    'import com.sun.net.httpserver.HttpServer;',
    'import java.net.*;',
    'import java.nio.channels.*;',
    '',
    'public class Sockets {',
    '  public static void main(String[] args) throws Exception {',
    '    var any = new ServerSocket(4400);',
    '    var loopback = new ServerSocket(4401, 50, InetAddress.getByName("127.0.0.1"));',
    '    var itself = new ServerSocket(4402, 50, InetAddress.getLoopbackAddress());',
    '    var channel = ServerSocketChannel.open().bind(new InetSocketAddress(4403));',
    '    var local = ServerSocketChannel.open().bind(new InetSocketAddress("localhost", 4404));',
    '    var datagrams = new DatagramSocket(4405);',
    '    HttpServer.create(new InetSocketAddress(4406), 0).start();',
    '    HttpServer.create(new InetSocketAddress("0.0.0.0", 4407), 0).start();',
    '    Thread.sleep(600_000);',
    '    System.out.println(any + "" + loopback + itself + channel + local + datagrams);',
    '  }',
    '}',
  ),
});

const rust = runs(system('rustc'), ['rustc main.rs && ./main'], {
  'main.rs': text(
    'use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};',
    '',
    'fn main() {',
    '    let _a = TcpListener::bind("0.0.0.0:4410").unwrap();',
    '    let _b = TcpListener::bind("127.0.0.1:4411").unwrap();',
    '    let _c = TcpListener::bind("[::]:4412").unwrap();',
    '    let _d = TcpListener::bind(("localhost", 4413)).unwrap();',
    '    let _e = UdpSocket::bind("127.0.0.1:4414").unwrap();',
    '    let _f = TcpListener::bind(SocketAddr::from(([0, 0, 0, 0], 4415))).unwrap();',
    '    let _g = TcpListener::bind((Ipv4Addr::LOCALHOST, 4416)).unwrap();',
    '    std::thread::park();',
    '}',
  ),
}).map((run) => ({ ...run, compiled: 'main.rs' }));

const perl = [
  runs(system('perl'), ['perl sockets.pl'], {
    'sockets.pl': text(
      'use IO::Socket::INET;',
      'use IO::Socket::IP;',
      'my $a = IO::Socket::INET->new(LocalPort => 4420, Listen => 5);',
      "my $b = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 4421, Listen => 5);",
      "my $c = IO::Socket::INET->new(LocalAddr => '0.0.0.0:4422', Listen => 5, Proto => 'tcp');",
      "my $d = IO::Socket::INET->new(LocalPort => 4423, Proto => 'udp');",
      'my $e = IO::Socket::IP->new(LocalPort => 4424, Listen => 5);',
      'sleep;',
    ),
  }),
  runs(system('perl', 'dpkg-query -W libhttp-daemon-perl'), ['perl daemon.pl'], {
    'daemon.pl': text(
      'use HTTP::Daemon;',
      'my $d = HTTP::Daemon->new(LocalPort => 4425) or die;',
      'while ($d->accept) {}',
    ),
  }),
].flat();

const lua = runs(system('lua', 'dpkg-query -W lua-socket'), ['lua sockets.lua'], {
  'sockets.lua': text(
    'local socket = require("socket")',
    'local a = socket.bind("*", 4430)',
    'local b = socket.bind("127.0.0.1", 4431)',
    'local c = socket.bind("localhost", 4432)',
    'local d = socket.udp()',
    'd:setsockname("127.0.0.1", 4433)',
    'socket.sleep(600)',
  ),
});

const elixir = runs(system('elixir', 'elixir --version | tail -1'), ['elixir sockets.exs'], {
  'sockets.exs': text(
    '{:ok, _} = :gen_tcp.listen(4440, [:binary])',
    '{:ok, _} = :gen_tcp.listen(4441, [:binary, ip: {127, 0, 0, 1}])',
    '{:ok, _} = :gen_tcp.listen(4442, [:binary, :inet6])',
    '{:ok, _} = :gen_udp.open(4443)',
    'Process.sleep(:infinity)',
  ),
});

const c = runs(system('gcc'), ['gcc -o sockets sockets.c && ./sockets'], {
  'sockets.c': text(
    '#include <arpa/inet.h>',
    '#include <netinet/in.h>',
    '#include <sys/socket.h>',
    '#include <unistd.h>',
    '#define PORT 4450',
    'int main(void) {',
    '  int fd = socket(AF_INET, SOCK_STREAM, 0);',
    '  struct sockaddr_in addr = {0};',
    '  addr.sin_family = AF_INET;',
    '  addr.sin_addr.s_addr = htonl(INADDR_ANY);',
    '  addr.sin_port = htons(PORT);',
    '  bind(fd, (struct sockaddr *)&addr, sizeof addr);',
    '  listen(fd, 5);',
    '  int udp = socket(AF_INET, SOCK_DGRAM, 0);',
    '  struct sockaddr_in local = {0};',
    '  local.sin_family = AF_INET;',
    '  local.sin_addr.s_addr = inet_addr("127.0.0.1");',
    '  local.sin_port = htons(4451);',
    '  bind(udp, (struct sockaddr *)&local, sizeof local);',
    '  int six = socket(AF_INET6, SOCK_STREAM, 0);',
    '  struct sockaddr_in6 any = {0};',
    '  any.sin6_family = AF_INET6;',
    '  any.sin6_addr = in6addr_any;',
    '  any.sin6_port = htons(4452);',
    '  bind(six, (struct sockaddr *)&any, sizeof any);',
    '  listen(six, 5);',
    '  pause();',
    '}',
  ),
}).map((run) => ({ ...run, compiled: 'sockets.c' }));

/** Programs of ours: what each runtime's own calls bind when the program says a port and nothing, or little, else. */
export const programRuns: readonly Run[] = [
  ...[node, nodeFrameworks, python, pythonFrameworks, go, ruby, php, java, rust, perl, lua, elixir, c],
].flat();
