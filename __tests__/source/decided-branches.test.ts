import { expect, it } from 'vitest';
import { readCondition } from '../../src/extractors/source-code/conditions.ts';
import { formatPorts } from '../../src/model/port.ts';
import { listenersIn } from './listeners.ts';

/** What a program listens on where it is started without arguments and settings. */
const programs: readonly (readonly [name: string, files: Record<string, string>, ports: string])[] = [
  [
    'Go: a flag that is off',
    {
      'main.go': `package main\nimport ("flag"; "net/http")\nvar debug = flag.Bool("pprof", false, "")\nfunc main() {\nif *debug { go http.ListenAndServe(":6060", nil) }\nhttp.ListenAndServe(":8080", nil)\n}`,
    },
    '8080',
  ],
  [
    'Go: a flag that is on',
    {
      'main.go': `package main\nimport ("flag"; "net/http")\nvar debug = flag.Bool("pprof", true, "")\nfunc main() {\nif *debug { go http.ListenAndServe(":6060", nil) }\nhttp.ListenAndServe(":8080", nil)\n}`,
    },
    '6060 8080',
  ],
  [
    'Go: settings with defaults in tags, in a function that is called in a branch of another file',
    {
      'config.go': `package main\ntype Api struct {\n Enabled bool \`yaml:"enabled"\`\n Port int \`default:"10000"\`\n}\ntype Config struct { Api Api }`,
      'main.go': `package main\nfunc main() {\n cfg := Config{}\n if cfg.Api.Enabled { serveApi(cfg) }\n}`,
      'api.go': `package main\nimport ("net"; "fmt")\nfunc serveApi(cfg Config) {\n net.Listen("tcp", fmt.Sprintf(":%d", cfg.Api.Port))\n}`,
    },
    '',
  ],
  [
    'Go: a part of the settings that has to be turned on, by who knows whom',
    {
      'config.go':
        `package main\ntype Api struct {\n Enabled bool \`yaml:"enabled"\`\n Port int \`default:"10000"\`\n}\nfunc serveApi(api Api) {\n net.Listen("tcp", fmt.Sprintf(":%d", api.Port))\n}`.replace(
          'type',
          'import ("net"; "fmt")\ntype',
        ),
    },
    'unresolved',
  ],
  [
    'Go: a setting that a tag turns off, for a function of another package',
    {
      'go.mod': 'module example.com/app\n',
      'main.go': `package main\nimport "example.com/app/metrics"\ntype Settings struct {\n UseMetrics bool \`envconfig:"USE_METRICS" default:"false"\`\n}\nfunc run(s Settings) {\n if s.UseMetrics { metrics.Serve() }\n}`,
      'metrics/serve.go': `package metrics\nimport "net/http"\nfunc Serve() {\n go func() { http.ListenAndServe(":9090", nil) }()\n}`,
    },
    '',
  ],
  [
    'Go: a setting that a tag turns on',
    {
      'config.go': `package main\ntype Api struct {\n Enabled bool \`default:"true"\`\n Port int \`default:"10000"\`\n}\ntype Config struct { Api Api }`,
      'main.go': `package main\nimport ("net"; "fmt")\nfunc main() {\n cfg := Config{}\n if cfg.Api.Enabled { net.Listen("tcp", fmt.Sprintf(":%d", cfg.Api.Port)) }\n}`,
    },
    '10000',
  ],
  [
    'Python: a transport that is not the default one',
    {
      'server.py': `import click\nimport uvicorn\n@click.command()\n@click.option("--transport", default="stdio")\n@click.option("--port", default=3001)\ndef main(transport, port):\n    if transport == "sse":\n        uvicorn.run(app, port=port)\n    else:\n        run_stdio()\n\nmain()\n`,
    },
    '',
  ],
  [
    'Python: a flag that turns it on',
    {
      'server.py': `import argparse\nfrom prometheus_client import start_http_server\nparser = argparse.ArgumentParser()\nparser.add_argument('--metrics', action='store_true')\nargs = parser.parse_args()\nif args.metrics:\n    start_http_server(9100)\n`,
    },
    '',
  ],
  [
    'Python: an option that has to be given',
    {
      'server.py': `import argparse, sys\nfrom prometheus_client import start_http_server\nparser = argparse.ArgumentParser()\nparser.add_argument('--model')\nargs = parser.parse_args()\ndef main():\n    if not args.model:\n        print('missing --model')\n        return\n    start_http_server(9100)\nmain()\n`,
    },
    '9100',
  ],
  [
    'Python: a value that is worked out may be anything',
    {
      'server.py': `from prometheus_client import start_http_server\nclass App:\n    def __init__(self, level):\n        self.metrics = False\n        self.metrics = level > 3\n    def run(self):\n        if self.metrics:\n            start_http_server(9100)\nApp(4).run()\n`,
    },
    '9100',
  ],
  [
    'JavaScript: settings, and what replaces them',
    {
      'a.js': `const http = require('http')\nconst settings = { admin: false }\nif (settings.admin) http.createServer().listen(8001)\nelse http.createServer().listen(8002)`,
      'b.js': `const http = require('http')\nconst settings = { admin: false, ...load() }\nif (settings.admin) http.createServer().listen(8003)`,
      'c.js': `const http = require('http')\nlet ready = false\nfunction set() { ready = true }\nif (ready && true) http.createServer().listen(8004)`,
    },
    '8002 8003 8004',
  ],
  [
    'JavaScript: what a switch chooses by default, and what falls through',
    {
      'a.js': `const http = require('http')\nconst mode = process.argv[2] || 'plain'\nswitch (mode) { case 'plain': http.createServer().listen(8005); break; case 'other': http.createServer().listen(8006) }`,
      'b.js': `const http = require('http')\nconst mode = process.argv[2] || 'plain'\nswitch (mode) { case 'plain':\ncase 'other': http.createServer().listen(8007) }`,
    },
    '8005 8007',
  ],
  [
    'a variable of the environment with an empty default, and one without',
    {
      'main.go': `package main\nimport ("net/http"; "os")\nfunc env(name, otherwise string) string { if v := os.Getenv(name); v != "" { return v }; return otherwise }\nfunc main() {\nif address := env("A", ""); address != "" { http.ListenAndServe(":8010", nil) }\nhttp.ListenAndServe(":8011", nil) }`,
      'a.py': `import os\nfrom prometheus_client import start_http_server\nif os.environ.get("METRICS", ""):\n    start_http_server(8012)\nmetrics = os.environ.get("METRICS", "")\nif metrics:\n    start_http_server(8013)\n`,
      'a.js': `if (process.env.METRICS) require('http').createServer().listen(8014)`,
    },
    '8011 8012 8014',
  ],
  [
    'Kotlin: a command that is not the default one',
    {
      'main.kt': `import java.net.ServerSocket\nfun main(args: Array<String>) {\n val command = args.firstOrNull() ?: "--stdio"\n when (command) {\n "--stdio" -> run()\n "--sse" -> ServerSocket(3001)\n }\n}`,
    },
    '',
  ],
  [
    'Go: a function that ends before, and a branch around a goroutine',
    {
      'main.go': `package main\nimport ("flag"; "net/http")\nvar daemon = flag.Bool("daemon", false, "")\nfunc main() {\nif *daemon { go func() { http.ListenAndServe(":6060", nil) }() }\nif !*daemon { run(); return }\nhttp.ListenAndServe(":8080", nil)\n}`,
    },
    '',
  ],
  [
    'C: an option that the command line turns on',
    {
      'main.c': `#include <sys/socket.h>\n#include <netinet/in.h>\nstatic int six = 0;\nint main(int argc, char **argv) {\n struct sockaddr_in6 a; struct sockaddr_in b; int c, fd;\n while ((c = getopt(argc, argv, "6")) != -1) switch (c) { case '6': six = 1; break; }\n if (six) {\n a.sin6_family = AF_INET6; a.sin6_addr = in6addr_any; a.sin6_port = htons(8080); bind(fd, (struct sockaddr *)&a, sizeof a);\n } else {\n b.sin_family = AF_INET; b.sin_addr.s_addr = INADDR_ANY; b.sin_port = htons(8081); bind(fd, (struct sockaddr *)&b, sizeof b);\n }\n}`,
    },
    '8081',
  ],
  [
    'Go: a default that every literal of the class replaces, and one that only some do',
    {
      'a/server.go': `package a\nimport "net/http"\ntype Mail struct { Addr string }\nfunc (m *Mail) Listen() { if m.Addr == "" { m.Addr = ":25" }; http.ListenAndServe(m.Addr, nil) }\nfunc start(addr string) { m := &Mail{Addr: addr}; m.Listen() }`,
      'b/server.go': `package b\nimport "net/http"\ntype Web struct { Addr string }\nfunc (w *Web) Listen() { if w.Addr == "" { w.Addr = ":8020" }; http.ListenAndServe(w.Addr, nil) }\nfunc start(addr string) { w := &Web{Addr: addr}; w.Listen(); v := &Web{}; v.Listen() }`,
    },
    '8020 unresolved',
  ],
  [
    'C: an enumeration chooses by value, not by truth',
    {
      'main.c': `#include <sys/socket.h>\n#include <netinet/in.h>\n#define PLAIN 0\nint main(int argc, char **argv) {\n struct sockaddr_in b; int fd;\n switch (argc) { case PLAIN:\n b.sin_family = AF_INET; b.sin_addr.s_addr = INADDR_ANY; b.sin_port = htons(8081); bind(fd, (struct sockaddr *)&b, sizeof b);\n }\n}`,
    },
    '8081',
  ],
];

