import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/** A main package that imports and does this; the body's first line is line 4. */
const main = (imports: string, body: string) =>
  `package main\nimport (${imports
    .split(' ')
    .map((path) => `"${path}"`)
    .join('; ')})\nfunc main() {\n${body}\n}\n`;

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['a literal', main('net/http', 'http.ListenAndServe(":8080", nil)'), ['8080/tcp@4 0.0.0.0+::']],
  [
    'the IPv4 wildcard is dual',
    main('net/http', 'http.ListenAndServe("0.0.0.0:8080", nil)'),
    ['8080/tcp@4 0.0.0.0+::'],
  ],
  ['one family', main('net', 'net.Listen("tcp4", "0.0.0.0:8080")'), ['8080/tcp@4 0.0.0.0']],
  ['the other family', main('net', 'net.Listen("tcp6", "[::]:8080")'), ['8080/tcp@4 ::']],
  ['IPv6 loopback', main('net', 'net.Listen("tcp", "[::1]:8080")'), ['8080/tcp@4 ::1']],
  ['a service name', main('net/http', 'http.ListenAndServe(":http", nil)'), ['80/tcp@4 0.0.0.0+::']],
  [
    'the tags of a structure without a type of its own',
    'package main\nimport ("net/http"; "github.com/alecthomas/kong")\nvar cli struct {\n Addr string `default:":8414"`\n}\nfunc main() { kong.Parse(&cli); http.ListenAndServe(cli.Addr, nil) }',
    ['8414/tcp@4 0.0.0.0+::'],
  ],
  [
    'Sprint',
    'package main\nimport ("fmt"; "net")\nconst host, port = "localhost", 8056\nfunc main() { net.Listen("tcp", fmt.Sprint(host, ":", port)) }',
    ['8056/tcp@3 127.0.0.1'],
  ],
  [
    'a concatenation',
    main('net/http', 'port := "8081"\nhttp.ListenAndServe(":"+port, nil)'),
    ['8081/tcp@4 0.0.0.0+::'],
  ],
  [
    'Sprintf of a number',
    main('fmt net/http', 'port := 8082\nhttp.ListenAndServe(fmt.Sprintf(":%d", port), nil)'),
    ['8082/tcp@4 0.0.0.0+::'],
  ],
  [
    'Sprintf of host and port',
    main('fmt net/http', 'host := "127.0.0.1"\nhttp.ListenAndServe(fmt.Sprintf("%s:%v", host, 8083), nil)'),
    ['8083/tcp@5 127.0.0.1'],
  ],
  [
    'a digit in the format',
    main('fmt net', 'net.Listen("tcp", fmt.Sprintf("%s:8084", host()))'),
    ['8084/tcp@4 0.0.0.0+::'],
  ],
  [
    'JoinHostPort',
    main('net net/http strconv', 'port := 8085\nhttp.ListenAndServe(net.JoinHostPort("", strconv.Itoa(port)), nil)'),
    ['8085/tcp@4 0.0.0.0+::'],
  ],
  [
    'a default among further arguments',
    `${main('net/http os', 'http.ListenAndServe(":"+getEnv("PORT", "8119"), nil)')}func getEnv(key string, fallback ...string) string {\n\tif value := os.Getenv(key); value != "" {\n\t\treturn value\n\t}\n\treturn fallback[0]\n}`,
    ['8119/tcp@4 0.0.0.0+::'],
  ],
  [
    'an option that nobody gives leaves the default',
    `${main('net/http', 'New().Start()')}type Server struct{ address string }\ntype Option func(*Server)\nfunc Address(a string) Option { return func(s *Server) { s.address = a } }\nfunc New(opts ...Option) *Server { return &Server{address: ":8124"} }\nfunc (s *Server) Start() error { return http.ListenAndServe(s.address, nil) }\n`,
    ['8124/tcp@9 0.0.0.0+::'],
  ],
  [
    'Getenv with an if',
    main(
      'net/http os',
      'port := os.Getenv("PORT")\nif port == "" {\n\tport = "8086"\n}\nhttp.ListenAndServe(":"+port, nil)',
    ),
    ['8086/tcp@6 0.0.0.0+::'],
  ],
  [
    'a default that Getenv replaces',
    main(
      'net/http os',
      'addr := ":8087"\nif p := os.Getenv("PORT"); p != "" {\n\taddr = ":" + p\n}\nhttp.ListenAndServe(addr, nil)',
    ),
    ['8087/tcp@4 0.0.0.0+::'],
  ],
  [
    'a variable that is made from itself',
    main('fmt net/http', 'port := "8119"\nport = fmt.Sprintf(":%s", port)\nhttp.ListenAndServe(port, nil)'),
    ['8119/tcp@4 0.0.0.0+::'],
  ],
  [
    'a loop over addresses',
    main('net', 'for _, addr := range []string{":8120", "127.0.0.1:8121"} {\n\tnet.Listen("tcp", addr)\n}'),
    ['8120/tcp@4 0.0.0.0+::', '8121/tcp@4 127.0.0.1'],
  ],
  [
    'a loop over structs',
    main('fmt net', 'servers := []server{{port: 8122}, {port: 8123}}\nfor _, s := range servers {\n\tgo serve(s)\n}') +
      'func serve(s server) { net.Listen("tcp", fmt.Sprintf(":%d", s.port)) }',
    ['8122/tcp@4 0.0.0.0+::', '8123/tcp@4 0.0.0.0+::'],
  ],
  [
    'LookupEnv',
    main(
      'net/http os',
      'port, ok := os.LookupEnv("PORT")\nif !ok {\n\tport = "8088"\n}\nhttp.ListenAndServe(":"+port, nil)',
    ),
    ['8088/tcp@6 0.0.0.0+::'],
  ],
  [
    'a function that reads the environment',
    `${main('net/http os', 'http.ListenAndServe(":"+getEnv("PORT", "8089"), nil)')}func getEnv(key, fallback string) string {\n\tif value, ok := os.LookupEnv(key); ok {\n\t\treturn value\n\t}\n\treturn fallback\n}`,
    ['8089/tcp@4 0.0.0.0+::'],
  ],
  [
    'a function of another package',
    main('net/http example.com/x/env', 'http.ListenAndServe(":"+env.GetString("PORT", "8090"), nil)'),
    ['8090/tcp@4 0.0.0.0+::'],
  ],
  [
    'cmp.Or',
    main('cmp net/http os', 'http.ListenAndServe(":"+cmp.Or(os.Getenv("PORT"), "8091"), nil)'),
    ['8091/tcp@4 0.0.0.0+::'],
  ],
  [
    'a flag',
    main(
      'flag net/http',
      'addr := flag.String("addr", ":8092", "address")\nflag.Parse()\nhttp.ListenAndServe(*addr, nil)',
    ),
    ['8092/tcp@4 0.0.0.0+::'],
  ],
  [
    'a flag that is a number',
    main(
      'flag fmt net/http',
      'port := flag.Int("port", 8093, "port")\nflag.Parse()\nhttp.ListenAndServe(fmt.Sprintf(":%d", *port), nil)',
    ),
    ['8093/tcp@4 0.0.0.0+::'],
  ],
  [
    'a flag into a variable',
    main(
      'flag net/http',
      'var addr string\nflag.StringVar(&addr, "addr", "localhost:8094", "")\nhttp.ListenAndServe(addr, nil)',
    ),
    ['8094/tcp@5 127.0.0.1'],
  ],
  [
    'a flag into a field',
    main(
      'flag fmt net/http',
      'var cfg config\nflag.IntVar(&cfg.port, "port", 8095, "")\nsrv := &http.Server{Addr: fmt.Sprintf(":%d", cfg.port)}\nsrv.ListenAndServe()',
    ),
    ['8095/tcp@5 0.0.0.0+::'],
  ],
  [
    'pflag with a shorthand',
    main(
      'github.com/spf13/pflag net/http',
      'addr := pflag.StringP("addr", "a", ":8096", "")\nhttp.ListenAndServe(*addr, nil)',
    ),
    ['8096/tcp@4 0.0.0.0+::'],
  ],
  [
    'cobra',
    main(
      'github.com/spf13/cobra net/http strconv',
      'cmd := &cobra.Command{RunE: func(cmd *cobra.Command, args []string) error {\n\tport, _ := cmd.Flags().GetInt("port")\n\treturn http.ListenAndServe(":"+strconv.Itoa(port), nil)\n}}\ncmd.Flags().IntP("port", "p", 8097, "")',
    ),
    ['8097/tcp@8 0.0.0.0+::'],
  ],
  [
    'viper',
    main(
      'github.com/spf13/viper net/http',
      'viper.SetDefault("port", "8098")\nhttp.ListenAndServe(":"+viper.GetString("port"), nil)',
    ),
    ['8098/tcp@4 0.0.0.0+::'],
  ],
  [
    'a package variable',
    `package main\nimport "net/http"\nvar addr = ":8099"\nfunc main() { http.ListenAndServe(addr, nil) }`,
    ['8099/tcp@3 0.0.0.0+::'],
  ],
  [
    'a constant that is shadowed',
    `package main\nimport "net/http"\nconst addr = ":8099"\nfunc run(addr string) { http.ListenAndServe(addr, nil) }`,
    ['unresolved/tcp@4 0.0.0.0+::'],
  ],
  [
    'a parameter',
    `package main\nimport "net/http"\nfunc main() { run(":8100") }\nfunc run(addr string) { http.ListenAndServe(addr, nil) }`,
    ['8100/tcp@3 0.0.0.0+::'],
  ],
  [
    'two calls',
    `package main\nimport "net/http"\nfunc main() {\n\tgo serve(":8101")\n\tserve(":8102")\n}\nfunc serve(addr string) { http.ListenAndServe(addr, nil) }`,
    ['8101/tcp@4 0.0.0.0+::', '8102/tcp@5 0.0.0.0+::'],
  ],
  [
    'a server struct with an address that nobody knows',
    main(
      'net/http',
      'for addr := range addresses() {\n\tserver := &http.Server{Addr: addr}\n\tserver.ListenAndServe()\n}',
    ),
    ['unresolved/tcp@5 0.0.0.0+::'],
  ],
  [
    'a server struct with a multiline literal',
    main(
      'log net/http time',
      'server := http.Server{\n\tReadTimeout: 10 * time.Second,\n\tAddr: ":8103",\n}\nlog.Fatal(server.ListenAndServe())',
    ),
    ['8103/tcp@6 0.0.0.0+::'],
  ],
  [
    'a server whose address is set later',
    main('net/http', 's := new(http.Server)\ns.Addr = ":8104"\ns.ListenAndServe()'),
    ['8104/tcp@5 0.0.0.0+::'],
  ],
  [
    'a server that only serves',
    main('net net/http', 's := &http.Server{Addr: ":1"}\nl, _ := net.Listen("tcp", ":8105")\ns.Serve(l)'),
    ['8105/tcp@5 0.0.0.0+::'],
  ],
  [
    'a server in a goroutine',
    main(
      'net/http',
      's := &http.Server{Addr: ":8106"}\ngo func() {\n\tif err := s.ListenAndServe(); err != nil { panic(err) }\n}()',
    ),
    ['8106/tcp@4 0.0.0.0+::'],
  ],
  [
    'a struct that keeps the server',
    `package main\nimport "net/http"\ntype App struct { server *http.Server }\nfunc New() *App {\n\treturn &App{server: &http.Server{Addr: ":8107"}}\n}\nfunc (a *App) Run() error { return a.server.ListenAndServe() }`,
    ['8107/tcp@5 0.0.0.0+::'],
  ],
  [
    'a struct that keeps the engine',
    `package main\nimport "github.com/gin-gonic/gin"\ntype Server struct {\n\trouter *gin.Engine\n\taddr string\n}\nfunc New() *Server {\n\ts := &Server{addr: ":8108"}\n\ts.router = gin.Default()\n\treturn s\n}\nfunc (s *Server) Start() { s.router.Run(s.addr) }`,
    ['8108/tcp@8 0.0.0.0+::'],
  ],
  [
    'an options struct',
    `package main\nimport ("fmt"; "net/http")\ntype Config struct { Host string; Port int }\nfunc main() {\n\tcfg := Config{Host: "127.0.0.1", Port: 8109}\n\trun(cfg)\n}\nfunc run(c Config) { http.ListenAndServe(fmt.Sprintf("%s:%d", c.Host, c.Port), nil) }`,
    ['8109/tcp@5 127.0.0.1'],
  ],
  [
    'struct tags',
    'package main\nimport ("fmt"; "net/http"; "github.com/caarlos0/env/v11")\ntype Config struct {\n\tPort int `env:"PORT" envDefault:"8110"`\n}\nfunc main() {\n\tvar cfg Config\n\tenv.Parse(&cfg)\n\thttp.ListenAndServe(fmt.Sprintf(":%d", cfg.Port), nil)\n}',
    ['8110/tcp@4 0.0.0.0+::'],
  ],
  ['gin without an address', main('github.com/gin-gonic/gin', 'r := gin.New()\nr.Run()'), ['8080/tcp@5 0.0.0.0+::']],
  [
    'a router of another file',
    {
      'main.go': 'package main\nfunc main() {\n\tr := setupRouter()\n\tr.Run(":8111")\n}',
      'router.go':
        'package main\nimport "github.com/gin-gonic/gin"\nfunc setupRouter() *gin.Engine { return gin.Default() }',
    },
    ['8111/tcp@4 0.0.0.0+::'],
  ],
  [
    'variables of another file that flags fill',
    {
      'main.go':
        'package main\nimport ("net"; "net/http"; "strconv")\nfunc main() { http.ListenAndServe(net.JoinHostPort(host, strconv.Itoa(port)), nil) }',
      'flags.go':
        'package main\nimport "flag"\nvar (\n\tverbose bool\n\n\thost string\n\tport int\n)\nfunc init() {\n\tflag.StringVar(&host, "host", "127.0.0.1", "")\n\tflag.IntVar(&port, "port", 8126, "")\n}',
    },
    ['8126/tcp@flags.go:11 127.0.0.1'],
  ],
  [
    'a constant of another file',
    {
      'main.go': 'package main\nimport "net/http"\nfunc main() { http.ListenAndServe(defaultAddr, nil) }',
      'config.go': 'package main\nconst defaultAddr = ":8112"',
    },
    ['8112/tcp@config.go:2 0.0.0.0+::'],
  ],
  [
    'a constant of another package',
    {
      'cmd/api/main.go':
        'package main\nimport ("net/http"; "example.com/shop/internal/config")\nfunc main() { http.ListenAndServe(config.Addr, nil) }',
      'internal/config/config.go': 'package config\nconst Addr = ":8113"',
      'go.mod': 'module example.com/shop\n\ngo 1.24\n',
    },
    ['8113/tcp@internal/config/config.go:2 0.0.0.0+::'],
  ],
  [
    'a method in another file than its type',
    {
      'server.go': 'package api\nimport "net/http"\nfunc (s *Server) Run() { http.ListenAndServe(s.addr, nil) }',
      'types.go':
        'package api\ntype Server struct { addr string }\nfunc New() *Server { return &Server{addr: ":8114"} }',
    },
    ['8114/tcp@types.go:3 0.0.0.0+::'],
  ],
  [
    'grpc',
    main('net google.golang.org/grpc', 'lis, _ := net.Listen("tcp", ":50051")\ns := grpc.NewServer()\ns.Serve(lis)'),
    ['50051/tcp@4 0.0.0.0+::'],
  ],
  [
    'udp',
    main('net', 'addr, _ := net.ResolveUDPAddr("udp", ":9999")\nconn, _ := net.ListenUDP("udp", addr)'),
    ['9999/udp@4 0.0.0.0+::'],
  ],
  [
    'an alias of an import',
    `package main\nimport web "net/http"\nfunc main() { web.ListenAndServe(":8115", nil) }`,
    ['8115/tcp@3 0.0.0.0+::'],
  ],
  ['a raw text', main('net/http', 'http.ListenAndServe(`:8116`, nil)'), ['8116/tcp@4 0.0.0.0+::']],
  [
    'half of a file',
    'package main\nimport "net/http"\nfunc main() {\n\thttp.ListenAndServe(":8117", nil)\n}\nfunc broken( {',
    ['8117/tcp@4 0.0.0.0+::'],
  ],
  ['port 0', main('net', 'net.Listen("tcp", "127.0.0.1:0")'), ['ephemeral/tcp@4 127.0.0.1']],
  [
    'switch on flags',
    main(
      'net/http',
      'switch mode {\ncase "a":\n\thttp.ListenAndServe(":8118", nil)\ndefault:\n\thttp.ListenAndServe(":8118", nil)\n}',
    ),
    ['8118/tcp@6 0.0.0.0+::', '8118/tcp@8 0.0.0.0+::'],
  ],

  // not a bind
  [
    'only the environment',
    main('net/http os', 'http.ListenAndServe(":"+os.Getenv("PORT"), nil)'),
    ['unresolved/tcp@4 0.0.0.0+::'],
  ],
  ['a dial', main('net', 'net.Dial("tcp", "localhost:6379")\nnet.ResolveTCPAddr("tcp", "localhost:1")'), []],
  ['a Unix socket', main('net', 'net.Listen("unix", "/tmp/s:8080")'), []],
  [
    'a default that an option replaces',
    {
      'pkg/server/server.go':
        'package server\nimport "net/http"\ntype Server struct { addr string }\nfunc New(opts ...Option) *Server {\n\ts := &Server{addr: ":80"}\n\tfor _, opt := range opts { opt(s) }\n\treturn s\n}\nfunc (s *Server) Start() { http.ListenAndServe(s.addr, nil) }',
      'pkg/server/options.go':
        'package server\nimport "net"\ntype Option func(*Server)\nfunc Port(port string) Option {\n\treturn func(s *Server) { s.addr = net.JoinHostPort("", port) }\n}',
      'cmd/app/main.go':
        'package main\nimport "example.com/app/pkg/server"\nfunc main() { server.New(server.Port(load().Port)).Start() }',
      'go.mod': 'module example.com/app',
    },
    ['unresolved/tcp@9 0.0.0.0+::'],
  ],
  [
    'an option that is given a number',
    {
      'server/server.go':
        'package server\nimport ("fmt"; "net/http")\ntype options struct { port int }\ntype Option interface { apply(*options) }\ntype optionFunc func(*options)\nfunc (f optionFunc) apply(o *options) { f(o) }\nfunc WithPort(port int) Option { return optionFunc(func(o *options) { o.port = port }) }\nfunc Run(opts ...Option) {\n\to := options{port: 80}\n\thttp.ListenAndServe(fmt.Sprintf(":%d", o.port), nil)\n}',
      'main.go': 'package main\nimport "example.com/app/server"\nfunc main() { server.Run(server.WithPort(8090)) }',
      'go.mod': 'module example.com/app',
    },
    ['8090/tcp@main.go:3 0.0.0.0+::'],
  ],
  [
    'an option that nobody uses',
    'package main\nimport "net/http"\ntype server struct { addr string }\nfunc withAddr(addr string) func(*server) { return func(s *server) { s.addr = addr } }\nfunc main() { s := &server{addr: ":8091"}; http.ListenAndServe(s.addr, nil) }',
    ['8091/tcp@5 0.0.0.0+::'],
  ],
  [
    'a method that another file of the package calls',
    {
      'app.go':
        'package main\nimport "net/http"\ntype App struct { Router http.Handler }\nfunc (a *App) Run(addr string) { http.ListenAndServe(addr, a.Router) }',
      'main.go': 'package main\nfunc main() {\n\ta := App{}\n\ta.Run(":8096")\n}',
    },
    ['8096/tcp@main.go:4 0.0.0.0+::'],
  ],
  [
    'a struct that a file fills',
    {
      'cmd/api/main.go':
        'package main\nimport ("net/http"; "os"; "gopkg.in/yaml.v3")\ntype Config struct { Server struct { HTTPPort string `yaml:"http_port"` } }\nfunc main() {\n\tdata, _ := os.ReadFile("config/config.yaml")\n\tvar c Config\n\tyaml.Unmarshal(data, &c)\n\thttp.ListenAndServe(":"+c.Server.HTTPPort, nil)\n}',
      'config/config.yaml': 'server:\n  http_port: "8092"\n',
    },
    ['8092/tcp@config/config.yaml:2 0.0.0.0+::'],
  ],
  [
    'a struct that a decoder fills',
    {
      'main.go':
        'package main\nimport ("net/http"; "fmt"; "os"; "encoding/json")\nfunc main() {\n\tf, _ := os.Open("./config.json")\n\tc := struct { Port int }{Port: 80}\n\tjson.NewDecoder(f).Decode(&c)\n\thttp.ListenAndServe(fmt.Sprintf(":%d", c.Port), nil)\n}',
      'config.json': '{ "port": 8093 }',
    },
    ['8093/tcp@config.json:1 0.0.0.0+::'],
  ],
  [
    'a struct that no file of the repository fills',
    main(
      'net/http encoding/json',
      'c := config{Addr: ":8094"}\njson.Unmarshal(body(), &c)\nhttp.ListenAndServe(c.Addr, nil)',
    ),
    ['8094/tcp@4 0.0.0.0+::'],
  ],
  [
    'a file of cleanenv',
    {
      'main.go':
        'package main\nimport ("net/http"; "github.com/ilyakaznacheev/cleanenv")\ntype Config struct { HTTP struct { Port string `yaml:"port" env:"HTTP_PORT"` } `yaml:"http"` }\nfunc main() {\n\tvar c Config\n\tcleanenv.ReadConfig("config.yml", &c)\n\thttp.ListenAndServe(":"+c.HTTP.Port, nil)\n}',
      'config.yml': 'http:\n  port: 8095\n',
    },
    ['8095/tcp@config.yml:2 0.0.0.0+::'],
  ],
  [
    'a local type',
    'package main\ntype Runner struct{}\nfunc (r *Runner) Run(step string) {}\nfunc main() { r := &Runner{}; r.Run(":8080") }',
    [],
  ],
  [
    'a tunnel',
    main('golang.org/x/crypto/ssh', 'client, _ := ssh.Dial("tcp", "b:22", nil)\nclient.Listen("tcp", "0.0.0.0:8080")'),
    [],
  ],
  ['a client', main('net/http', 'http.Get("http://localhost:8080/")\nc := &http.Client{}\nc.Get(":8080")'), []],
  [
    'a comment and a text',
    main('net/http', '// http.ListenAndServe(":1", nil)\ns := `http.ListenAndServe(":2", nil)`'),
    [],
  ],
  ['out of range', main('net/http', 'http.ListenAndServe(":70000", nil)'), []],
  [
    'a package that is built with a tag only',
    {
      'debug/pprof.go':
        '//go:build pprof\n\npackage debug\nimport "net/http"\nfunc init() { http.ListenAndServe(":6060", nil) }',
    },
    [],
  ],
  [
    'a package of one platform',
    {
      'debug/pprof.go':
        '// +build linux,cgo\n\npackage debug\nimport "net/http"\nfunc init() { http.ListenAndServe(":6060", nil) }',
    },
    ['6060/tcp@5 0.0.0.0+::'],
  ],
  [
    'what a function gives where it is not in production',
    'package main\nimport ("net"; "os")\nfunc host() string {\n\tif v := os.Getenv("HOST"); v != "" { return v }\n\tif env("APP_ENV", "development") == "production" { return "0.0.0.0" }\n\treturn "127.0.0.1" }\nfunc main() { net.Listen("tcp", host() + ":9093") }',
    ['9093/tcp@7 127.0.0.1'],
  ],
  [
    'tags that viper does not ask',
    main(
      'net/http fmt github.com/spf13/viper',
      'var c struct { Port int `env:"PORT" envDefault:"8080"` }\nviper.Unmarshal(&c)\nhttp.ListenAndServe(fmt.Sprintf(":%d", c.Port), nil)',
    ),
    ['unresolved/tcp@6 0.0.0.0+::'],
  ],
  [
    'a probe',
    main(
      'net',
      'l, err := net.Listen("tcp", ":8080")\nif err != nil || l == nil { return }\n// close l and go on\nl.Close()\nprintln("free")',
    ),
    [],
  ],
  [
    'a socket that is closed at the end of main',
    main('net', 'l, err := net.Listen("tcp", ":8080")\nif err != nil { return }\ndefer l.Close()'),
    ['8080/tcp@4 0.0.0.0+::'],
  ],
  [
    'a socket that is used and closed',
    main('net', 'l, _ := net.Listen("tcp", ":8080")\ndefer l.Close()\nfor { c, _ := l.Accept(); go serve(c) }'),
    ['8080/tcp@4 0.0.0.0+::'],
  ],
  ['httptest', main('net/http/httptest', 's := httptest.NewServer(nil)'), []],
];

it.each(cases)('%s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'main.go': code } : code;
  const [first = ''] = Object.keys(files);

  expect(listenersIn({ ...files }).map((listener) => show(listener, first))).toEqual(finds);
});
