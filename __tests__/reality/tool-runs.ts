import { type Files, npm, type Run, runs, system } from './run.ts';

const page: Files = { 'index.html': '<!doctype html><title>page</title>' };

const fromNpm: readonly (readonly Run[])[] = [
  runs(
    npm({ vite: '7.1.12' }),
    [
      'vite',
      'vite --port 4100',
      'vite --host',
      'vite --host 127.0.0.1',
      '5173>vite',
      '4100>vite --port 4100 --strictPort',
    ],
    page,
  ),
  runs(npm({ vite: '7.1.12' }), ['vite preview', 'vite preview --port 4101'], { ...page, 'dist/index.html': '' }),
  runs(npm({ vite: '2.9.18' }), ['vite', '3000>vite'], page),
  runs(
    npm({ next: '15.5.6', react: '19.2.0', 'react-dom': '19.2.0' }),
    [
      'next dev',
      'next dev -p 4102',
      'PORT=4103 next dev',
      'next dev -H 127.0.0.1',
      '3000>next dev',
      '4102>next dev -p 4102',
    ],
    { 'pages/index.js': 'export default function Page() { return null }' },
  ),
  runs(npm({ astro: '5.15.3' }), ['astro dev', 'astro dev --port 4104', 'astro dev --host', '4321>astro dev'], {
    'src/pages/index.astro': '<p>page</p>',
  }),
  runs(npm({ nuxt: '4.2.0' }), ['nuxt dev', 'nuxt dev --port 4105', 'PORT=4106 nuxt dev', '3000>nuxt dev'], {
    'app/app.vue': '<template><p>page</p></template>',
  }),
  runs(
    npm({ webpack: '5.102.1', 'webpack-cli': '6.0.1', 'webpack-dev-server': '5.2.2' }),
    [
      'webpack serve',
      'webpack serve --port 4107',
      'webpack-dev-server',
      '8080>webpack serve',
      '4107>webpack serve --port 4107',
    ],
    { 'src/index.js': '', 'webpack.config.js': "module.exports = { mode: 'development' };" },
  ),
  runs(
    npm({ '@rspack/core': '1.6.0', '@rspack/cli': '1.6.0' }),
    ['rspack serve', 'rspack serve --port 4108', '8080>rspack serve'],
    { 'src/index.js': '', 'rspack.config.js': "module.exports = { mode: 'development' };" },
  ),
  runs(npm({ '@rsbuild/core': '1.6.0' }), ['rsbuild dev', 'rsbuild dev --port 4109', '3000>rsbuild dev'], {
    'src/index.js': '',
  }),
  runs(
    npm({ parcel: '2.16.0' }),
    ['parcel index.html', 'parcel serve index.html --port 4110', '1234>parcel index.html'],
    page,
  ),
  runs(
    npm({ esbuild: '0.25.11' }),
    ['esbuild --servedir=.', 'esbuild --serve=4111 --servedir=.', '8000>esbuild --servedir=.'],
    page,
  ),
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
  runs(npm({ servez: '2.2.5' }), ['servez', 'servez -p 4123', '8080>servez'], page),
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
  runs(
    npm({ '@11ty/eleventy': '3.1.2' }),
    ['eleventy --serve', 'eleventy --serve --port=4126', '8080>eleventy --serve'],
    page,
  ),
  runs(npm({ vitepress: '1.6.4' }), ['vitepress dev', 'vitepress dev --port 4127', '5173>vitepress dev'], {
    'index.md': '# page',
  }),
  runs(npm({ 'docsify-cli': '4.4.4' }), ['docsify serve .', 'docsify serve . --port 4128'], page),
  runs(npm({ hexo: '8.0.0', 'hexo-server': '3.0.0' }), ['hexo server', 'hexo server -p 4129', '4000>hexo server'], {
    '_config.yml': 'title: page\n',
    'package.json': '{"name":"run","hexo":{"version":"8.0.0"},"dependencies":{"hexo":"8.0.0","hexo-server":"3.0.0"}}',
  }),
  runs(
    npm({ 'reveal-md': '6.1.4' }),
    ['reveal-md slides.md --disable-auto-open', 'reveal-md slides.md --disable-auto-open --port 4130'],
    {
      'slides.md': '# page',
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
      'fastify start app.js',
      'fastify start -p 4147 app.js',
      'PORT=4148 fastify start app.js',
      '3000>fastify start app.js',
    ],
    {
      'app.js': 'module.exports = async () => {}',
    },
  ),
  runs(npm({ karma: '6.4.4' }), ['karma start --no-single-run', 'karma start --port 4149', '9876>karma start'], {
    'karma.conf.js': 'module.exports = (config) => config.set({ frameworks: [], browsers: [], files: [] })',
  }),
  runs(npm({ '@web/dev-server': '0.4.6' }), ['wds', 'wds --port 4150', '8000>wds'], page),
  runs(
    npm({ '@ladle/react': '5.1.1', react: '19.2.0', 'react-dom': '19.2.0' }),
    ['ladle serve', 'ladle serve --port 4151', '61000>ladle serve'],
    {
      'src/a.stories.jsx': 'export const A = () => null',
    },
  ),
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
  runs(npm({ prisma: '6.18.0' }), ['prisma studio --browser none', 'prisma studio --browser none --port 4162'], {
    'prisma/schema.prisma':
      'datasource db {\n  provider = "sqlite"\n  url = "file:./dev.db"\n}\nmodel A {\n  id Int @id\n}\n',
  }),
  runs(
    npm({ '@docusaurus/core': '3.9.2', '@docusaurus/preset-classic': '3.9.2', react: '19.2.0', 'react-dom': '19.2.0' }),
    ['docusaurus start --no-open', 'docusaurus start --no-open --port 4163'],
    {
      'docusaurus.config.js':
        "module.exports = { title: 'a', url: 'https://a.test', baseUrl: '/', presets: [['classic', { blog: false }]] };",
      'docs/intro.md': '# page',
      'sidebars.js': 'module.exports = {};',
    },
  ),
  runs(
    npm({ storybook: '9.1.15', '@storybook/html-vite': '9.1.15', vite: '7.1.12' }),
    [
      'storybook dev -p 6006 --ci --disable-telemetry',
      'storybook dev --ci --disable-telemetry',
      'storybook dev -p 4164 --ci --disable-telemetry',
    ],
    {
      '.storybook/main.js': "export default { framework: '@storybook/html-vite', stories: ['../src/*.stories.js'] };",
      'src/a.stories.js': "export default { title: 'a' }; export const A = () => 'a';",
    },
  ),
  runs(
    npm({ 'react-scripts': '5.0.1', ajv: '8.17.1', react: '18.3.1', 'react-dom': '18.3.1' }),
    ['react-scripts start', 'PORT=4165 react-scripts start'],
    {
      'public/index.html': '<div id=root></div>',
      'src/index.js': '',
    },
  ),
  runs(
    npm({ gatsby: '5.15.0', react: '18.3.1', 'react-dom': '18.3.1' }),
    ['gatsby develop', 'gatsby develop -p 4166'],
    {
      'src/pages/index.js': 'import React from "react";\nexport default () => <p />;',
    },
  ),
  runs(
    npm({ '@vue/cli-service': '5.0.9', vue: '3.5.22' }),
    ['vue-cli-service serve', 'vue-cli-service serve --port 4167', '8080>vue-cli-service serve'],
    {
      'src/main.js': '',
      'public/index.html': '',
    },
  ),
  runs(
    npm({
      'ng-packagr': '20.3.0',
      '@angular/cli': '20.3.7',
      '@angular/build': '20.3.7',
      '@angular/core': '20.3.7',
      '@angular/compiler': '20.3.7',
      '@angular/compiler-cli': '20.3.7',
      '@angular/common': '20.3.7',
      '@angular/platform-browser': '20.3.7',
      rxjs: '7.8.2',
      tslib: '2.8.1',
      typescript: '5.9.3',
    }),
    ['ng serve', 'ng serve --port 4168', '4200>ng serve'],
    {
      'angular.json':
        '{"version":1,"cli":{"analytics":false},"projects":{"a":{"projectType":"application","root":"","sourceRoot":"src","architect":{"build":{"builder":"@angular/build:application","options":{"browser":"src/main.ts","index":"src/index.html","tsConfig":"tsconfig.json","outputPath":"dist"}},"serve":{"builder":"@angular/build:dev-server","options":{"buildTarget":"a:build"}}}}}}',
      'tsconfig.json':
        '{"compilerOptions":{"target":"ES2022","module":"ES2022","moduleResolution":"bundler"},"files":["src/main.ts"]}',
      'src/main.ts': 'console.log(1);',
      'src/index.html': '<!doctype html><html><head></head><body></body></html>',
    },
  ),
];

