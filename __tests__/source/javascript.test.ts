import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

const express = "import express from 'express';\nconst app = express();\n";
const http = "import http from 'node:http';\n";

/** What the code says → where the port stands. The first file is the one that is read. */
const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['a constant', `${express}const PORT = 3000;\napp.listen(PORT);`, ['3000/tcp@3 0.0.0.0+::']],
  [
    'the default of a microservice of Nest',
    "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.createMicroservice(AppModule, { transport: Transport.TCP });\napp.listen();",
    ['3000/tcp@3 127.0.0.1|::1'],
  ],
  [
    'the default of gRPC with Nest',
    "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.createMicroservice(AppModule, { transport: Transport.GRPC, options: { package: 'hero' } });\napp.listen();",
    ['5000/tcp@3 127.0.0.1|::1'],
  ],
  [
    'no port of a microservice of Nest with a transport of its own',
    "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.createMicroservice(AppModule, { strategy: new PubSub() });\napp.listen();",
    [],
  ],
  [
    'no default of a transport that nobody knows',
    "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.createMicroservice(AppModule, { transport: settings.transport });\napp.listen();",
    [],
  ],
  [
    'the default port of Seneca by its transport',
    "require('seneca')().use('math').listen();\nrequire('seneca')().listen({ type: 'tcp' });\nrequire('seneca')().listen(9002);\nrequire('seneca')().listen({ type: 'amqp' });",
    ['10101/tcp@1 0.0.0.0', '10201/tcp@2 0.0.0.0', '9002/tcp@3 0.0.0.0'],
  ],
  [
    'the settings of Feathers',
    {
      'src/index.ts': "import { app } from './app';\nconst port = app.get('port');\napp.listen(port);",
      'src/app.ts':
        "import { feathers } from '@feathersjs/feathers';\nimport configuration from '@feathersjs/configuration';\nimport { koa } from '@feathersjs/koa';\nexport const app = koa(feathers());\napp.configure(configuration());",
      'config/default.json': '{\n"port": 3030 }',
    },
    ['3030/tcp@config/default.json:2 0.0.0.0+::'],
  ],
  [
    'a class with mixins',
    "import { RestApplication } from '@loopback/rest';\nclass Shop extends BootMixin(ServiceMixin(RestApplication)) {}\nconst app = new Shop({ rest: { port: 3012 } });\nawait app.start();",
    ['3012/tcp@3 0.0.0.0+::'],
  ],
  [
    'a connection of an older hapi',
    "const Hapi = require('hapi');\nconst server = new Hapi.Server();\nserver.connection({ port: 8001 });\nserver.start(() => {});",
    ['8001/tcp@3 0.0.0.0'],
  ],
  [
    'zero in one arm of a ternary says nothing of the other',
    `${express}const { A, B } = process.env;\nexport const port = A === B ? 0 : B;\napp.listen(port);`,
    ['unresolved/tcp@5 0.0.0.0+::'],
  ],
  [
    'zero in one arm of a ternary beside a number',
    `${express}const port = process.argv.includes('--any') ? 0 : 3009;\napp.listen(port);`,
    ['3009/tcp@3 0.0.0.0+::'],
  ],
  [
    'the arms of a branch open one socket',
    `${express}import https from 'node:https';\nconst port = process.env.PORT ?? 3000;\nif (process.env.HTTPS === 'true') { https.createServer({}, app).listen(port); } else { app.listen(port); }`,
    ['3000/tcp@4 0.0.0.0+::'],
  ],
  [
    'the arms of a branch with numbers of their own',
    `${express}if (process.env.A) { app.listen(3001); } else { app.listen(3002); }`,
    ['3001/tcp@3 0.0.0.0+::', '3002/tcp@3 0.0.0.0+::'],
  ],
  [
    'a shadowed constant',
    `${express}const PORT = 3000;\nexport function go(PORT) { app.listen(PORT); }`,
    ['unresolved/tcp@4 0.0.0.0+::'],
  ],
  [
    'a block that shadows',
    `${express}const port = 3000;\n{ const port = 4000; app.listen(port); }`,
    ['4000/tcp@4 0.0.0.0+::'],
  ],
  [
    'another attempt after an error',
    `${express}const server = app.listen(3000);\nserver.on('error', (error) => {\n  server.listen(3000 + 1);\n});`,
    ['3000/tcp@3 0.0.0.0+::'],
  ],
  ['an environment fallback', `${express}app.listen(process.env.PORT || 3000);`, ['3000/tcp@3 0.0.0.0+::']],
  ['a nullish fallback', `${express}app.listen(+(process.env['PORT'] ?? '3001'));`, ['3001/tcp@3 0.0.0.0+::']],
  [
    'a chain of fallbacks',
    `${express}const p = process.env.PORT || process.env.APP_PORT || 8080;\napp.listen(p, '127.0.0.1');`,
    ['8080/tcp@3 127.0.0.1'],
  ],
  [
    'a destructured default',
    `${express}const { PORT = 4200, HOST = 'localhost' } = process.env;\napp.listen(PORT, HOST);`,
    ['4200/tcp@3 127.0.0.1|::1'],
  ],
  [
    'a renamed destructured default',
    `${express}const { PORT: port = 4201 } = process.env;\napp.listen(port);`,
    ['4201/tcp@3 0.0.0.0+::'],
  ],
  [
    'destructuring process',
    `import { env } from 'node:process';\n${express}const port = env.PORT ?? 4202;\napp.listen(port);`,
    ['4202/tcp@4 0.0.0.0+::'],
  ],
  [
    'a conversion',
    `${express}const port = Number.parseInt(process.env.PORT ?? '5000', 10);\napp.listen(port);`,
    ['5000/tcp@3 0.0.0.0+::'],
  ],
  [
    'the generator of express',
    `var app = require('../app');\nvar http = require('http');\nvar port = normalizePort(process.env.PORT || '3000');\napp.set('port', port);\nvar server = http.createServer(app);\nserver.listen(port);\nserver.on('error', onError);\nfunction normalizePort(val) {\n  var port = parseInt(val, 10);\n  if (isNaN(port)) { return val; }\n  if (port >= 0) { return port; }\n  return false;\n}\n`,
    ['3000/tcp@3 0.0.0.0+::'],
  ],
  [
    'a ternary with a literal on one side',
    `${express}const port = process.env.PORT ? Number(process.env.PORT) : 3009;\napp.listen(port);`,
    ['3009/tcp@3 0.0.0.0+::'],
  ],
  [
    'a framework that its own examples import by its path',
    {
      'examples/a.js':
        "const fastify = require('../fastify')({ logger: true });\nfastify.get('/', f).listen({ port: 3055 });",
      'fastify.js': 'function fastify() { return { listen: make() }; }\nmodule.exports = fastify;',
      'package.json': '{ "name": "fastify", "main": "fastify.js" }',
    },
    ['3055/tcp@2 127.0.0.1+::1'],
  ],
  [
    'a program of the name of a module of Node',
    {
      'a.js': "const http = require('./index');\nhttp.createServer().listen(3056);",
      'index.js': 'exports.createServer = () => ({ listen() {} });',
      'package.json': '{ "name": "http" }',
    },
    [],
  ],
  [
    'a ternary on production',
    `${express}app.listen(process.env.NODE_ENV === 'production' ? 80 : 3010);`,
    ['3010/tcp@3 0.0.0.0+::'],
  ],
  [
    'a ternary on development, which NODE_ENV does not say where nothing sets it',
    `${express}app.listen(process.env.PORT || (process.env.NODE_ENV !== 'development' ? 80 : 3010));`,
    ['80/tcp@3 0.0.0.0+::'],
  ],
  [
    'a ternary on a name that holds a comparison of NODE_ENV',
    `${express}const isDev = process.env.NODE_ENV === 'development';\napp.listen(!isDev ? 80 : 3010);`,
    ['80/tcp@4 0.0.0.0+::'],
  ],
  [
    'a ternary whose arm without NODE_ENV is not known',
    `${express}app.listen(process.env.NODE_ENV === "production" ? 80 : options.of.elsewhere);`,
    ['unresolved/tcp@3 0.0.0.0+::'],
  ],
  ['a ternary on development', `${express}app.listen(isDev ? 3011 : 80);`, ['3011/tcp@3 0.0.0.0+::']],
  [
    'a logical assignment',
    `${express}let port = process.env.PORT;\nport ??= 4405;\napp.listen(port);`,
    ['4405/tcp@4 0.0.0.0+::'],
  ],
  [
    'an if that sets a default',
    `${express}let port = process.env.PORT;\nif (port == null || port == '') {\n  port = 8000;\n}\napp.listen(port);`,
    ['8000/tcp@5 0.0.0.0+::'],
  ],
  ['a variable that is set later', `${express}let port;\nport = 3002;\napp.listen(port);`, ['3002/tcp@4 0.0.0.0+::']],
  [
    'the last assignment counts',
    `${express}let port = 3000;\nport = 3003;\napp.listen(port);`,
    ['3003/tcp@4 0.0.0.0+::'],
  ],
  [
    'an assignment in a branch is an alternative',
    `${express}let port = 3000;\nif (process.argv.length > 2) port = 4000;\napp.listen(port);`,
    ['3000/tcp@3 0.0.0.0+::'],
  ],
  [
    'an option object',
    `${express}const options = {\n  port: 4100,\n  host: '127.0.0.1',\n};\napp.listen(options);`,
    ['4100/tcp@4 127.0.0.1'],
  ],
  [
    'an option object with spread',
    `${express}const base = { host: '::1' };\napp.listen({ ...base, port: 4101 });`,
    ['4101/tcp@4 ::1'],
  ],
  [
    'a nested configuration',
    `${express}const config = { server: { http: { port: 4102 } } };\napp.listen(config.server.http.port);`,
    ['4102/tcp@3 0.0.0.0+::'],
  ],
  [
    'a member that is assigned',
    `${express}const config = {};\nconfig.port = process.env.PORT || 4103;\napp.listen(config.port);`,
    ['4103/tcp@4 0.0.0.0+::'],
  ],
  [
    'a parameter with a default',
    `${express}const start = (port = 3008) => app.listen(port);\nstart();`,
    ['3008/tcp@3 0.0.0.0+::'],
  ],
  [
    'the call that passes a literal',
    `${express}function start(port) {\n  app.listen(port);\n}\nstart(3012);`,
    ['3012/tcp@6 0.0.0.0+::'],
  ],
  [
    'two calls are two listeners',
    `${http}function start(port, host) {\n  http.createServer().listen(port, host);\n}\nstart(3013);\nstart(3014, '127.0.0.1');`,
    ['3013/tcp@5 0.0.0.0+::', '3014/tcp@6 127.0.0.1'],
  ],
  [
    'an options parameter with a default',
    `${express}function start({ port = 3015, host } = {}) { return app.listen(port, host); }\nstart();`,
    ['3015/tcp@3 0.0.0.0+::'],
  ],
  [
    'an options parameter that is passed',
    `${express}function start({ port = 3015 } = {}) { return app.listen(port); }\nstart({ port: 3016 });`,
    ['3016/tcp@4 0.0.0.0+::'],
  ],
  [
    'a list of ports',
    `${http}[3017, 3018].forEach((port) => http.createServer().listen(port));`,
    ['3017/tcp@2 0.0.0.0+::', '3018/tcp@2 0.0.0.0+::'],
  ],
  [
    'a promise of a port',
    "import getPort from 'get-port';\nimport Fastify from 'fastify';\nconst app = Fastify();\ngetPort({ port: 3019 }).then((port) => app.listen({ port, host: '0.0.0.0' }));",
    ['3019/tcp@4 0.0.0.0'],
  ],
  [
    'a function that gives the port',
    `${express}function getPort() { return process.env.PORT || 3020; }\napp.listen(getPort());`,
    ['3020/tcp@3 0.0.0.0+::'],
  ],
  [
    'a class that keeps the port',
    `import express from 'express';\nclass Server {\n  constructor(port) {\n    this.app = express();\n    this.port = port || 3000;\n  }\n  start() {\n    this.app.listen(this.port);\n  }\n}\nnew Server(3021).start();`,
    ['3021/tcp@11 0.0.0.0+::'],
  ],
  [
    'a class with a field',
    `import express, { type Application } from 'express';\nexport class App {\n  public app: Application;\n  private readonly port: number | string = process.env.PORT ?? 3022;\n  constructor() { this.app = express(); }\n  public listen() { this.app.listen(this.port, () => {}); }\n}`,
    ['3022/tcp@4 0.0.0.0+::'],
  ],
  [
    'a constructor that declares fields',
    `import express from 'express';\nclass App {\n  private readonly app = express();\n  constructor(private readonly port: number) {}\n  run() { this.app.listen(this.port); }\n}\nnew App(3023).run();`,
    ['3023/tcp@7 0.0.0.0+::'],
  ],
  [
    'a class that extends a server',
    "import Koa from 'koa';\nclass App extends Koa {}\nconst app = new App();\napp.listen(3024);",
    ['3024/tcp@4 0.0.0.0+::'],
  ],
  ['a chain', `${express}app.use(x).get('/', y).listen(3025);`, ['3025/tcp@3 0.0.0.0+::']],
  [
    'an annotated parameter',
    "import type { FastifyInstance } from 'fastify';\nexport const run = (server: FastifyInstance) => server.listen({ port: 3026 });",
    ['3026/tcp@2 127.0.0.1+::1'],
  ],
  [
    'an address text',
    "import * as grpc from '@grpc/grpc-js';\nconst PORT = process.env.PORT || '50051';\nnew grpc.Server().bindAsync(`0.0.0.0:${PORT}`, creds, () => {});",
    ['50051/tcp@2 0.0.0.0'],
  ],
  ['a sum', `${http}const PORT = 3027;\nhttp.createServer().listen(PORT + 1);`, ['3028/tcp@2 0.0.0.0+::']],
  ['an enum', `${express}enum Ports { Api = 3029 }\napp.listen(Ports.Api);`, ['3029/tcp@3 0.0.0.0+::']],
  [
    'a wrapped server',
    `${http}import stoppable from 'stoppable';\nconst server = stoppable(http.createServer());\nserver.listen(3030);`,
    ['3030/tcp@4 0.0.0.0+::'],
  ],
  [
    'a constant of another file',
    {
      'src/index.js': `${express}const config = require('./config');\napp.listen(config.port);`,
      'src/config.js': 'module.exports = {\n  port: process.env.PORT || 3031,\n};',
    },
    ['3031/tcp@src/config.js:2 0.0.0.0+::'],
  ],
  [
    'a named export of another file',
    {
      'src/index.ts': `${express}import { PORT } from './config.js';\napp.listen(PORT);`,
      'src/config.ts': 'export const PORT = 3032;',
    },
    ['3032/tcp@src/config.ts:1 0.0.0.0+::'],
  ],
  [
    'a barrel file',
    {
      'src/index.ts': `${express}import { port } from './config';\napp.listen(port);`,
      'src/config/index.ts': "export * from './server';",
      'src/config/server.ts': 'export const port = 3033;',
    },
    ['3033/tcp@src/config/server.ts:1 0.0.0.0+::'],
  ],
  [
    'an app of another file',
    {
      'bin/www.js': "const app = require('../app');\napp.listen(3034);",
      'app.js': "const express = require('express');\nmodule.exports = express();",
    },
    ['3034/tcp@2 0.0.0.0+::'],
  ],
  [
    'an app that a function of another file makes',
    {
      'src/main.ts':
        "import { createApp } from './app';\nconst app = await createApp();\nawait app.listen({ port: 3035, host: '0.0.0.0' });",
      'src/app.ts':
        "import Fastify from 'fastify';\nexport async function createApp() {\n  const app = Fastify();\n  return app;\n}",
    },
    ['3035/tcp@3 0.0.0.0'],
  ],
  ['an app whose file is missing', "import app from './app';\napp.listen(3036);", ['3036/tcp@2 0.0.0.0+::']],
  [
    'options of commander',
    `${express}import { program } from 'commander';\nprogram.option('-p, --port <number>', 'port', '3037').parse();\nconst options = program.opts();\napp.listen(options.port);`,
    ['3037/tcp@4 0.0.0.0+::'],
  ],
  [
    'options of yargs',
    `${express}const argv = require('yargs').option('port', { alias: 'p', default: 3038 }).argv;\napp.listen(argv.port);`,
    ['3038/tcp@3 0.0.0.0+::'],
  ],
  [
    'a setting of the app',
    `${express}app.set('port', process.env.PORT || 3039);\napp.listen(app.get('port'));`,
    ['3039/tcp@3 0.0.0.0+::'],
  ],
  [
    'a schema of the environment',
    `${express}import { cleanEnv, port } from 'envalid';\nconst env = cleanEnv(process.env, { PORT: port({ default: 3040 }) });\napp.listen(env.PORT);`,
    ['3040/tcp@4 0.0.0.0+::'],
  ],
  [
    'a schema of zod',
    `${express}import { z } from 'zod';\nconst schema = z.object({ PORT: z.coerce.number().default(3041) });\nconst env = schema.parse(process.env);\napp.listen(env.PORT);`,
    ['3041/tcp@4 0.0.0.0+::'],
  ],
  [
    'a schema of joi',
    `${express}const Joi = require('joi');\nconst schema = Joi.object().keys({\n  PORT: Joi.number().default(3054),\n}).unknown();\nconst { value: envVars, error } = schema.prefs({ errors: {} }).validate(process.env);\nconst config = { port: envVars.PORT };\napp.listen(config.port);`,
    ['3054/tcp@5 0.0.0.0+::'],
  ],
  [
    'a schema of convict',
    `${express}const convict = require('convict');\nconst config = convict({ port: { format: 'port', default: 3053, env: 'PORT' } });\napp.listen(config.get('port'));`,
    ['3053/tcp@4 0.0.0.0+::'],
  ],
  [
    'nest on Fastify',
    "import { NestFactory } from '@nestjs/core';\nimport { FastifyAdapter } from '@nestjs/platform-fastify';\nconst app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter({ logger: true }));\nawait app.listen(3045);",
    ['3045/tcp@4 127.0.0.1+::1'],
  ],
  [
    'a service of nest',
    "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(AppModule);\nconst config = app.get(ConfigService);\nawait app.listen(config.get<number>('PORT', 3042));",
    ['3042/tcp@4 0.0.0.0+::'],
  ],
  [
    'a port in nest with fallback',
    "import { NestFactory } from '@nestjs/core';\nasync function bootstrap() {\n  const app = await NestFactory.create<NestExpressApplication>(AppModule);\n  const port = app.get(ConfigService).get('port') || 3043;\n  await app.listen(port);\n}",
    ['3043/tcp@4 0.0.0.0+::'],
  ],
  [
    'a then',
    "const { NestFactory } = require('@nestjs/core');\nNestFactory.create(AppModule).then((app) => app.listen(3044));",
    ['3044/tcp@2 0.0.0.0+::'],
  ],
  [
    'http and https',
    `${http}import https from 'https';\nhttp.createServer(app).listen(3045);\nhttps.createServer({}, app).listen(3046);`,
    ['3045/tcp@3 0.0.0.0+::', '3046/tcp@4 0.0.0.0+::'],
  ],
  [
    'next with a custom server',
    "const next = require('next');\nconst { createServer } = require('http');\nconst { parse } = require('url');\nconst port = parseInt(process.env.PORT || '3047', 10);\nconst app = next({ dev: true });\nconst handle = app.getRequestHandler();\napp.prepare().then(() => {\n  createServer((req, res) => handle(req, res, parse(req.url, true))).listen(port, (err) => {});\n});",
    ['3047/tcp@4 0.0.0.0+::'],
  ],
  [
    'another attempt of the same server',
    `${http}const PORT = 3048;\nconst server = http.createServer();\nserver.listen(PORT);\nserver.on('error', () => setTimeout(() => server.listen(PORT), 1000));`,
    ['3048/tcp@2 0.0.0.0+::'],
  ],
  [
    'jsx',
    "import express from 'express';\nconst app = express();\nconst page = <p>app.listen(1)</p>;\napp.listen(3049);",
    ['3049/tcp@4 0.0.0.0+::'],
  ],
  ['half of a file', `${express}app.listen(3050);\nfunction broken( {\n`, ['3050/tcp@3 0.0.0.0+::']],
  [
    'merge markers',
    `${express}<<<<<<< HEAD\napp.get('/', a);\n=======\napp.get('/', b);\n>>>>>>> other\napp.listen(3051);`,
    ['3051/tcp@8 0.0.0.0+::'],
  ],
  ['port 0', `${express}app.listen(0);`, ['ephemeral/tcp@3 0.0.0.0+::']],
  ['no argument', `${http}http.createServer().listen(() => {});`, ['ephemeral/tcp@2 0.0.0.0+::']],
  ['an emoji before it', `${express}const s = '😀'; app.listen(3052);`, ['3052/tcp@3 0.0.0.0+::']],

  // not a bind
  [
    'a client',
    "import net from 'node:net';\nnet.connect(6379, 'redis');\nnet.createConnection({ port: 5432 });\nnew net.Socket().connect(80, 'x');",
    [],
  ],
  [
    'a local class',
    {
      'src/a.js': "import { Radio } from './radio.js';\nconst app = new Radio();\napp.listen(3000);",
      'src/radio.js': 'export class Radio { listen(ms) { return ms; } }',
    },
    [],
  ],
  [
    'a setting of another package of the workspace',
    {
      'apps/api/src/main.ts':
        "import express from 'express';\nimport { settings } from '@acme/config';\nimport { portOf } from '@acme/config/ports';\nexpress().listen(settings.port);\nexpress().listen(portOf('admin', 4100));",
      'packages/config/src/index.ts': 'export const settings = { port: Number(process.env.API_PORT ?? 4000) };',
      'packages/config/src/ports.ts': 'export function portOf(name: string, port = 4001) { return port; }',
      'packages/config/package.json':
        '{ "name": "@acme/config", "main": "dist/index.js", "exports": { ".": { "types": "./dist/index.d.ts", "import": "./dist/index.js" }, "./*": "./dist/*.js" } }',
      'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
    },
    ['4000/tcp@packages/config/src/index.ts:1 0.0.0.0+::', '4100/tcp@5 0.0.0.0+::'],
  ],
  [
    'a name that the compiler maps to a file',
    {
      'src/server.ts':
        "import express from 'express';\nimport { PORT } from '@config';\nimport { ADMIN } from '@config/admin';\nimport { SIDE } from 'settings/side';\nexpress().listen(PORT);\nexpress().listen(ADMIN);\nexpress().listen(SIDE);",
      'src/config/index.ts': 'export const { PORT = 4200 } = process.env;',
      'src/config/admin.ts': 'export const ADMIN = 4201;',
      'src/settings/side.ts': 'export const SIDE = 4202;',
      'tsconfig.json': '{ "extends": "./tsconfig.base", /* its own */ "include": ["src"] }',
      'tsconfig.base.json':
        '{ "compilerOptions": { "baseUrl": "./src", "paths": { "@config": ["config"], "@config/*": ["./config/*"] } } }',
    },
    [
      '4200/tcp@src/config/index.ts:1 0.0.0.0+::',
      '4201/tcp@src/config/admin.ts:1 0.0.0.0+::',
      '4202/tcp@src/settings/side.ts:1 0.0.0.0+::',
    ],
  ],
  [
    "a package's own name for its file",
    {
      'server.js': "import express from 'express';\nimport config from '#config';\nexpress().listen(config.port);",
      'config/default.js': 'export default { port: 4300 };',
      'package.json': '{ "imports": { "#config": { "node": "./config/default.js" } } }',
    },
    ['4300/tcp@config/default.js:1 0.0.0.0+::'],
  ],
  [
    'a package of the workspace that is known by its name',
    {
      'examples/a.js': "import fastify from 'fastify';\nfastify().listen({ port: 4400 });",
      'packages/fastify/index.js': 'export default function fastify() { return { listen() {} }; }',
      'packages/fastify/package.json': '{ "name": "fastify", "main": "index.js" }',
      'package.json': '{ "workspaces": ["packages/*"] }',
    },
    ['4400/tcp@2 127.0.0.1+::1'],
  ],
  [
    "a framework whose main file is another's",
    {
      'examples/a.js':
        "const httpProxy = require('../lib/http-proxy');\nhttpProxy.createServer({ forward: {} }).listen(8019);",
      'lib/http-proxy.js': 'module.exports.createServer = function () { return {}; };',
      'index.js': "/* Entry. */\n\nmodule.exports = require('./lib/http-proxy');",
      'package.json': '{ "name": "http-proxy" }',
    },
    ['8019/tcp@2 0.0.0.0+::'],
  ],
  [
    'settings that are frozen',
    {
      'app.js': "const config = require('./config');\nrequire('express')().listen(config.port);",
      'config.js':
        "const deepFreeze = require('deep-freeze');\nlet config = require('./default');\nconfig = deepFreeze(config);\nmodule.exports = config;",
      'default.js': 'module.exports = { port: 3119 };',
    },
    ['3119/tcp@default.js:1 0.0.0.0+::'],
  ],
  [
    'a receiver of its own, and socket mode, of Slack Bolt',
    "import { App } from '@slack/bolt';\nimport { receiver } from './receiver';\nconst app = new App({ token, receiver });\nawait app.start();\nawait new App({ token, socketMode: true }).start();",
    [],
  ],
  [
    'the default of Colyseus',
    "import { listen } from '@colyseus/tools';\nimport app from './app.config';\nlisten(app);",
    ['2567/tcp@3 0.0.0.0+::'],
  ],
  [
    'the folder of node-config',
    {
      'src/server.js': "const config = require('config');\nrequire('express')().listen(config.get('server.port'));",
      'config/default.json': '{\n  "server": { "port": 3110, "host": "localhost" }\n}',
      'config/development.yaml': 'log: debug\n',
    },
    ['3110/tcp@config/default.json:2 0.0.0.0+::'],
  ],
  [
    'a file of node-config that wins',
    {
      'src/server.js': "const config = require('config');\nrequire('express')().listen(config.get('port'));",
      'config/default.js': 'module.exports = { port: 3111 };',
      'config/development.yaml': 'port: 3112\n',
    },
    ['3112/tcp@config/development.yaml:1 0.0.0.0+::'],
  ],
  [
    "settings under Nest's namespace",
    {
      'src/main.ts':
        "import { ConfigService } from '@nestjs/config';\nimport { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(AppModule);\nawait app.listen(app.get(ConfigService).getOrThrow('app.port', { infer: true }));",
      'src/config/app.config.ts':
        "import { registerAs } from '@nestjs/config';\nexport default registerAs<AppSettings>('app', () => ({\n  port: process.env.APP_PORT ? parseInt(process.env.APP_PORT, 10) : 3113,\n}));",
      'src/config/database.config.ts':
        "import { registerAs } from '@nestjs/config';\nexport default registerAs('database', () => ({ port: 5432 }));",
    },
    ['3113/tcp@src/config/app.config.ts:3 0.0.0.0+::'],
  ],
  [
    'settings that a Nest module loads',
    {
      'src/main.ts':
        "import { ConfigService } from '@nestjs/config';\nimport { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(AppModule);\nconst settings = app.get(ConfigService);\nawait app.listen(settings.get<number>('port'));",
      'src/app.module.ts':
        "import { ConfigModule } from '@nestjs/config';\nimport configuration from './configuration';\n@Module({ imports: [ConfigModule.forRoot({ load: [configuration] })] })\nexport class AppModule {}",
      'src/configuration.ts': 'export default () => ({\n  port: parseInt(process.env.PORT, 10) || 3114,\n});',
    },
    ['3114/tcp@src/configuration.ts:2 0.0.0.0+::'],
  ],
  [
    'a namespace that two programs register',
    {
      'apps/a/main.ts':
        "import { ConfigService } from '@nestjs/config';\nimport { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(AppModule);\nawait app.listen(app.get(ConfigService).get('app.port'));",
      'apps/a/config.ts': "export default registerAs('app', () => ({ port: 3115 }));",
      'apps/b/config.ts': "export default registerAs('app', () => ({ port: 3116 }));",
    },
    ['unresolved/tcp@4 0.0.0.0+::'],
  ],
  [
    'defaults of nconf in another file',
    {
      'server.js': "const config = require('./config');\nrequire('express')().listen(config.get('http:port'));",
      'config.js':
        "const nconf = require('nconf');\nnconf.argv().env().defaults({ http: { port: 3117 } });\nmodule.exports = nconf;",
    },
    ['3117/tcp@config.js:2 0.0.0.0+::'],
  ],
  [
    'env-var',
    "const env = require('env-var');\nrequire('express')().listen(env.get('PORT').default('3118').asPortNumber());",
    ['3118/tcp@2 0.0.0.0+::'],
  ],
  [
    'a local function',
    {
      'src/a.js': "import { server } from './s.js';\nserver.listen(3000);",
      'src/s.js': 'export const server = { listen(n) { return n; } };',
    },
    [],
  ],
  [
    'a Unix socket',
    `${http}http.createServer().listen('/tmp/a.sock');\nhttp.createServer().listen({ path: '/run/b.sock' });`,
    [],
  ],
  ['a comment and a text', `${express}// app.listen(3000)\nconst s = 'app.listen(3001)' + \`app.listen(3002)\`;`, []],
  ['a number out of range', `${express}app.listen(70000);`, []],
  ['a store', "import { atom } from 'nanostores';\nconst store = atom(3000);\nstore.listen((value) => value);", []],
  [
    'msw',
    "import { setupServer } from 'msw/node';\nimport { http } from 'msw';\nconst server = setupServer(http.get('/', () => {}));\nserver.listen({ onUnhandledRequest: 'error' });",
    [],
  ],
  ['a function that is bound', "import dgram from 'dgram';\nconst f = handler.bind(null, 8080);", []],
  ['a declared type', 'interface Options { port: 3000 }\ndeclare function listen(port: 3000): void;', []],
];

it.each(cases)('%s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'src/server.tsx': code } : code;
  const [first = ''] = Object.keys(files);

  expect(listenersIn({ ...files }).map((listener) => show(listener, first))).toEqual(finds);
});