it.each(programs)('%s', (_, files, ports) => {
  const found = listenersIn(files).map(({ port }) => (port.kind === 'fixed' ? formatPorts(port.ports) : port.kind));
  expect(found.sort().join(' ')).toBe(ports);
});

/** What a program need not listen on, as its code tells; the others are certain. */
const conditions: readonly (readonly [name: string, files: Record<string, string>, conditional: string])[] = [
  [
    'Go: a field of settings that come from elsewhere',
    {
      'main.go': `package main\nimport ("net/http"; "example.com/config")\nfunc main() {\ncfg, err := config.Load()\nif err != nil { panic(err) }\nif cfg.Metrics.Enabled { go http.ListenAndServe(":9090", nil) }\nif err := http.ListenAndServe(":8080", nil); err != nil { panic(err) }\n}`,
    },
    '9090',
  ],
  [
    'Go: an option that a function sets, and a guard before the call',
    {
      'server.go': `package server\nimport "net/http"\ntype Server struct { profiler bool; credentials *Users; addr string }\nfunc Profiler() func(*Server) { return func(s *Server) { s.profiler = true } }\nfunc (s *Server) Run() {\nif s.profiler { go func() { http.ListenAndServe(":6060", nil) }() }\nhttp.ListenAndServe(":8080", nil)\n}\nfunc (s *Server) RunMail() {\nif s.credentials == nil || s.addr == "" {\nreturn\n}\nhttp.ListenAndServe(":1110", nil)\n}`,
    },
    '1110 6060',
  ],
  [
    'Go: a function that is called in a branch only, and one that is called without, too',
    {
      'main.go': `package main\nimport "net/http"\nfunc main() {\ncfg := load()\nif cfg.Admin { serve(":8001") }\nserve(":8002")\nif cfg.Debug { both() }\nboth()\n}\nfunc serve(addr string) { http.ListenAndServe(addr, nil) }\nfunc both() { http.ListenAndServe(":8003", nil) }`,
    },
    '8001',
  ],
  [
    'Go: the address is asked for that is listened on',
    {
      'main.go': `package main\nimport ("net/http"; "flag")\ntype Options struct { HTTP string; HTTPS string }\nfunc options() *Options { return &Options{HTTP: ":4151", HTTPS: ":4152"} }\nfunc main() {\nopts := options()\nflag.StringVar(&opts.HTTP, "http", opts.HTTP, "")\nif opts.HTTP != "" { http.ListenAndServe(opts.HTTP, nil) }\nif tlsConfig := load(); tlsConfig != nil && opts.HTTPS != "" { http.ListenAndServe(opts.HTTPS, nil) }\n}`,
    },
    '',
  ],
  [
    'Go: a value that is given in a branch',
    {
      'main.go': `package main\nimport "net/http"\ntype Remote struct { socks bool; addr string }\nfunc (r *Remote) Run() {\nif r.socks { r.addr = ":1080" }\nhttp.ListenAndServe(r.addr, nil)\n}`,
    },
    '1080',
  ],
  [
    'JavaScript: settings, what every start passes, and what stands in the place of another',
    {
      'a.js': `const http = require('http')\nconst config = require('config')\nif (config.metrics) http.createServer().listen(9001)\nif (config.get('admin')) http.createServer().listen(9002)\nif (process.env.DEBUG_PORT) http.createServer().listen(9003)\nif (!config.disableWeb) http.createServer().listen(9004)`,
      'b.js': `const http = require('http')\nconst cluster = require('cluster')\nif (require.main === module) http.createServer().listen(9005)\nif (process.env.NODE_ENV !== 'test') http.createServer().listen(9006)\nif (cluster.isPrimary) cluster.fork()\nelse http.createServer().listen(9007)\nconst server = make()\nif (server) http.createServer().listen(9008)`,
      'c.js': `const http = require('http')\nconst https = require('https')\nfunction start(options) {\n if (options.tls) https.createServer().listen(9009)\n else http.createServer().listen(9009)\n}\nstart(load())`,
      'd.js': `const http = require('http')\nif (process.env.NODE_ENV === 'production') http.createServer().listen(9010)\nswitch (load().mode) { case 'admin': http.createServer().listen(9011) }\nconst mode = load()\nswitch (mode.kind) { case 'admin': http.createServer().listen(9012); break; default: http.createServer().listen(9013) }`,
    },
    '9001 9002 9003 9010 9012',
  ],
  [
    'Python: an argument, a file that is started, and a guard',
    {
      'a.py': `import settings\nfrom prometheus_client import start_http_server\ndef main(args):\n    if args.metrics:\n        start_http_server(9101)\n    if not settings.ENABLE_CONSOLE:\n        return\n    start_http_server(9102)\n\nif __name__ == '__main__':\n    start_http_server(9103)\n    main(parse())\n`,
    },
    '9101 9102',
  ],
  [
    'Java and C#: fields that are off',
    {
      'A.java': `import java.net.ServerSocket;\nclass A {\n private final Config config;\n void start() throws Exception {\n if (config.isAdminEnabled()) { new ServerSocket(9201); }\n if (config.getHosts() != null && !config.getHosts().isEmpty()) { new ServerSocket(9202); }\n new ServerSocket(9203);\n }\n}`,
      'B.cs': `using System.Net;\nusing System.Net.Sockets;\nclass B {\n bool _enableTls;\n public void Start() {\n  if (_enableTls && (_certificate is not null)) { var l = new TcpListener(IPAddress.Any, 9204); l.Start(); }\n  var m = new TcpListener(IPAddress.Any, 9205); m.Start();\n }\n}`,
    },
    '9201 9202 9204',
  ],
  [
    'Java: two constructors, one of which is called in a branch',
    {
      'Main.java': `class Main {\n public static void main(String[] args) {\n  new Backend(9211).start();\n  java.util.List<String> given = java.util.Arrays.asList(args);\n  if (given.contains("-tls")) { new Backend(9212, true).start(); }\n }\n}`,
      'Backend.java': `import java.net.ServerSocket;\nclass Backend {\n private int port;\n private boolean secured = false;\n Backend(int port) { this.port = port; }\n Backend(int port, boolean secured) { this.secured = secured; this.port = port; }\n void start() throws Exception { new ServerSocket(port); }\n}`,
    },
    '',
  ],
  [
    'Rust: an address that is perhaps there',
    {
      'Cargo.toml': '[package]\nname = "a"\n',
      'src/main.rs': `use std::net::TcpListener;\nfn main() {\n let config = load();\n if let Some(metrics) = config.metrics { serve(metrics); TcpListener::bind("0.0.0.0:9301"); }\n match TcpListener::bind("0.0.0.0:9302") { Ok(l) => run(l), Err(e) => panic!() }\n}`,
    },
    '9301',
  ],
];

