import { expect, it } from 'vitest';
import type { ListenerDeclaration } from '../../src/model/declaration.ts';
import { listenersIn } from './listeners.ts';

/** How real programs write it. The listeners as `port/protocol@line`, `?` for a port that isn't known; `m`, `l`: confidence. */
type Idiom = readonly [name: string, code: string | Record<string, string>, finds: string];

const main = (imports: string, body: string, rest = '') =>
  `package main\nimport (${imports
    .split(' ')
    .map((path) => `"${path}"`)
    .join('; ')})\nfunc main() {\n${body}\n}\n${rest}`;

const javascript: readonly Idiom[] = [
  ['koa', `import Koa from 'koa'\nconst app = new Koa()\napp.use(ctx=>{})\napp.listen(3000)`, '3000/tcp@4'],
  [
    'bun export',
    `export default {\n  port: Number(process.env.PORT ?? 3001),\n  fetch(req) { return new Response() }\n}`,
    '3001/tcp@2',
  ],
  ['bun env', `const server = Bun.serve({ port: Bun.env.PORT || 4000, fetch() {} })`, '4000/tcp@1'],
  [
    'deno env',
    `const port = Number(Deno.env.get('PORT') ?? '8000');\nDeno.serve({ port }, () => new Response())`,
    '8000/tcp@1',
  ],
  ['deno handler 2', `Deno.serve({ port: 4242, hostname: "0.0.0.0", handler: h })`, '4242/tcp@1'],
  [
    'cluster',
    `import cluster from 'node:cluster'; import http from 'node:http'; import { cpus } from 'os';\nif (cluster.isPrimary) { for (const c of cpus()) cluster.fork(); } else {\n http.createServer().listen(8000);\n}`,
    '8000/tcp@3',
  ],
  [
    'server class ts',
    `import express, { Express } from 'express';\nexport default class Server {\n private static instance: Server;\n private readonly app: Express;\n constructor(private port = 8080) { this.app = express(); }\n start(): void { this.app.listen(this.port); }\n}`,
    '8080/tcp@5',
  ],
  [
    'ws with server',
    `const { WebSocketServer } = require('ws'); const http = require('http');\nconst server = http.createServer();\nconst wss = new WebSocketServer({ server });\nserver.listen(8081);`,
    '8081/tcp@4',
  ],
  ['ws Server', `const WebSocket = require('ws');\nconst wss = new WebSocket.Server({ port: 8082 });`, '8082/tcp@2'],
  ['io port', `import { Server } from "socket.io";\nconst io = new Server(3005, { cors: {} });`, '3005/tcp@2'],
  [
    'promisified',
    `import { promisify } from 'util'; import http from 'http';\nconst server = http.createServer();\nawait new Promise(r => server.listen({ port: 3006, host: '127.0.0.1' }, r));`,
    '3006/tcp@3',
  ],
  [
    'events once',
    `import { once } from 'events'; import { createServer } from 'http';\nconst s = createServer().listen(process.env['PORT'] || '3007'); await once(s,'listening')`,
    '3007/tcp@2',
  ],
  ['optional chain', `import app from './missing';\nconst s = app?.listen(3008);`, '3008/tcp@2m'],
  [
    'exported listen fn',
    `import express from 'express'; export const createServer = () => { const app = express(); app.get('/'); return app; };\ncreateServer().listen(3009);`,
    '3009/tcp@2',
  ],
  [
    'meow',
    `import meow from 'meow'; import http from 'http';\nconst cli = meow('Usage', { flags: { port: { default: 8306 } } });\nhttp.createServer().listen(cli.flags.port);`,
    '8306/tcp@2',
  ],
  [
    'cac',
    `import { cac } from 'cac'; import http from 'http';\ncac('x').option('--port <port>', 'Port', { default: 8307 }).action((o) => http.createServer().listen(o.port));`,
    '8307/tcp@2',
  ],
  [
    'oclif',
    `import { Command, Flags } from '@oclif/core'; import http from 'http';\nexport class S extends Command {\n static flags = { port: Flags.integer({ default: 8308 }) };\n async run() { const { flags } = await this.parse(S); http.createServer().listen(flags.port); } }`,
    '8308/tcp@3',
  ],
  [
    'env-var',
    `import env from 'env-var';\nrequire('http').createServer().listen(env.get('PORT').default('8309').asPortNumber());`,
    '8309/tcp@2',
  ],
  [
    'options of another kind',
    `import express from 'express'; import cors from 'cors'; import cfg from './missing';\nconst app = express(); app.options('*', cors());\napp.listen(cfg.server.port || 8310);`,
    '8310/tcp@3m',
  ],
  [
    'a default behind settings that cannot be read',
    `import http from 'http'; import settings from './missing';\nlet { port } = settings; if (!port) port = 8370;\nhttp.createServer().listen(port);`,
    '8370/tcp@2m',
  ],
  [
    'a default behind arguments',
    `import http from 'http'; import minimist from 'minimist';\nhttp.createServer().listen(minimist(process.argv.slice(2)).port || 8371);`,
    '8371/tcp@2',
  ],
  [
    'commander’s options',
    `import { Command, Option } from 'commander'; import http from 'http';\nconst p = new Command().addOption(new Option('-p, --port <n>').env('PORT').default(8311));\nconst { port } = p.opts(); http.createServer().listen(port);`,
    '8311/tcp@2',
  ],
  [
    'yargs’ positional arguments',
    `import http from 'http';\nrequire('yargs').command('serve [port]', '', (y) => y.positional('port', { default: 8312 }), (argv) => http.createServer().listen(argv.port)).argv;`,
    '8312/tcp@2',
  ],
  [
    'a field that the constructor replaces',
    `import http from 'http';\nclass A { port = 80; constructor(port: number) { this.port = port; } go() { http.createServer().listen(this.port); } }\nnew A(8313).go();`,
    '8313/tcp@3',
  ],
  [
    'a field that the constructor may replace',
    `import http from 'http';\nclass A { port = 8314; constructor(o: any) { this.port = o.port || this.port; } go() { http.createServer().listen(this.port); } }\nnew A({}).go();`,
    '8314/tcp@2',
  ],
  ['another name', `import { WebSocketServer as Hub } from 'ws';\nnew Hub({ port: 8315 });`, '8315/tcp@2'],
  ['another name out of a module', `const { Server: Hub } = require('socket.io');\nnew Hub(8316);`, '8316/tcp@2'],
  ['a client', `import { io } from 'socket.io-client';\nconst socket = io('/');\nsocket.listen(8317);`, ''],
  [
    'an argument of the command or a default',
    `const [, , port = 8318] = process.argv;\nrequire('http').createServer().listen(port);`,
    '8318/tcp@1',
  ],
  [
    'an item of a list',
    `const [host, port] = ['127.0.0.1', 8319];\nrequire('http').createServer().listen(port, host);`,
    '8319/tcp@1',
  ],
  ['bind this', `const http=require('http');const srv=http.createServer();\nsrv.listen.call(srv, 3010);`, ''],
  [
    'nest microservice connect',
    `import { NestFactory } from '@nestjs/core'; import { Transport } from '@nestjs/microservices';\nasync function b() { const app = await NestFactory.create(M);\n app.connectMicroservice({ transport: Transport.TCP, options: { port: 3011 } });\n await app.startAllMicroservices();\n await app.listen(3000); }`,
    '3011/tcp@3 3000/tcp@5',
  ],
  [
    'nest redis microservice',
    `import { NestFactory } from '@nestjs/core'; import { Transport } from '@nestjs/microservices';\nconst app = await NestFactory.createMicroservice(M, { transport: Transport.REDIS, options: { host: 'localhost', port: 6379 } });\napp.listen();`,
    '',
  ],
  [
    'nest grpc',
    `import { NestFactory } from '@nestjs/core'; import { Transport } from '@nestjs/microservices';\nconst app = await NestFactory.createMicroservice(M, { transport: Transport.GRPC, options: { url: 'localhost:50051', package: 'x' } });\napp.listen();`,
    '50051/tcp@2',
  ],
  [
    'nest rmq',
    `import { NestFactory } from '@nestjs/core'; import { Transport } from '@nestjs/microservices';\nconst app = await NestFactory.createMicroservice(M, { transport: Transport.RMQ, options: { urls: ['amqp://localhost:5672'] } });\nawait app.listen();`,
    '',
  ],
  [
    'fastify old',
    `const fastify = require('fastify')({ logger: true });\nfastify.listen(3012, '0.0.0.0', (err) => {});`,
    '3012/tcp@2',
  ],
  [
    'fastify function start',
    `import Fastify from 'fastify';\nconst fastify = Fastify();\nconst start = async () => { try { await fastify.listen({ port: 3013 }) } catch (err) { fastify.log.error(err); process.exit(1) } };\nstart();`,
    '3013/tcp@3',
  ],
  [
    'hapi no port',
    `import Hapi from '@hapi/hapi';\nconst server = Hapi.server({ port: process.env.PORT || 3014 });\nexport const init = async () => { await server.start(); return server; }`,
    '3014/tcp@2',
  ],
  [
    'dgram multicast',
    `import dgram from 'node:dgram';\nconst PORT = 5007; const s = dgram.createSocket({ type: 'udp4', reuseAddr: true });\ns.bind(PORT, () => s.addMembership('239.1.1.1'));`,
    '5007/udp@2',
  ],
  ['tls', `const tls = require('tls');\ntls.createServer({}, s => {}).listen(8443, '::1');`, '8443/tcp@2'],
  ['net ipc', `require('net').createServer().listen('\\\\\\\\.\\\\pipe\\\\x');`, ''],
  ['net path opt', `require('net').createServer().listen({ path: '/a.sock' });`, ''],
  [
    'json-server',
    `const jsonServer = require('json-server');\nconst server = jsonServer.create();\nserver.use(jsonServer.router('db.json'));\nserver.listen(3015, () => {});`,
    '3015/tcp@4',
  ],
  [
    'http-proxy',
    `const httpProxy = require('http-proxy');\nhttpProxy.createProxyServer({ target: 'http://localhost:9000' }).listen(8016);`,
    '8016/tcp@2',
  ],
  [
    'http-proxy web',
    `const httpProxy = require('http-proxy'); const http=require('http');\nconst proxy = httpProxy.createProxyServer({});\nhttp.createServer((req,res)=>{ proxy.web(req,res,{target:'http://127.0.0.1:5050'}) }).listen(5017);`,
    '5017/tcp@3',
  ],
  [
    'apollo express',
    `import { expressMiddleware } from '@apollo/server/express4'; import express from 'express'; import http from 'http';\nconst app = express(); const httpServer = http.createServer(app);\nawait new Promise<void>((resolve) => httpServer.listen({ port: 4000 }, resolve));`,
    '4000/tcp@3',
  ],
  [
    'yoga',
    `import { createYoga } from 'graphql-yoga'; import { createServer } from 'node:http';\nconst yoga = createYoga({ schema });\nconst server = createServer(yoga);\nserver.listen(4001, () => {});`,
    '4001/tcp@4',
  ],
  [
    'prom',
    `import http from 'http'; import client from 'prom-client';\nconst metricsServer = http.createServer(async (q,s)=>s.end(await client.register.metrics()));\nmetricsServer.listen(9091);`,
    '9091/tcp@3',
  ],
  [
    'env obj',
    `import express from 'express';\nconst env = { PORT: parseInt(process.env.PORT as string, 10) || 3018 };\nexpress().listen(env.PORT);`,
    '3018/tcp@2',
  ],
  [
    'config default + as const',
    `import express from 'express';\nconst defaults = { port: 3019, host: 'localhost' } as const;\nconst cfg = Object.assign({}, defaults, JSON.parse('{}'));\nexpress().listen(cfg.port);`,
    '3019/tcp@2',
  ],
  [
    'spread cfg',
    `import express from 'express';\nconst defaults = { port: 3020 };\nfunction start(opts = {}) { const { port, host } = { ...defaults, ...opts }; express().listen(port, host); }\nstart();`,
    '3020/tcp@2',
  ],
  [
    'NODE_ENV switch',
    `import express from 'express';\nlet port;\nswitch (process.env.NODE_ENV) { case 'production': port = 80; break; default: port = 3021; }\nexpress().listen(port);`,
    '3021/tcp@3',
  ],
  ['template num', "import express from 'express';\nexpress().listen(`3022`);", '3022/tcp@2'],
  [
    'minimist',
    `const argv = require('minimist')(process.argv.slice(2), { default: { port: 3023 } });\nrequire('express')().listen(argv.port);`,
    '3023/tcp@1',
  ],
  [
    'parseArgs',
    `import { parseArgs } from 'node:util'; import express from 'express';\nconst { values } = parseArgs({ options: { port: { type: 'string', default: '3024' } } });\nexpress().listen(Number(values.port));`,
    '3024/tcp@2',
  ],
  ['argv idx', `const port = process.argv[2] || 3025;\nrequire('http').createServer().listen(port);`, '3025/tcp@1'],
  [
    'argv ternary',
    `const port = process.argv.length > 2 ? parseInt(process.argv[2]) : 3026;\nrequire('http').createServer().listen(port);`,
    '3026/tcp@1',
  ],
  [
    'isNaN',
    `const p = Number(process.env.PORT);\nconst port = isNaN(p) ? 3027 : p;\nrequire('http').createServer().listen(port);`,
    '3027/tcp@2',
  ],
  [
    'config commonjs fn',
    {
      'a.js': `const { port } = require('./config')();\nrequire('express')().listen(port);`,
      'config.js': `module.exports = () => ({ port: 3028 });`,
    },
    '3028/tcp@1',
  ],
  [
    'config json',
    {
      'a.js': `const { port } = require('./config.json');\nrequire('express')().listen(port);`,
      'config.json': `{\n  "port": 3029\n}`,
    },
    '3029/tcp@2',
  ],
  [
    'class import',
    {
      'src/index.ts': `import { Server } from './server';\nnew Server(3030).start();`,
      'src/server.ts': `import express from 'express';\nexport class Server { constructor(private port: number) {} start() { express().listen(this.port); } }`,
    },
    '3030/tcp@2',
  ],
  [
    'fn import',
    {
      'src/index.ts': `import { start } from './server';\nstart(3031);`,
      'src/server.ts': `import express from 'express';\nexport function start(port: number) { express().listen(port); }`,
    },
    '3031/tcp@2',
  ],
  ['neg sub', `import { EventEmitter } from 'events';\nconst server = new EventEmitter(); server.listen(3000);`, ''],
  ['neg mitt', `import mitt from 'mitt';\nconst bus = mitt(); bus.listen('x', 3000);`, ''],
  [
    'neg history',
    `import { createBrowserHistory } from 'history';\nconst app = createBrowserHistory(); app.listen(() => {});`,
    '',
  ],
  [
    'neg redux',
    `import { createListenerMiddleware } from '@reduxjs/toolkit';\nconst m = createListenerMiddleware(); m.startListening({ port: 3000 });`,
    '',
  ],
  ['neg local obj', `const server = { listen(p) { return p } };\nserver.listen(3000);`, ''],
  [
    'neg param local class',
    `class App { listen(n: number) {} }\nexport function go(app: App) { app.listen(3000); }`,
    '',
  ],
  ['neg prisma', `import net from 'net';\nconst s = new net.Socket(); s.connect({ port: 5432 });`, ''],
  ['supertest', `import request from 'supertest'; import { app } from './app';\nrequest(app).get('/');`, ''],
];