const fromDebian: readonly (readonly Run[])[] = [
  runs(system('python3'), [
    'python3 -m http.server',
    'python3 -m http.server 4200',
    'python3 -m http.server --bind 127.0.0.1 4201',
    '8000>python3 -m http.server',
  ]),
  runs(
    system('flask'),
    ['flask run', 'flask run -p 4202', 'flask run --host 0.0.0.0', 'FLASK_RUN_PORT=4203 flask run', '5000>flask run'],
    {
      'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
    },
  ),
  runs(
    system('gunicorn'),
    ['gunicorn app:app', 'gunicorn -b 0.0.0.0:4204 app:app', 'PORT=4205 gunicorn app:app', '8000>gunicorn app:app'],
    {
      'app.py': 'def app(environ, start_response):\n    start_response("200 OK", [])\n    return []\n',
    },
  ),
  runs(system('uvicorn'), ['uvicorn app:app', 'uvicorn app:app --port 4206 --host 0.0.0.0', '8000>uvicorn app:app'], {
    'app.py': 'async def app(scope, receive, send):\n    pass\n',
  }),
  runs(
    system('django-admin'),
    ['python3 manage.py runserver', 'python3 manage.py runserver 4207', 'python3 manage.py runserver 0.0.0.0:4208'],
    {
      'manage.py':
        'import sys\nfrom django.conf import settings\nsettings.configure(DEBUG=True, ROOT_URLCONF=__name__, SECRET_KEY="a")\nurlpatterns = []\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n',
    },
  ),
  runs(system('mkdocs'), ['mkdocs serve', 'mkdocs serve -a 127.0.0.1:4209', '8000>mkdocs serve'], {
    'mkdocs.yml': 'site_name: a\n',
    'docs/index.md': '# page',
  }),
  runs(system('php', 'php -v'), ['php -S localhost:4210', 'php -S 0.0.0.0:4211 -t .']),
  runs(system('puma'), ['puma', 'puma -p 4212', 'PORT=4213 puma', 'puma -b tcp://127.0.0.1:4214', '9292>puma'], {
    'config.ru': 'run ->(_env) { [200, {}, []] }\n',
  }),
  runs(system('rackup'), ['rackup', 'rackup -p 4215', 'rackup -o 0.0.0.0'], {
    'config.ru': 'run ->(_env) { [200, {}, []] }\n',
  }),
  runs(system('thin'), ['thin start', 'thin start -p 4216'], { 'config.ru': 'run ->(_env) { [200, {}, []] }\n' }),
  runs(system('jekyll'), ['jekyll serve', 'jekyll serve --port 4218', '4000>jekyll serve'], {
    'index.md': '---\n---\npage\n',
  }),
  runs(system('hugo', 'hugo version'), ['hugo server', 'hugo server -p 4219', '1313>hugo server'], {
    'hugo.toml': 'title = "a"\n',
    'config.toml': 'title = "a"\n',
  }),
  runs(system('redis-server'), [
    'redis-server',
    'redis-server --port 4220',
    'redis-server --bind 127.0.0.1 --port 4221',
    '6379>redis-server',
  ]),
  runs(system('memcached', 'memcached -h'), [
    'memcached -u nobody',
    'memcached -u nobody -p 4222',
    'memcached -u nobody -l 127.0.0.1',
    '11211>memcached -u nobody',
  ]),
  runs(system('mosquitto', 'mosquitto -h'), ['mosquitto', 'mosquitto -p 4223', '1883>mosquitto']),
  runs(system('nginx', 'nginx -v'), ['nginx -c $PWD/nginx.conf -g "daemon off;"'], {
    'nginx.conf':
      'events {}\nhttp {\n  server { listen 4224; }\n  server { listen 127.0.0.1:4225; }\n  server { listen [::]:4226; }\n}\n',
  }),
  runs(system('socat', 'socat -V'), [
    'socat TCP-LISTEN:4227,fork STDOUT',
    'socat TCP4-LISTEN:4228,bind=127.0.0.1 STDOUT',
    'socat UDP-LISTEN:4229 STDOUT',
  ]),
  runs(system('nc', 'dpkg-query -W -f "\\${Version}" netcat-openbsd'), ['nc -l 4230', 'nc -l -p 4231', 'nc -lu 4232']),
  runs(system('starman'), ['starman', 'starman --port 4233', 'starman --listen 127.0.0.1:4234'], {
    'app.psgi': 'sub { [200, [], []] }\n',
  }),
  runs(system('plackup'), ['plackup', 'plackup -p 4235'], { 'app.psgi': 'sub { [200, [], []] }\n' }),
  runs(
    system('morbo', 'mojo version'),
    [
      'morbo app.pl',
      'morbo -l http://*:4236 app.pl',
      'perl app.pl daemon',
      'perl app.pl daemon -l http://127.0.0.1:4237',
    ],
    {
      'app.pl': "use Mojolicious::Lite;\nget '/' => {text => 'page'};\napp->start;\n",
    },
  ),
  runs(
    system('prometheus'),
    [
      'prometheus --config.file=prometheus.yml',
      'prometheus --config.file=prometheus.yml --web.listen-address=127.0.0.1:4238',
      '9090>prometheus --config.file=prometheus.yml',
    ],
    { 'prometheus.yml': '{}\n' },
  ),
  runs(system('etcd'), [
    'etcd',
    'etcd --listen-client-urls http://127.0.0.1:4239 --advertise-client-urls http://127.0.0.1:4239',
  ]),
  runs(system('beanstalkd', 'beanstalkd -v'), ['beanstalkd', 'beanstalkd -p 4240', 'beanstalkd -l 127.0.0.1 -p 4241']),
  runs(system('caddy', 'caddy version'), ['caddy file-server --listen :4242', 'caddy run'], {
    Caddyfile: ':4243 {\n  respond "page"\n}\n',
  }),
  runs(system('go', 'go version'), ['go run main.go'], {
    'main.go': 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(":4244", nil)\n}\n',
  }),
  runs(
    system('node'),
    [
      'node server.js',
      'node --inspect server.js',
      'node --inspect=0.0.0.0:4245 server.js',
      'NODE_OPTIONS=--inspect=4246 node server.js',
      '9229>node --inspect server.js',
    ],
    {
      'server.js': "require('node:http').createServer().listen(4247, 'localhost')",
    },
  ),
  runs(system('jupyter-notebook'), [
    'jupyter-notebook --no-browser --allow-root',
    'jupyter-notebook --no-browser --allow-root --port 4248',
    '8888>jupyter-notebook --no-browser --allow-root',
  ]),
  runs(system('dnsmasq'), ['dnsmasq -k -p 4249']),
  runs(system('haproxy', 'haproxy -v'), ['haproxy -f haproxy.cfg'], {
    'haproxy.cfg':
      'defaults\n  mode http\n  timeout client 1s\n  timeout connect 1s\n  timeout server 1s\nfrontend a\n  bind :4250\n  bind 127.0.0.1:4251\n',
  }),
  runs(system('lighttpd', 'lighttpd -v'), ['lighttpd -D -f lighttpd.conf'], {
    'lighttpd.conf': 'server.port = 4252\nserver.document-root = "/tmp"\n',
  }),
];

/** At least one command line of every tool whose entry says `executed`. */
export const toolRuns: readonly Run[] = [...fromNpm, ...fromDebian].flat();