it.each(conditions)('says what has to be turned on: %s', (_, files, conditional) => {
  const found = listenersIn(files).filter((listener) => listener.conditional);
  expect(
    found
      .map(({ port }) => (port.kind === 'fixed' ? formatPorts(port.ports) : port.kind))
      .sort()
      .join(' '),
  ).toBe(conditional);
});

it.each([
  ['a.b', 'a.b'],
  ['len(a.b) > 0', 'a.b?'],
  ['a.length === 0', '!a?'],
  ['a != nil', 'a??'],
  ['a is not None', 'a??'],
  ['a.b > 0', 'a.b?'],
  ['!a.isEmpty()', 'a?'],
  ['let Some(address) = config.metrics', 'config.metrics??'],
  ['mode == Mode.Admin', 'mode=:Admin'],
  ['mode != MODE_ADMIN', '!mode=:MODE_ADMIN'],
  ["$this->options['metrics']", '$this.options.metrics'],
  ['config.get("metrics.enabled")', 'by name'],
  ['os.Getenv("METRICS") != ""', 'by name'],
  ['(!cfg.metrics)', '!cfg.metrics'],
  ['not args.quiet', '!args.quiet'],
  ['*debug && this->tls', 'all(debug,this.tls)'],
  ["transport === 'sse' || x > 3", 'any(transport=sse,?)'],
  ["'sse' != transport", '!transport=sse'],
  ["$port eq 'scan'", '$port=scan'],
  ['(a) && (b || c)', 'all(a,any(b,c))'],
  ['os.Getenv("PPROF") == "true"', 'on'],
  ["process.env.METRICS !== '1'", '!process.env.METRICS=1'],
  ['a > 3', '?'],
  ['f(a)', '?'],
  ['', '?'],
])('reads the condition %s', (text, says) => {
  expect(show(readCondition(text))).toBe(says);
});

it('reads no condition that goes too deep', () => {
  expect(readCondition('!'.repeat(100))).toBeUndefined();
  expect(readCondition('('.repeat(5000))).toBeUndefined();
});

function show(condition: ReturnType<typeof readCondition>): string {
  if (!condition) return '?';
  switch (condition.kind) {
    case 'path':
      return condition.names.join('.');
    case 'lookup':
      return 'by name';
    case 'given':
      return `${condition.names.join('.')}${condition.isObject ? '??' : '?'}`;
    case 'chosen':
      return `${condition.names.join('.')}=:${condition.name}`;
    case 'equal':
      return `${condition.names.join('.')}=${condition.text}`;
    case 'turned-on':
      return 'on';
    case 'not':
      return `!${show(condition.of)}`;
    case 'any':
    case 'all':
      return `${condition.kind}(${condition.of.map(show).join()})`;
  }
}
