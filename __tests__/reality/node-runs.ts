import { npm, page, type Run, runs } from './run.ts';

/** Other servers that npm brings, and what starts servers. */
export const nodeRuns: readonly Run[] = [
  runs(
    npm({ serve: '14.2.5' }),
    ['serve', 'serve -l 4112', 'serve -p 4113', 'PORT=4114 serve', '3000>serve', '4112>serve -l 4112'],
    page,
  ),
  runs(
    npm({ 'http-server': '14.1.1' }),
    [
      'http-server',
      'http-server -p 4115',
      'PORT=4116 http-server',
      'http-server -a 127.0.0.1',
      '8080>http-server',
      '4115>http-server -p 4115',
    ],
    page,
  ),
  runs(
    npm({ 'live-server': '1.2.2' }),
    [
      'live-server --no-browser',
      'live-server --no-browser --port=4117',
      'PORT=4118 live-server --no-browser',
      '8080>live-server --no-browser',
    ],
    page,
  ),
  runs(
    npm({ 'browser-sync': '3.0.4' }),
    [
      'browser-sync start --server --no-open',
      'browser-sync start --server --no-open --port 4119 --no-ui',
      '3000>browser-sync start --server --no-open',
    ],
    page,
  ),
  runs(npm({ 'lite-server': '2.6.1' }), ['lite-server'], { ...page, 'bs-config.json': '{"open":false}' }),
  runs(npm({ 'sirv-cli': '3.0.1' }), ['sirv', 'sirv --port 4120', 'PORT=4121 sirv', 'sirv --host', '8080>sirv'], page),
  runs(npm({ 'local-web-server': '5.4.0' }), ['ws', 'ws --port 4122', '8000>ws'], page),
  runs(npm({ servez: '2.4.1' }), ['servez', 'servez -p 4123', '8080>servez'], page),
  runs(
    npm({ 'json-server': '0.17.4' }),
    ['json-server db.json', 'json-server db.json --port 4124', '3000>json-server db.json'],
    {
      'db.json': '{"posts":[]}',
    },
  ),
  runs(
    npm({ 'json-server': '1.0.0-beta.3' }),
    ['json-server db.json', 'json-server db.json -p 4125', '3000>json-server db.json'],
    {
      'db.json': '{"posts":[]}',
    },
  ),
  runs(npm({ verdaccio: '6.2.1' }), [
    'verdaccio',
    'verdaccio --listen 4131',
    'verdaccio -l 0.0.0.0:4132',
    '4873>verdaccio',
  ]),
  runs(
    npm({ '@stoplight/prism-cli': '5.14.2' }),
    ['prism mock api.yaml', 'prism mock -p 4133 api.yaml', '4010>prism mock api.yaml'],
    {
      'api.yaml':
        'openapi: 3.0.3\ninfo: { title: api, version: "1" }\npaths:\n  /a:\n    get:\n      responses:\n        "200": { description: ok }\n',
    },
  ),
  runs(npm({ maildev: '2.2.1' }), ['maildev', 'maildev --smtp 4134 --web 4135', '1080>maildev']),
  runs(npm({ ganache: '7.9.2' }), ['ganache', 'ganache -p 4136', '8545>ganache']),
  runs(npm({ 'node-red': '4.1.1' }), ['node-red -u data', 'node-red -u data -p 4137', '1880>node-red -u data']),
  runs(npm({ azurite: '3.35.0' }), [
    'azurite',
    'azurite --blobPort 4138 --queuePort 4139 --tablePort 4140',
    '10000>azurite',
  ]),
  runs(npm({ dynalite: '4.0.0' }), ['dynalite', 'dynalite --port 4141', '4567>dynalite']),
  runs(npm({ peer: '1.0.2' }), ['peerjs --port 4142']),
  runs(
    npm({ superstatic: '9.2.0' }),
    ['superstatic serve .', 'superstatic serve . --port 4143', '3474>superstatic serve .'],
    page,
  ),
  runs(
    npm({ 'angular-http-server': '1.12.0' }),
    ['angular-http-server', 'angular-http-server -p 4144', '8080>angular-http-server'],
    page,
  ),
  runs(npm({ micro: '10.0.1' }), ['micro', 'micro -l tcp://0.0.0.0:4145', 'PORT=4146 micro', '3000>micro'], {
    'index.js': 'module.exports = () => "page"',
    'package.json': '{"main":"index.js","dependencies":{"micro":"10.0.1"}}',
  }),
  runs(
    npm({ fastify: '5.6.1', 'fastify-cli': '7.4.0' }),
    [
      // Without an address it asks whether this is a container.
      'fastify start -a 127.0.0.1 app.js',
      'fastify start -a 127.0.0.1 -p 4147 app.js',
      'PORT=4148 fastify start -a 0.0.0.0 app.js',
      // Without a level it says nothing when it stops.
      '3000>fastify start -l info app.js',
    ],
    {
      'app.js': 'module.exports = async (_fastify, _options) => {}',
    },
  ),
  runs(npm({ karma: '6.4.4' }), ['karma start --no-single-run', 'karma start --port 4149', '9876>karma start'], {
    'karma.conf.js': 'module.exports = (config) => config.set({ frameworks: [], browsers: [], files: [] })',
  }),
  runs(npm({ wrangler: '4.45.3' }), ['wrangler dev', 'wrangler dev --port 4152', '8787>wrangler dev'], {
    'index.js': 'export default { fetch: () => new Response("page") }',
    'wrangler.toml': 'name = "run"\nmain = "index.js"\ncompatibility_date = "2025-10-01"\n',
  }),
  runs(
    npm({ nodemon: '3.1.10' }),
    ['nodemon server.js', 'nodemon --inspect server.js', 'nodemon --inspect=4153 server.js'],
    {
      'server.js': "require('node:http').createServer().listen(4154)",
    },
  ),
  runs(
    npm({ concurrently: '9.2.1', serve: '14.2.5' }),
    ['concurrently "serve -l 4155" "serve -l 4156"', 'concurrently -n a,b "node a.js" "node b.js"'],
    {
      ...page,
      'a.js': "require('node:http').createServer().listen(4157, '127.0.0.1')",
      'b.js': "require('node:dgram').createSocket('udp4').bind(4158)",
    },
  ),
  runs(npm({ 'npm-run-all': '4.1.5' }), ['run-p a b'], {
    'package.json': '{"scripts":{"a":"node a.js","b":"PORT=4160 node b.js"},"dependencies":{"npm-run-all":"4.1.5"}}',
    'a.js': "require('node:http').createServer().listen(process.env.PORT || 4159)",
    'b.js': "require('node:http').createServer().listen(process.env.PORT || 4159)",
  }),
  runs(npm({ tsx: '4.20.6' }), ['tsx server.ts', 'tsx watch server.ts', 'tsx --inspect server.ts'], {
    'server.ts': "import { createServer } from 'node:http';\ncreateServer().listen(4161, '0.0.0.0');\n",
  }),
  runs(npm({ serve: '13.0.4' }), ['serve', 'serve -l 4520', '3000>serve'], page),
  runs(npm({ serve: '11.3.2' }), ['serve'], page),
  runs(npm({ 'sirv-cli': '1.0.14' }), ['sirv', '5000>sirv'], page),
  runs(npm({ wrangler: '4.45.3' }), ['wrangler pages dev .', 'wrangler pages dev . --port 4521'], page),
  runs(
    npm({ '@redocly/cli': '1.34.5' }),
    [
      'redocly preview-docs openapi.yaml',
      'redocly preview-docs openapi.yaml -p 4522',
      '8080>redocly preview-docs openapi.yaml',
    ],
    {
      'openapi.yaml': 'openapi: 3.0.3\ninfo: { title: api, version: "1" }\npaths: {}\n',
    },
  ),
  runs(npm({ '@mockoon/cli': '9.3.0' }), ['mockoon-cli start -d data.json -p 4523'], {
    'data.json':
      '{"uuid":"a","lastMigration":33,"name":"a","port":4524,"hostname":"","endpointPrefix":"","latency":0,"rootChildren":[],"folders":[],"routes":[],"proxyMode":false,"headers":[],"data":[],"callbacks":[]}',
  }),
  runs(npm({ deno: '2.5.4' }), ['deno serve main.ts', 'deno serve --port 4525 main.ts', '8000>deno serve main.ts'], {
    'main.ts': "export default { fetch: () => new Response('page') };\n",
  }),
  runs(npm({ '@playwright/test': '1.56.1' }), ['playwright run-server --port 4526', 'playwright show-report report'], {
    'report/index.html': '',
  }),
  runs(npm({ nx: '21.6.5' }), ['nx graph --open=false', 'nx graph --open=false --port 4527'], { 'nx.json': '{}' }),
  runs(npm({ livereload: '0.10.3' }), ['livereload .', 'livereload . --port 4528', '35729>livereload .'], page),
  runs(npm({ 'y-websocket': '2.1.0', yjs: '13.6.27' }), ['y-websocket', 'PORT=4529 y-websocket', '1234>y-websocket']),
  runs(npm({ testem: '3.16.0' }), ['testem server', 'testem server --port 4530', '7357>testem server'], {
    'testem.json': '{"src_files":[]}',
  }),
  runs(npm({ '@marp-team/marp-cli': '4.2.3' }), ['marp -s .', 'PORT=4531 marp -s .', '8080>marp -s .'], {
    'slides.md': '# page',
  }),
  runs(
    npm({ 'webpack-bundle-analyzer': '4.10.2' }),
    [
      'webpack-bundle-analyzer stats.json --no-open',
      'webpack-bundle-analyzer stats.json --no-open --port 4532',
      '8888>webpack-bundle-analyzer stats.json --no-open',
    ],
    { 'stats.json': '{"assets":[{"name":"a.js","chunks":[0],"size":1}],"modules":[],"chunks":[]}' },
  ),
  runs(
    npm({ vitest: '3.2.4', '@vitest/ui': '3.2.4' }),
    ['vitest --watch --ui --open=false', 'vitest --watch --ui --open=false --api.port 4533'],
    {
      'a.test.js': "import { test } from 'vitest';\ntest('a', () => {});\n",
    },
  ),
  runs(npm({ '@modelcontextprotocol/inspector': '0.17.2' }), [
    'mcp-inspector',
    'CLIENT_PORT=4534 SERVER_PORT=4535 mcp-inspector',
  ]),
  runs(
    npm({ hardhat: '2.26.5' }),
    [
      // Without an address it asks whether this is a container.
      'hardhat node --hostname 127.0.0.1',
      'hardhat node --hostname 127.0.0.1 --port 4536',
      '8545>hardhat node',
    ],
    { 'hardhat.config.js': 'module.exports = {};\n' },
  ),
  runs(
    npm({ 'serverless-offline': '13.9.0', serverless: '3.40.0' }),
    ['serverless offline', 'serverless offline --httpPort 4537 --lambdaPort 4538'],
    {
      'serverless.yml':
        'service: page\nprovider: { name: aws, runtime: nodejs20.x }\nplugins: [serverless-offline]\nfunctions:\n  a: { handler: a.a, events: [{ httpApi: "GET /" }] }\n',
      'a.js': 'exports.a = async () => ({ statusCode: 200 });\n',
    },
  ),
  runs(
    npm({ '@azure/static-web-apps-cli': '2.0.7' }),
    // Without an address it asks whether this is a container.
    ['swa start . --host 127.0.0.1', 'swa start . --host 127.0.0.1 --port 4539'],
    page,
  ),
  runs(npm({ appium: '2.19.0' }), ['appium', 'appium --port 4540', '4723>appium']),
].flat();
