import { type Run, runs, system } from './run.ts';

/** Programs of the system, from Debian's packages. */
export const systemRuns: readonly Run[] = [
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
  runs(system('php', 'php -v'), ['php -S localhost:4210', 'php -S 0.0.0.0:4211 -t .', '4210>php -S localhost:4210']),
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
  runs(
    system('nginx', 'nginx -v'),
    ['nginx -p . -c nginx.conf -g "daemon off;"', '4224>nginx -p . -c nginx.conf -g "daemon off;"'],
    {
      'nginx.conf':
        'events {}\nhttp {\n  server { listen 4224; }\n  server { listen 127.0.0.1:4225; }\n  server { listen [::]:4226; }\n}\n',
    },
  ),
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
  runs(system('morbo', 'mojo version'), ['morbo app.pl', 'morbo -l http://*:4236 app.pl'], {
    'app.pl': "use Mojolicious::Lite;\nget '/' => {text => 'page'};\napp->start;\n",
  }),
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
  runs(system('dnsmasq'), ['dnsmasq -k', 'dnsmasq -k -p 4249']),
  runs(system('haproxy', 'haproxy -v'), ['haproxy -f haproxy.cfg'], {
    'haproxy.cfg':
      'defaults\n  mode http\n  timeout client 1s\n  timeout connect 1s\n  timeout server 1s\nfrontend a\n  bind :4250\n  bind 127.0.0.1:4251\n',
  }),
  runs(system('ruby'), ['ruby -run -e httpd', 'ruby -run -e httpd . -p 4217', '8080>ruby -run -e httpd']),
  runs(system('postgres'), [
    'chmod 755 . && mkdir data && chown postgres data && su postgres -c "initdb -D data" && su postgres -c "postgres -D data"',
  ]),
  runs(system('mariadbd'), [
    'mariadb-install-db --user=root --datadir=$PWD/data && mariadbd --no-defaults --user=root --datadir=$PWD/data --socket=/tmp/run-mariadb.sock',
  ]),
  runs(system('unicorn'), ['unicorn', 'unicorn -p 4541', 'unicorn -l 127.0.0.1:4542', '8080>unicorn'], {
    'config.ru': 'run ->(_env) { [200, {}, []] }\n',
  }),
  runs(system('nats-server'), [
    'nats-server',
    'nats-server -p 4543',
    'nats-server -p 4544 -m 4545',
    '4222>nats-server',
  ]),
  runs(
    system('uwsgi'),
    [
      'uwsgi --http-socket :4546 --plugin python3 --wsgi-file app.py',
      'uwsgi --http-socket 127.0.0.1:4547 --plugin python3 --wsgi-file app.py',
    ],
    {
      'app.py': 'def application(environ, start_response):\n    start_response("200 OK", [])\n    return []\n',
    },
  ),
  runs(
    system('hypercorn', 'dpkg-query -W python3-hypercorn'),
    ['hypercorn app:app', 'hypercorn -b 0.0.0.0:4548 app:app', '8000>hypercorn app:app'],
    {
      'app.py': 'async def app(scope, receive, send):\n    pass\n',
    },
  ),
  runs(
    system('daphne', 'dpkg-query -W python3-daphne'),
    ['daphne app:app', 'daphne -p 4549 app:app', 'daphne -b 0.0.0.0 app:app', '8000>daphne app:app'],
    {
      'app.py': 'async def app(scope, receive, send):\n    pass\n',
    },
  ),
  runs(
    system('waitress-serve', 'dpkg-query -W python3-waitress'),
    [
      'waitress-serve app:app',
      'waitress-serve --port=4550 app:app',
      'waitress-serve --listen=127.0.0.1:4551 app:app',
      '8080>waitress-serve app:app',
    ],
    {
      'app.py': 'def app(environ, start_response):\n    start_response("200 OK", [])\n    return []\n',
    },
  ),
  runs(
    system('sphinx-autobuild'),
    [
      'sphinx-autobuild source build',
      'sphinx-autobuild --port 4552 source build',
      '8000>sphinx-autobuild source build',
    ],
    {
      'source/conf.py': 'project = "a"\n',
      'source/index.rst': 'page\n====\n',
    },
  ),
  runs(
    system('dlv', 'dlv version'),
    ['dlv debug --headless --listen=127.0.0.1:4553', 'dlv debug --headless --listen=:4554'],
    {
      'go.mod': 'module example.test/a\n\ngo 1.19\n',
      'main.go': 'package main\n\nfunc main() {}\n',
    },
  ),
  runs(system('chromedriver'), ['chromedriver', 'chromedriver --port=4555']),
  runs(system('chromium'), ['chromium --headless --no-sandbox --remote-debugging-port=4556']),
  runs(system('rabbitmq-server', 'dpkg-query -W rabbitmq-server'), ['rabbitmq-server']),
].flat();