const go: readonly Idiom[] = [
  [
    'log fatal',
    main('log net/http', 'log.Fatal(http.ListenAndServe(":8080", http.FileServer(http.Dir("."))))'),
    '8080/tcp@4',
  ],
  ['tls', main('net/http', 'http.ListenAndServeTLS(":8443", "c.pem", "k.pem", nil)'), '8443/tcp@4'],
  [
    'gin run addrs',
    main(
      'github.com/gin-gonic/gin os',
      'r := gin.Default()\nport := os.Getenv("PORT")\nif port == "" { port = "8081" }\nr.Run(":" + port)',
    ),
    '8081/tcp@6',
  ],
  [
    'gin http',
    main('github.com/gin-gonic/gin net/http', 'r := gin.Default()\nhttp.ListenAndServe(":8082", r)'),
    '8082/tcp@5',
  ],
  [
    'echo server',
    main(
      'github.com/labstack/echo/v4 net/http',
      'e := echo.New()\ns := http.Server{Addr: ":8083", Handler: e}\nif err := s.ListenAndServe(); err != http.ErrServerClosed { panic(err) }',
    ),
    '8083/tcp@5',
  ],
  [
    'echo env',
    main(
      'github.com/labstack/echo/v4 os',
      'e := echo.New()\nhttpPort := os.Getenv("PORT")\nif httpPort == "" {\n httpPort = "8084"\n}\ne.Logger.Fatal(e.Start(":" + httpPort))',
    ),
    '8084/tcp@7',
  ],
  [
    'fiber v3 cfg',
    main(
      'github.com/gofiber/fiber/v3 log',
      'app := fiber.New()\nlog.Fatal(app.Listen(":3000", fiber.ListenConfig{EnablePrefork: true}))',
    ),
    '3000/tcp@5',
  ],
  [
    'grpc env',
    main(
      'fmt net os google.golang.org/grpc',
      'port := 50051\nlis, err := net.Listen("tcp", fmt.Sprintf("0.0.0.0:%d", port))\n_ = err\ngrpc.NewServer().Serve(lis)',
    ),
    '50051/tcp@4',
  ],
  [
    'two servers',
    main('net/http', 'go func() { http.ListenAndServe(":9090", nil) }()\nhttp.ListenAndServe(":8085", nil)'),
    '9090/tcp@4 8085/tcp@5',
  ],
  [
    'pprof',
    main('net/http net/http/pprof', 'go func() {\n http.ListenAndServe("localhost:6060", nil)\n}()'),
    '6060/tcp@5',
  ],
  ['udp listen', main('net', 'pc, err := net.ListenPacket("udp4", ":9999")\n_ = pc'), '9999/udp@4'],
  [
    'udpaddr',
    main(
      'net',
      'addr := net.UDPAddr{\n Port: 1234,\n IP: net.ParseIP("127.0.0.1"),\n}\nser, err := net.ListenUDP("udp", &addr)',
    ),
    '1234/udp@5',
  ],
  [
    'tcpaddr',
    main('net', 'addr, err := net.ResolveTCPAddr("tcp", ":7777")\nl, err := net.ListenTCP("tcp", addr)'),
    '7777/tcp@4',
  ],
  [
    'config func',
    main(
      'net/http',
      'cfg := loadConfig()\nhttp.ListenAndServe(cfg.Addr, nil)',
      'type Config struct { Addr string }\nfunc loadConfig() *Config { return &Config{Addr: ":8086"} }',
    ),
    '8086/tcp@8',
  ],
  [
    'config env func',
    main(
      'net/http os strconv fmt',
      'cfg := Load()\nhttp.ListenAndServe(fmt.Sprintf(":%d", cfg.Port), nil)',
      'type Config struct { Port int }\nfunc Load() Config {\n port, err := strconv.Atoi(os.Getenv("PORT"))\n if err != nil {\n  port = 8087\n }\n return Config{Port: port}\n}',
    ),
    '8087/tcp@11',
  ],
  [
    'getenv int',
    main(
      'net/http os strconv fmt',
      'http.ListenAndServe(fmt.Sprintf(":%d", getEnvAsInt("PORT", 8088)), nil)',
      'func getEnvAsInt(name string, defaultVal int) int {\n valueStr := os.Getenv(name)\n if value, err := strconv.Atoi(valueStr); err == nil { return value }\n return defaultVal\n}',
    ),
    '8088/tcp@4',
  ],
  [
    'const int',
    main('fmt net/http', 'http.ListenAndServe(fmt.Sprintf(":%d", port), nil)', 'const port = 8089'),
    '8089/tcp@6',
  ],
  [
    'typed const',
    `package main\nimport ("net/http"; "strconv")\nconst Port int = 8090\nfunc main() { http.ListenAndServe(":" + strconv.Itoa(Port), nil) }`,
    '8090/tcp@3',
  ],
  [
    'var block flags',
    `package main\nimport ("flag"; "net/http")\nvar (\n addr = flag.String("listen", "127.0.0.1:8091", "addr")\n x = 1\n)\nfunc main() { flag.Parse(); http.ListenAndServe(*addr, nil) }`,
    '8091/tcp@4',
  ],
  [
    'struct method server',
    `package main\nimport ("net/http"; "fmt")\ntype Server struct { port int; http *http.Server }\nfunc NewServer(port int) *Server { s := &Server{port: port}; s.http = &http.Server{Addr: fmt.Sprintf(":%d", s.port)}; return s }\nfunc (s *Server) Start() error { return s.http.ListenAndServe() }\nfunc main() { NewServer(8092).Start() }`,
    '8092/tcp@6',
  ],
  [
    'functional opts',
    `package main\nimport "net/http"\ntype opts struct { addr string }\nfunc main() { o := opts{addr: ":8093"}; run(&o) }\nfunc run(o *opts) { http.ListenAndServe(o.addr, nil) }`,
    '8093/tcp@4',
  ],
  [
    'shutdown ctx',
    main(
      'context net/http',
      'srv := &http.Server{Addr: ":8094"}\ngo srv.ListenAndServe()\n<-ch\nsrv.Shutdown(context.Background())',
    ),
    '8094/tcp@4',
  ],
  [
    'listener then serve',
    main(
      'net net/http crypto/tls',
      'ln, _ := net.Listen("tcp", ":8095")\ntlsLn := tls.NewListener(ln, nil)\nhttp.Serve(tlsLn, nil)',
    ),
    '8095/tcp@4',
  ],
  [
    'autotls',
    main('github.com/gin-gonic/autotls github.com/gin-gonic/gin', 'r := gin.Default()\nautotls.Run(r, "example.com")'),
    '443/tcp@5',
  ],
  [
    'urfave',
    main(
      'github.com/urfave/cli/v2 net/http',
      'app := &cli.App{Flags: []cli.Flag{&cli.StringFlag{Name: "addr", Value: ":8096"}}, Action: func(c *cli.Context) error { return http.ListenAndServe(c.String("addr"), nil) }}\napp.Run(os.Args)',
    ),
    '8096/tcp@4',
  ],
  [
    'urfave int',
    main(
      'github.com/urfave/cli/v2 net/http fmt',
      'app := &cli.App{Flags: []cli.Flag{&cli.IntFlag{Name: "port", Value: 8097}}, Action: func(c *cli.Context) error {\n return http.ListenAndServe(fmt.Sprintf(":%d", c.Int("port")), nil) }}',
    ),
    '8097/tcp@4',
  ],
  [
    'kingpin',
    `package main\nimport ("net/http"; "gopkg.in/alecthomas/kingpin.v2")\nvar addr = kingpin.Flag("addr", "x").Default(":8098").String()\nfunc main() { kingpin.Parse(); http.ListenAndServe(*addr, nil) }`,
    '8098/tcp@3',
  ],
  [
    'viper nested',
    main(
      'github.com/spf13/viper net/http fmt',
      'viper.SetDefault("server.port", 8099)\nhttp.ListenAndServe(fmt.Sprintf(":%d", viper.GetInt("server.port")), nil)',
    ),
    '8099/tcp@4',
  ],
  [
    'cobra varp',
    `package main\nimport ("net/http"; "github.com/spf13/cobra")\nvar addr string\nvar cmd = &cobra.Command{Run: func(cmd *cobra.Command, args []string) { http.ListenAndServe(addr, nil) }}\nfunc init() { cmd.Flags().StringVarP(&addr, "addr", "a", ":8100", "x") }`,
    '8100/tcp@5',
  ],
  [
    'goroutine loop',
    main(
      'net',
      'for _, a := range []string{":1081", ":1082"} {\n go func(addr string) { net.Listen("tcp", addr) }(a)\n}',
    ),
    '1081/tcp@4 1082/tcp@4',
  ],
  [
    'map cfg',
    main('net/http', 'cfg := map[string]string{"addr": ":8101"}\nhttp.ListenAndServe(cfg["addr"], nil)'),
    '8101/tcp@4',
  ],
  [
    'h2c',
    main(
      'net/http golang.org/x/net/http2 golang.org/x/net/http2/h2c',
      's := &http.Server{Addr: "localhost:8102", Handler: h2c.NewHandler(m, &http2.Server{})}\ns.ListenAndServe()',
    ),
    '8102/tcp@4',
  ],
  [
    'cmux',
    main('net github.com/soheilhy/cmux', 'l, err := net.Listen("tcp", ":23456")\nm := cmux.New(l)\nm.Serve()'),
    '23456/tcp@4',
  ],
  ['beego cfg', main('github.com/beego/beego/v2/server/web', 'web.Run()'), '8080/tcp@4'],
  ['iris listen', main('github.com/kataras/iris/v12', 'app := iris.New()\napp.Listen(":8103")'), '8103/tcp@5'],
  [
    'chi env fallback fn',
    main(
      'net/http os',
      'addr := envOr("ADDR", ":8104")\nhttp.ListenAndServe(addr, nil)',
      'func envOr(k, d string) string { v := os.Getenv(k); if v == "" { return d }; return v }',
    ),
    '8104/tcp@4',
  ],
  [
    'neg client listen',
    main('github.com/lib/pq time', 'l := pq.NewListener("x", time.Second, time.Minute, nil)\nl.Listen(":3000")'),
    '',
  ],
  ['neg cron', main('github.com/robfig/cron', 'c := cron.New()\nc.Start()'), ''],
  ['neg exec', main('os/exec', 'exec.Command("x", ":8080").Run()'), ''],
  ['neg testing', main('net/http/httptest', 'httptest.NewServer(nil)\nhttptest.NewUnstartedServer(nil).Start()'), ''],
  ['neg redis', main('github.com/redis/go-redis/v9', 'redis.NewClient(&redis.Options{Addr: "localhost:6379"})'), ''],
  [
    'neg own Listen',
    `package main\ntype Bus struct{}\nfunc (b *Bus) ListenAndServe(addr string) {}\nfunc main() { b := Bus{}; b.ListenAndServe(":8080") }`,
    '',
  ],
  [
    'neg ssh tunnel',
    main('golang.org/x/crypto/ssh', 'c, _ := ssh.Dial("tcp", "a:22", nil)\nl, _ := c.Listen("tcp", "0.0.0.0:9000")'),
    '',
  ],
  [
    'neg proxy',
    main(
      'net/http/httputil net/url',
      'u, _ := url.Parse("http://localhost:9000")\nhttputil.NewSingleHostReverseProxy(u)',
    ),
    '',
  ],
  ['neg handler', main('net/http', 'http.HandleFunc("/", h)\nhttp.Handle(":8080", nil)'), ''],
  [
    'neg asynq',
    main(
      'github.com/hibiken/asynq',
      'srv := asynq.NewServer(asynq.RedisClientOpt{Addr: ":6379"}, asynq.Config{})\nsrv.Run(asynq.NewServeMux())',
    ),
    '',
  ],
  ['neg unresolved', main('net/http', 'http.ListenAndServe(addr(), nil)'), '?/tcp@4'],
  [
    'wait log',
    main('github.com/valyala/fasthttp', 's := &fasthttp.Server{Handler: h}\ns.ListenAndServe(":8105")'),
    '8105/tcp@5',
  ],
  [
    'k8s mgr',
    main('sigs.k8s.io/controller-runtime', 'mgr, _ := ctrl.NewManager(cfg, ctrl.Options{MetricsBindAddress: ":8080"})'),
    '',
  ],
  [
    'prom push',
    main(
      'github.com/prometheus/client_golang/prometheus/promhttp net/http',
      'http.Handle("/metrics", promhttp.Handler())\nhttp.ListenAndServe(":2112", nil)',
    ),
    '2112/tcp@5',
  ],
  [
    'net file',
    {
      'main.go': `package main\n\nfunc main() { StartServer(":8106") }`,
      'srv.go': `package main\nimport "net/http"\nfunc StartServer(addr string) { http.ListenAndServe(addr, nil) }`,
    },
    '8106/tcp@3',
  ],
  [
    'pkg call',
    {
      'go.mod': 'module ex.com/a\n',
      'cmd/x/main.go': `package main\nimport "ex.com/a/internal/srv"\nfunc main() { srv.Run(8107) }`,
      'internal/srv/srv.go': `package srv\nimport ("net/http";"fmt")\nfunc Run(p int) { http.ListenAndServe(fmt.Sprintf(":%d", p), nil) }`,
    },
    '8107/tcp@3',
  ],
  [
    'rtr pkg',
    {
      'go.mod': 'module ex.com/a\n',
      'main.go': `package main\nimport "ex.com/a/router"\nfunc main() { r := router.Setup(); r.Run(":8108") }`,
      'router/r.go': `package router\nimport "github.com/gin-gonic/gin"\nfunc Setup() *gin.Engine { r := gin.New(); return r }`,
    },
    '8108/tcp@3',
  ],
  [
    'rtr pkg missing',
    `package main\nimport "ex.com/a/router"\nfunc main() { r := router.Setup(); r.Run(":8109") }`,
    '8109/tcp@3l',
  ],
];

function show({ port, protocol, location, confidence }: ListenerDeclaration): string {
  const number = port.kind === 'fixed' ? port.ports.first : port.kind === 'unresolved' ? '?' : port.kind;
  return `${number}/${protocol}@${location.start.line}${confidence === 'high' ? '' : confidence[0]}`;
}

it.each(javascript)('JavaScript: %s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'a.ts': code } : code;

  expect(listenersIn(files).map(show).join(' ')).toBe(finds);
});

it.each(go)('Go: %s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'main.go': code } : code;

  expect(listenersIn(files).map(show).join(' ')).toBe(finds);
});
