import { boundTo, everywhere } from '../../model/address.ts';
import type {
  CallPattern,
  LanguageFacts,
  ListenSignature,
  PortShape,
  SettingsStore,
  ValueCall,
  WriteCall,
} from './signature.ts';
import { libzmq } from './zeromq.ts';

const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));

/** The module in each of its major versions. */
const versions = (path: string, last: number): string[] => [
  path,
  ...Array.from({ length: last - 1 }, (_, index) => `${path}/v${index + 2}`),
];
const of = (modules: readonly string[], ...names: readonly string[]): CallPattern[] =>
  modules.flatMap((module) => names.map((name) => `${module}#${name}`));

const address = (argument: number): PortShape => ({ form: 'address', at: { argument } });
const field = (key: string): PortShape => ({ form: 'address', at: { key } });
const tcp = { protocol: 'tcp' } as const;

const main = (imports: readonly string[], ...body: readonly string[]): string =>
  ['package main', `import ("${imports.join('"; "')}")`, 'func main() {', ...body, '}'].join('\n');

const goMicro = [
  'github.com/micro/go-micro',
  'github.com/micro/go-micro/v2',
  'github.com/asim/go-micro/v3',
  ...['v4', 'v5'].map((version) => `go-micro.dev/${version}`),
];

const signatures: readonly ListenSignature[] = [
  {
    id: 'net-listen',
    source: 'https://pkg.go.dev/net#Listen',
    calls: [
      'net#Listen',
      'crypto/tls#Listen',
      'github.com/libp2p/go-reuseport#Listen',
      'github.com/valyala/fasthttp/reuseport#Listen',
      'github.com/valyala/tcplisten#Config().NewListener',
    ],
    network: [{ argument: 0 }],
    shapes: [address(1)],
    ...tcp,
    identity: [],
    example: { code: main(['net'], 'lis, err := net.Listen("tcp", ":9090")'), finds: ['9090/tcp@4 0.0.0.0+::'] },
  },
  {
    id: 'net-listen-packet',
    source: 'https://pkg.go.dev/net#ListenPacket',
    calls: ['net#ListenPacket', 'github.com/libp2p/go-reuseport#ListenPacket'],
    network: [{ argument: 0 }],
    shapes: [address(1)],
    protocol: 'udp',
    identity: [],
    example: {
      code: main(['net'], 'pc, err := net.ListenPacket("udp", "127.0.0.1:5353")'),
      finds: ['5353/udp@4 127.0.0.1'],
    },
  },
  {
    id: 'net-listen-config',
    source: 'https://pkg.go.dev/net#ListenConfig.Listen',
    calls: on(['net#ListenConfig()'], 'Listen', 'ListenPacket'),
    network: [{ argument: 1 }],
    shapes: [address(2)],
    ...tcp,
    identity: [],
    example: {
      code: main(
        ['context', 'net'],
        'lc := net.ListenConfig{}',
        'lis, err := lc.Listen(context.Background(), "tcp4", ":9091")',
      ),
      finds: ['9091/tcp@5 0.0.0.0'],
    },
  },
  {
    id: 'net-listen-tcp',
    source: 'https://pkg.go.dev/net#ListenTCP',
    calls: ['net#ListenTCP', 'net#ListenUDP', 'net#ListenMulticastUDP'],
    network: [{ argument: 0 }],
    shapes: [
      { form: 'port', at: { argument: 1, key: 'Port' }, host: { argument: 1, key: 'IP' } },
      { form: 'address', at: { argument: 1 } },
      { form: 'port', at: { argument: 2, key: 'Port' } },
    ],
    ...tcp,
    identity: [],
    example: {
      code: main(['net'], 'conn, err := net.ListenUDP("udp", &net.UDPAddr{Port: 6000})'),
      finds: ['6000/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'net-http',
    source: 'https://pkg.go.dev/net/http#ListenAndServe',
    calls: ['net/http#ListenAndServe', 'net/http#ListenAndServeTLS'],
    shapes: [address(0)],
    ...tcp,
    identity: [],
    example: {
      code: main(['net/http'], 'http.ListenAndServe("localhost:8080", nil)'),
      finds: ['8080/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'atreugo',
    source: 'https://pkg.go.dev/github.com/savsgio/atreugo/v11#Config',
    calls: on(of(versions('github.com/savsgio/atreugo', 11), 'New()', 'Atreugo()'), 'ListenAndServe'),
    shapes: [{ form: 'address', at: { of: 'creator', argument: 0, key: 'Addr' } }],
    ...tcp,
    unset: boundTo('0.0.0.0'),
    identity: ['atreugo', 'fasthttp'],
    example: {
      code: main(
        ['github.com/savsgio/atreugo/v11'],
        's := atreugo.New(atreugo.Config{Addr: ":3003"})',
        's.ListenAndServe()',
      ),
      finds: ['3003/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'tableflip',
    source: 'https://pkg.go.dev/github.com/cloudflare/tableflip#Fds.Listen',
    calls: [
      ...on(
        ['github.com/cloudflare/tableflip#New()', 'github.com/cloudflare/tableflip#Upgrader()'],
        'Listen',
        'Fds.Listen',
      ),
    ],
    network: [{ argument: 0 }],
    shapes: [address(1)],
    ...tcp,
    identity: [],
    example: {
      code: main(
        ['github.com/cloudflare/tableflip'],
        'upg, _ := tableflip.New(tableflip.Options{})',
        'ln, err := upg.Listen("tcp", "localhost:3004")',
      ),
      finds: ['3004/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'net-http-server',
    source: 'https://pkg.go.dev/net/http#Server.ListenAndServe',
    calls: on(['net/http#Server()'], 'ListenAndServe'),
    shapes: [field('Addr')],
    ...tcp,
    defaultPort: 80,
    identity: [],
    example: {
      code: main(['net/http'], 's := &http.Server{', '  Addr: ":8081",', '}', 's.ListenAndServe()'),
      finds: ['8081/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'net-http-server-tls',
    source: 'https://pkg.go.dev/net/http#Server.ListenAndServeTLS',
    calls: on(['net/http#Server()'], 'ListenAndServeTLS'),
    shapes: [field('Addr')],
    ...tcp,
    defaultPort: 443,
    identity: [],
    example: {
      code: main(['net/http'], 'var s http.Server', 's.Addr = ":8443"', 's.ListenAndServeTLS("c", "k")'),
      finds: ['8443/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'gin',
    source: 'https://pkg.go.dev/github.com/gin-gonic/gin#Engine.Run',
    calls: on(of(['github.com/gin-gonic/gin'], 'Default()', 'New()', 'Engine()'), 'Run', 'RunTLS'),
    shapes: [address(0)],
    ...tcp,
    defaultPort: 8080,
    defaultVariable: 'PORT',
    identity: ['gin'],
    example: {
      code: main(['github.com/gin-gonic/gin'], 'r := gin.Default()', 'r.Run(":8082")'),
      finds: ['8082/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'autotls',
    source: 'https://pkg.go.dev/github.com/gin-gonic/autotls#Run',
    calls: [
      'github.com/gin-gonic/autotls#Run',
      'github.com/gin-gonic/autotls#RunWithManager',
      'golang.org/x/crypto/acme/autocert#NewListener',
      'github.com/caddyserver/certmagic#HTTPS',
    ],
    shapes: [],
    ...tcp,
    defaultPort: 443,
    identity: [],
    example: {
      code: main(['github.com/gin-gonic/autotls'], 'autotls.Run(r, "example.com")'),
      finds: ['443/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'echo',
    source: 'https://echo.labstack.com/docs/start-server',
    calls: on(
      of(versions('github.com/labstack/echo', 5), 'New()', 'Echo()'),
      'Start',
      'StartTLS',
      'StartAutoTLS',
      'StartH2CServer',
      'Run',
    ),
    shapes: [address(0)],
    ...tcp,
    identity: ['echo'],
    example: {
      code: main(['github.com/labstack/echo/v4'], 'e := echo.New()', 'e.Logger.Fatal(e.Start(":1323"))'),
      finds: ['1323/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'echo-start-server',
    source: 'https://pkg.go.dev/github.com/labstack/echo/v4#Echo.StartServer',
    calls: on(of(versions('github.com/labstack/echo', 5), 'New()', 'Echo()'), 'StartServer'),
    shapes: [{ form: 'address', at: { argument: 0, key: 'Addr' } }],
    ...tcp,
    identity: ['echo'],
    example: {
      code: main(
        ['github.com/labstack/echo/v4', 'net/http'],
        'e := echo.New()',
        'e.StartServer(&http.Server{Addr: ":1324"})',
      ),
      finds: ['1324/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'fiber',
    source: 'https://docs.gofiber.io/api/app#listen',
    calls: on(
      of(['github.com/gofiber/fiber', ...versions('github.com/gofiber/fiber', 3).slice(1)], 'New()', 'App()'),
      'Listen',
      'ListenTLS',
    ),
    shapes: [address(0)],
    ...tcp,
    // Fiber's default network is tcp4.
    unset: boundTo('0.0.0.0'),
    identity: ['fiber'],
    example: {
      code: main(['log', 'github.com/gofiber/fiber/v2'], 'app := fiber.New()', 'log.Fatal(app.Listen(":3000"))'),
      finds: ['3000/tcp@5 0.0.0.0'],
    },
  },
  {
    id: 'fasthttp',
    source: 'https://pkg.go.dev/github.com/valyala/fasthttp#ListenAndServe',
    calls: [
      ...of(['github.com/valyala/fasthttp'], 'ListenAndServe', 'ListenAndServeTLS'),
      ...on(['github.com/valyala/fasthttp#Server()'], 'ListenAndServe', 'ListenAndServeTLS'),
    ],
    shapes: [address(0)],
    ...tcp,
    // fasthttp listens on tcp4.
    unset: boundTo('0.0.0.0'),
    identity: ['fasthttp'],
    example: {
      code: main(['github.com/valyala/fasthttp'], 'fasthttp.ListenAndServe(":8153", h)'),
      finds: ['8153/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'iris',
    source: 'https://pkg.go.dev/github.com/kataras/iris/v12#Application.Listen',
    calls: on(of(versions('github.com/kataras/iris', 12), 'New()', 'Default()', 'Application()'), 'Listen'),
    shapes: [address(0)],
    ...tcp,
    identity: ['iris'],
    example: {
      code: main(['github.com/kataras/iris/v12'], 'app := iris.New()', 'app.Listen(":8070")'),
      finds: ['8070/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'iris-runner',
    source: 'https://pkg.go.dev/github.com/kataras/iris/v12#Addr',
    calls: of(versions('github.com/kataras/iris', 12), 'Addr', 'TLS'),
    shapes: [address(0)],
    ...tcp,
    identity: ['iris'],
    example: {
      code: main(['github.com/kataras/iris/v12'], 'app := iris.New()', 'app.Run(iris.Addr("localhost:8071"))'),
      finds: ['8071/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'beego',
    source: 'https://pkg.go.dev/github.com/beego/beego/v2/server/web#Run',
    calls: of(['github.com/beego/beego/v2/server/web', 'github.com/astaxie/beego', 'github.com/beego/beego'], 'Run'),
    shapes: [address(0)],
    settings: { port: 'httpport', host: 'httpaddr', otherwise: { port: 'HTTPPort', host: 'HTTPAddr' } },
    ...tcp,
    defaultPort: 8080,
    identity: ['beego'],
    example: { code: main(['github.com/astaxie/beego'], 'beego.Run(":8072")'), finds: ['8072/tcp@4 0.0.0.0+::'] },
  },
  {
    id: 'hertz',
    source: 'https://www.cloudwego.io/docs/hertz/reference/config/',
    calls: on(of(['github.com/cloudwego/hertz/pkg/app/server'], 'Default()', 'New()', 'Hertz()'), 'Spin', 'Run'),
    shapes: [{ form: 'address', at: { of: 'creator', argument: 0 } }],
    ...tcp,
    defaultPort: 8888,
    identity: ['hertz'],
    example: {
      code: main(
        ['github.com/cloudwego/hertz/pkg/app/server'],
        'h := server.Default(server.WithHostPorts("127.0.0.1:8073"))',
        'h.Spin()',
      ),
      finds: ['8073/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'martini',
    source: 'https://pkg.go.dev/github.com/go-martini/martini#Martini.RunOnAddr',
    calls: on(of(['github.com/go-martini/martini'], 'Classic()', 'New()'), 'RunOnAddr'),
    shapes: [address(0)],
    ...tcp,
    identity: ['martini'],
    example: {
      code: main(['github.com/go-martini/martini'], 'm := martini.Classic()', 'm.RunOnAddr(":8074")'),
      finds: ['8074/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'martini-run',
    source: 'https://pkg.go.dev/github.com/go-martini/martini#Martini.Run',
    calls: on(of(['github.com/go-martini/martini'], 'Classic()', 'New()'), 'Run'),
    shapes: [],
    ...tcp,
    defaultPort: 3000,
    defaultVariable: 'PORT',
    identity: ['martini'],
    example: {
      code: main(['github.com/go-martini/martini'], 'm := martini.Classic()', 'm.Run()'),
      finds: ['3000/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'negroni',
    source: 'https://pkg.go.dev/github.com/urfave/negroni#Negroni.Run',
    calls: on(
      of(
        [
          'github.com/urfave/negroni',
          'github.com/urfave/negroni/v2',
          'github.com/urfave/negroni/v3',
          'github.com/codegangsta/negroni',
        ],
        'Classic()',
        'New()',
      ),
      'Run',
    ),
    shapes: [address(0)],
    ...tcp,
    defaultPort: 8080,
    defaultVariable: 'PORT',
    identity: ['negroni'],
    example: {
      code: main(['github.com/urfave/negroni'], 'n := negroni.Classic()', 'n.Run(":8075")'),
      finds: ['8075/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'macaron',
    source: 'https://pkg.go.dev/gopkg.in/macaron.v1#Macaron.Run',
    calls: on(
      of(['gopkg.in/macaron.v1', 'github.com/go-macaron/macaron', 'github.com/flamego/flamego'], 'Classic()', 'New()'),
      'Run',
    ),
    shapes: [
      { form: 'port', at: { argument: 1 }, host: { argument: 0 } },
      { form: 'address', at: { argument: 0 } },
    ],
    ...tcp,
    defaultPort: 4000,
    identity: ['macaron'],
    example: {
      code: main(['gopkg.in/macaron.v1'], 'm := macaron.Classic()', 'm.Run("0.0.0.0", 8076)'),
      finds: ['8076/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'graceful',
    source: 'https://pkg.go.dev/github.com/tylerb/graceful#Run',
    calls: of(['github.com/tylerb/graceful', 'gopkg.in/tylerb/graceful.v1'], 'Run', 'RunWithErr'),
    shapes: [address(0)],
    ...tcp,
    identity: [],
    example: {
      code: main(['gopkg.in/tylerb/graceful.v1'], 'graceful.Run(":3001", 0, mux)'),
      finds: ['3001/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'listen-and-serve-libraries',
    source: 'https://pkg.go.dev/github.com/fvbock/endless#ListenAndServe',
    calls: of(
      [
        'github.com/fvbock/endless',
        'github.com/braintree/manners',
        'github.com/facebookgo/grace/gracehttp',
        'github.com/ory/graceful',
        'github.com/zenazn/goji/graceful',
        'github.com/gliderlabs/ssh',
        'github.com/tidwall/redcon',
      ],
      'ListenAndServe',
      'ListenAndServeTLS',
    ),
    shapes: [address(0)],
    ...tcp,
    identity: [],
    example: {
      code: main(['github.com/fvbock/endless'], 'endless.ListenAndServe(":4242", mux)'),
      finds: ['4242/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'gliderlabs-ssh-server',
    source: 'https://pkg.go.dev/github.com/gliderlabs/ssh#Server.ListenAndServe',
    calls: on(['github.com/gliderlabs/ssh#Server()', 'github.com/charmbracelet/ssh#Server()'], 'ListenAndServe'),
    shapes: [field('Addr')],
    ...tcp,
    defaultPort: 22,
    identity: ['ssh'],
    example: {
      code: main(['github.com/gliderlabs/ssh'], 's := &ssh.Server{Addr: ":2222"}', 's.ListenAndServe()'),
      finds: ['2222/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'wish',
    source: 'https://pkg.go.dev/github.com/charmbracelet/wish#WithAddress',
    calls: ['github.com/charmbracelet/wish#WithAddress', 'github.com/charmbracelet/wish/v2#WithAddress'],
    shapes: [address(0)],
    ...tcp,
    identity: ['ssh'],
    example: {
      code: main(['github.com/charmbracelet/wish'], 's, err := wish.NewServer(wish.WithAddress("localhost:23234"))'),
      finds: ['23234/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'miekg-dns-server',
    source: 'https://pkg.go.dev/github.com/miekg/dns#Server.ListenAndServe',
    calls: on(['github.com/miekg/dns#Server()'], 'ListenAndServe'),
    network: [{ key: 'Net' }],
    shapes: [field('Addr')],
    protocol: 'udp',
    defaultPort: 53,
    identity: ['dns'],
    example: {
      code: main(['github.com/miekg/dns'], 'srv := &dns.Server{Addr: ":5354", Net: "udp"}', 'srv.ListenAndServe()'),
      finds: ['5354/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'miekg-dns',
    source: 'https://pkg.go.dev/github.com/miekg/dns#ListenAndServe',
    calls: ['github.com/miekg/dns#ListenAndServe'],
    network: [{ argument: 1 }],
    shapes: [address(0)],
    protocol: 'udp',
    identity: ['dns'],
    example: {
      code: main(['github.com/miekg/dns'], 'dns.ListenAndServe(":5355", "tcp", nil)'),
      finds: ['5355/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'quic',
    source: 'https://pkg.go.dev/github.com/quic-go/quic-go#ListenAddr',
    calls: of(['github.com/quic-go/quic-go', 'github.com/lucas-clemente/quic-go'], 'ListenAddr', 'ListenAddrEarly'),
    shapes: [address(0)],
    protocol: 'udp',
    identity: ['quic'],
    example: {
      code: main(['github.com/quic-go/quic-go'], 'l, err := quic.ListenAddr("localhost:4242", tls, nil)'),
      finds: ['4242/udp@4 127.0.0.1'],
    },
  },
  {
    id: 'http3-server',
    source: 'https://pkg.go.dev/github.com/quic-go/quic-go/http3#Server.ListenAndServe',
    calls: on(['github.com/quic-go/quic-go/http3#Server()'], 'ListenAndServe', 'ListenAndServeTLS'),
    shapes: [field('Addr')],
    protocol: 'udp',
    defaultPort: 443,
    identity: ['quic'],
    example: {
      code: main(['github.com/quic-go/quic-go/http3'], 's := http3.Server{Addr: ":6121"}', 's.ListenAndServe()'),
      finds: ['6121/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'http3-function',
    source: 'https://pkg.go.dev/github.com/quic-go/quic-go/http3#ListenAndServeQUIC',
    calls: of(
      ['github.com/quic-go/quic-go/http3', 'github.com/lucas-clemente/quic-go/http3'],
      'ListenAndServeQUIC',
      'ListenAndServeTLS',
      'ListenAndServe',
    ),
    shapes: [address(0)],
    protocol: 'udp',
    identity: ['quic'],
    example: {
      code: main(['github.com/quic-go/quic-go/http3'], 'http3.ListenAndServeQUIC("localhost:4242", cert, key, mux)'),
      finds: ['4242/udp@4 127.0.0.1'],
    },
  },
  {
    id: 'gnet',
    source: 'https://pkg.go.dev/github.com/panjf2000/gnet/v2#Run',
    calls: [
      ...of(['github.com/panjf2000/gnet/v2'], 'Run'),
      ...of(['github.com/panjf2000/gnet', 'github.com/tidwall/evio'], 'Serve'),
    ],
    shapes: [{ form: 'url', at: { argument: 1 } }],
    ...tcp,
    identity: ['gnet'],
    example: {
      code: main(['github.com/panjf2000/gnet/v2'], 'gnet.Run(&echo{}, "udp://:9000", gnet.WithMulticore(true))'),
      finds: ['9000/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'socks5',
    source: 'https://pkg.go.dev/github.com/armon/go-socks5#Server.ListenAndServe',
    calls: [
      'github.com/armon/go-socks5#New().ListenAndServe',
      'github.com/things-go/go-socks5#NewServer().ListenAndServe',
    ],
    network: [{ argument: 0 }],
    shapes: [address(1)],
    ...tcp,
    identity: ['socks'],
    example: {
      code: main(
        ['github.com/armon/go-socks5'],
        's, _ := socks5.New(conf)',
        's.ListenAndServe("tcp", "127.0.0.1:1080")',
      ),
      finds: ['1080/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'mochi-mqtt',
    source: 'https://pkg.go.dev/github.com/mochi-mqtt/server/v2/listeners#Config',
    calls: of(
      ['github.com/mochi-mqtt/server/v2/listeners', 'github.com/mochi-co/mqtt/v2/listeners'],
      ...['NewTCP', 'NewWebsocket', 'NewHTTPStats', 'NewHTTPHealthCheck'],
    ),
    shapes: [{ form: 'address', at: { argument: 0, key: 'Address' } }, address(1)],
    ...tcp,
    identity: ['mqtt'],
    example: {
      code: main(
        ['github.com/mochi-mqtt/server/v2/listeners'],
        'l := listeners.NewTCP(listeners.Config{ID: "t1", Address: ":1885"})',
      ),
      finds: ['1885/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'kcp',
    source: 'https://pkg.go.dev/github.com/xtaci/kcp-go/v5#ListenWithOptions',
    calls: of(['github.com/xtaci/kcp-go', 'github.com/xtaci/kcp-go/v5'], 'Listen', 'ListenWithOptions'),
    shapes: [address(0)],
    protocol: 'udp',
    identity: ['kcp'],
    example: {
      code: main(['github.com/xtaci/kcp-go/v5'], 'l, err := kcp.ListenWithOptions("127.0.0.1:12345", nil, 10, 3)'),
      finds: ['12345/udp@4 127.0.0.1'],
    },
  },
  {
    id: 'nats-server',
    source: 'https://pkg.go.dev/github.com/nats-io/nats-server/v2/server#Options',
    calls: ['github.com/nats-io/nats-server/v2/server#NewServer', 'github.com/nats-io/nats-server/server#NewServer'],
    shapes: [{ form: 'port', at: { argument: 0, key: 'Port' }, host: { argument: 0, key: 'Host' } }],
    ...tcp,
    defaultPort: 4222,
    identity: ['nats'],
    example: {
      code: main(
        ['github.com/nats-io/nats-server/v2/server'],
        'opts := &server.Options{Port: 4223}',
        'ns, err := server.NewServer(opts)',
      ),
      finds: ['4223/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'kratos',
    source: 'https://go-kratos.dev/en/docs/component/transport/http',
    calls: ['http', 'grpc'].flatMap((kind) => [
      `github.com/go-kratos/kratos/v2/transport/${kind}#Address`,
      `github.com/go-kratos/kratos/transport/${kind}#Address`,
    ]),
    shapes: [address(0)],
    ...tcp,
    identity: ['kratos'],
    example: {
      code: main(['github.com/go-kratos/kratos/v2/transport/http'], 'srv := http.NewServer(http.Address(":8077"))'),
      finds: ['8077/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'go-zero-rest',
    source: 'https://go-zero.dev/docs/tutorials/http/server/configuration',
    calls: of(
      [
        'github.com/zeromicro/go-zero/rest',
        'github.com/tal-tech/go-zero/rest',
        // https://go-zero.dev/docs/tutorials/gateway/grpc
        'github.com/zeromicro/go-zero/gateway',
      ],
      'MustNewServer',
      'NewServer',
    ),
    shapes: [{ form: 'port', at: { argument: 0, key: 'Port' }, host: { argument: 0, key: 'Host' } }],
    ...tcp,
    identity: ['go-zero'],
    example: {
      code: main(
        ['github.com/zeromicro/go-zero/rest'],
        'server := rest.MustNewServer(rest.RestConf{Host: "127.0.0.1", Port: 8078})',
      ),
      finds: ['8078/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'go-zero-rpc',
    source: 'https://go-zero.dev/docs/tutorials/grpc/server/configuration',
    calls: of(['github.com/zeromicro/go-zero/zrpc', 'github.com/tal-tech/go-zero/zrpc'], 'MustNewServer', 'NewServer'),
    shapes: [{ form: 'address', at: { argument: 0, key: 'ListenOn' } }],
    ...tcp,
    identity: ['go-zero', 'grpc'],
    example: {
      code: main(
        ['github.com/zeromicro/go-zero/zrpc'],
        'server := zrpc.MustNewServer(zrpc.RpcServerConf{ListenOn: "127.0.0.1:8079"}, register)',
      ),
      finds: ['8079/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'go-frame',
    source: 'https://goframe.org/en/docs/web/senior-static-server',
    calls: on(['github.com/gogf/gf/v2/frame/g#Server()', 'github.com/gogf/gf/frame/g#Server()'], 'SetPort', 'SetAddr'),
    shapes: [address(0)],
    ...tcp,
    identity: ['goframe'],
    example: {
      code: main(['github.com/gogf/gf/v2/frame/g'], 's := g.Server()', 's.SetPort(8199)', 's.Run()'),
      finds: ['8199/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'go-frame-settings',
    source: 'https://goframe.org/en/docs/web/server-config-file-template',
    calls: on(['github.com/gogf/gf/v2/frame/g#Server()', 'github.com/gogf/gf/frame/g#Server()'], 'Run'),
    shapes: [],
    ...tcp,
    settings: { port: 'server.address', form: 'address' },
    identity: ['goframe'],
    example: {
      code: main(['github.com/gogf/gf/v2/frame/g'], 's := g.Server()', 's.Run()'),
      beside: { 'manifest/config/config.yaml': 'server:\n  address: ":8200"\n' },
      finds: ['8200/tcp@manifest/config/config.yaml:2 0.0.0.0+::'],
    },
  },
  {
    id: 'buffalo',
    source: 'https://pkg.go.dev/github.com/gobuffalo/buffalo#Options',
    calls: of(['github.com/gobuffalo/buffalo'], 'New'),
    shapes: [address(0)].map((shape) => ({ ...shape, at: { argument: 0, key: 'Addr' } })),
    ...tcp,
    defaultPort: 3000,
    defaultVariable: 'PORT',
    unset: boundTo('127.0.0.1'),
    identity: ['buffalo'],
    example: {
      code: main(['github.com/gobuffalo/buffalo'], 'app := buffalo.New(buffalo.Options{Addr: "0.0.0.0:3002"})'),
      finds: ['3002/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'pocketbase',
    source: 'https://pkg.go.dev/github.com/pocketbase/pocketbase/apis#ServeConfig',
    calls: ['github.com/pocketbase/pocketbase/apis#Serve'],
    shapes: [{ form: 'address', at: { argument: 1, key: 'HttpAddr' } }],
    ...tcp,
    identity: ['pocketbase'],
    example: {
      code: main(
        ['github.com/pocketbase/pocketbase/apis'],
        'apis.Serve(app, apis.ServeConfig{HttpAddr: "127.0.0.1:8090"})',
      ),
      finds: ['8090/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'thrift',
    source: 'https://pkg.go.dev/github.com/apache/thrift/lib/go/thrift#NewTServerSocket',
    calls: of(
      ['github.com/apache/thrift/lib/go/thrift', 'git.apache.org/thrift.git/lib/go/thrift'],
      'NewTServerSocket',
      'NewTSSLServerSocket',
    ),
    shapes: [address(0)],
    ...tcp,
    identity: ['thrift'],
    example: {
      code: main(['github.com/apache/thrift/lib/go/thrift'], 't, err := thrift.NewTServerSocket("localhost:9095")'),
      finds: ['9095/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'kitex',
    source: 'https://www.cloudwego.io/docs/kitex/tutorials/options/server_options/',
    calls: ['github.com/cloudwego/kitex/server#WithServiceAddr'],
    shapes: [{ form: 'port', at: { argument: 0, key: 'Port' }, host: { argument: 0, key: 'IP' } }, address(0)],
    ...tcp,
    identity: ['kitex'],
    example: {
      code: main(['net', 'github.com/cloudwego/kitex/server'], 'server.WithServiceAddr(&net.TCPAddr{Port: 8889})'),
      finds: ['8889/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'kitex-default',
    source: 'https://www.cloudwego.io/docs/kitex/tutorials/options/server_options/',
    calls: on(['github.com/cloudwego/kitex/server#NewServer()'], 'Run'),
    shapes: [],
    ...tcp,
    defaultPort: 8888,
    setElsewhere: /WithServiceAddr/,
    identity: ['kitex'],
    example: {
      code: main(['github.com/cloudwego/kitex/server'], 'svr := server.NewServer()', 'svr.Run()'),
      finds: ['8888/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'dubbo-go',
    source: 'https://pkg.go.dev/dubbo.apache.org/dubbo-go/v3/protocol#WithPort',
    calls: ['dubbo.apache.org/dubbo-go/v3/protocol#WithPort'],
    shapes: [{ form: 'port', at: { argument: 0 } }],
    ...tcp,
    identity: ['dubbo'],
    example: {
      code: main(
        ['dubbo.apache.org/dubbo-go/v3/protocol', 'dubbo.apache.org/dubbo-go/v3/server'],
        'srv, err := server.NewServer(server.WithServerProtocol(protocol.WithPort(20000), protocol.WithTriple()))',
      ),
      finds: ['20000/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'fuego-address',
    source: 'https://pkg.go.dev/github.com/go-fuego/fuego#WithAddr',
    calls: ['github.com/go-fuego/fuego#WithAddr'],
    shapes: [address(0)],
    ...tcp,
    identity: ['fuego'],
    example: {
      code: main(['github.com/go-fuego/fuego'], 's := fuego.NewServer(fuego.WithAddr("localhost:8088"))'),
      finds: ['8088/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'fuego-default',
    source: 'https://pkg.go.dev/github.com/go-fuego/fuego#NewServer',
    calls: on(['github.com/go-fuego/fuego#NewServer()'], 'Run', 'RunTLS'),
    shapes: [],
    ...tcp,
    defaultPort: 9999,
    setElsewhere: /WithAddr|WithListener|WithPort|Server\.Addr/,
    unset: boundTo('127.0.0.1'),
    identity: ['fuego'],
    example: {
      code: main(['github.com/go-fuego/fuego'], 's := fuego.NewServer()', 's.Run()'),
      finds: ['9999/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'gofr',
    source: 'https://gofr.dev/docs/references/configs',
    calls: on(['gofr.dev/pkg/gofr#New()'], 'Run'),
    shapes: [],
    ...tcp,
    settings: { port: 'HTTP_PORT' },
    defaultPort: 8000,
    defaultVariable: 'HTTP_PORT',
    confirmedBy: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'AddRESTHandlers', 'WebSocket', 'AddStaticFiles'],
    identity: ['gofr'],
    example: {
      code: main(['gofr.dev/pkg/gofr'], 'app := gofr.New()', 'app.GET("/", hello)', 'app.Run()'),
      beside: { 'configs/.env': 'APP_NAME=shop\nHTTP_PORT=9001\n' },
      finds: ['2121/tcp@4 0.0.0.0+::', '9001/tcp@configs/.env:2 0.0.0.0+::'],
    },
  },
  {
    id: 'gofr-metrics',
    source: 'https://gofr.dev/docs/references/configs',
    calls: ['gofr.dev/pkg/gofr#New'],
    shapes: [],
    ...tcp,
    settings: { port: 'METRICS_PORT' },
    defaultPort: 2121,
    defaultVariable: 'METRICS_PORT',
    identity: ['gofr', 'prometheus'],
    example: {
      code: main(['gofr.dev/pkg/gofr'], 'app := gofr.New()'),
      finds: ['2121/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'dapr-service',
    source: 'https://docs.dapr.io/developing-applications/sdks/go/go-service/',
    calls: of(['github.com/dapr/go-sdk/service/http', 'github.com/dapr/go-sdk/service/grpc'], 'NewService'),
    shapes: [address(0)],
    ...tcp,
    identity: ['dapr'],
    example: {
      code: main(['github.com/dapr/go-sdk/service/http'], 's := http.NewService(":6001")', 's.Start()'),
      finds: ['6001/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'go-micro',
    source: 'https://pkg.go.dev/go-micro.dev/v4#Address',
    calls: [
      ...of(goMicro, 'Address'),
      ...goMicro.flatMap((module) => [`${module}/web#Address`, `${module}/server#Address`]),
      'github.com/micro/micro/v3/service#Address',
      'github.com/micro/micro/v3/service/web#Address',
    ],
    shapes: [address(0)],
    ...tcp,
    identity: ['go-micro'],
    example: {
      code: main(['go-micro.dev/v4'], 'service := micro.NewService(micro.Address(":8098"))', 'service.Run()'),
      finds: ['8098/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'nano',
    source: 'https://pkg.go.dev/github.com/lonng/nano#Listen',
    calls: ['github.com/lonng/nano#Listen', 'github.com/lonnng/nano#Listen', 'github.com/lonnng/nano#ListenWS'],
    shapes: [address(0)],
    ...tcp,
    identity: ['nano'],
    example: { code: main(['github.com/lonng/nano'], 'nano.Listen(":3250")'), finds: ['3250/tcp@4 0.0.0.0+::'] },
  },
  {
    id: 'rpcx',
    source: 'https://pkg.go.dev/github.com/smallnest/rpcx/server#Server.Serve',
    calls: on(['github.com/smallnest/rpcx/server#NewServer()'], 'Serve'),
    network: [{ argument: 0 }],
    networks: { reuseport: 'tcp', http: 'tcp', ws: 'tcp', wss: 'tcp', quic: 'udp', kcp: 'udp' },
    shapes: [address(1)],
    ...tcp,
    identity: ['rpcx'],
    example: {
      code: main(['github.com/smallnest/rpcx/server'], 's := server.NewServer()', 's.Serve("reuseport", ":8972")'),
      finds: ['8972/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'mcp-go',
    source: 'https://pkg.go.dev/github.com/mark3labs/mcp-go/server#SSEServer.Start',
    calls: on(of(['github.com/mark3labs/mcp-go/server'], 'NewSSEServer()', 'NewStreamableHTTPServer()'), 'Start'),
    shapes: [address(0)],
    ...tcp,
    identity: ['mcp'],
    example: {
      code: main(['github.com/mark3labs/mcp-go/server'], 's := server.NewSSEServer(m)', 's.Start(":8096")'),
      finds: ['8096/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'go-zeromq-libzmq',
    source: 'https://pkg.go.dev/github.com/pebbe/zmq4#Socket.Bind',
    calls: on(
      of(
        ['github.com/pebbe/zmq4', 'github.com/pebbe/zmq3', 'github.com/pebbe/zmq2', 'github.com/alecthomas/gozmq'],
        'NewSocket()',
        'NewContext().NewSocket()',
        'Socket()',
      ),
      'Bind',
    ),
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    runtime: libzmq,
    identity: ['zeromq'],
    example: {
      code: main(
        ['github.com/pebbe/zmq4'],
        'responder, _ := zmq4.NewSocket(zmq4.REP)',
        'responder.Bind("tcp://*:5555")',
      ),
      finds: ['5555/tcp@5 0.0.0.0'],
    },
  },
  {
    id: 'prometheus-exporter-toolkit',
    source: 'https://pkg.go.dev/github.com/prometheus/exporter-toolkit/web#FlagConfig',
    calls: ['github.com/prometheus/exporter-toolkit/web/kingpinflag#AddFlags'],
    shapes: [address(1)],
    ...tcp,
    identity: ['prometheus'],
    example: {
      code: main(
        ['github.com/alecthomas/kingpin/v2', 'github.com/prometheus/exporter-toolkit/web/kingpinflag'],
        'flags := kingpinflag.AddFlags(kingpin.CommandLine, ":9100")',
      ),
      finds: ['9100/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'echo-start-config',
    source: 'https://pkg.go.dev/github.com/labstack/echo/v5#StartConfig',
    calls: on(of(['github.com/labstack/echo/v5'], 'StartConfig()'), 'Start', 'StartTLS'),
    shapes: [{ form: 'address', at: { key: 'Address' } }],
    ...tcp,
    defaultPort: 8080,
    identity: ['echo'],
    example: {
      code: main(
        ['github.com/labstack/echo/v5'],
        'sc := echo.StartConfig{Address: ":1325"}',
        'sc.Start(context.Background(), echo.New())',
      ),
      finds: ['1325/tcp@4 0.0.0.0+::'],
    },
  },
];

const flagSource = 'https://pkg.go.dev/flag';
const pflagSource = 'https://pkg.go.dev/github.com/spf13/pflag';
const kinds = ['String', 'Bool', 'Int', 'Int32', 'Int64', 'Uint', 'Uint16', 'Uint32', 'Uint64'];

/** `flag.Int("port", 8080, "usage")`; pflag's `…P` forms have a shorthand in between. */
const flags: readonly ValueCall[] = kinds.flatMap((kind): ValueCall[] => [
  { call: `.${kind}`, gives: 'argument', argument: 1, arity: 3, source: flagSource },
  { call: `.${kind}P`, gives: 'argument', argument: 2, arity: 4, source: pflagSource },
]);

/** Flags that write into a variable. */
const writes: readonly WriteCall[] = kinds.flatMap((kind): WriteCall[] => [
  { name: `${kind}Var`, target: 0, value: 2, source: flagSource },
  { name: `${kind}VarP`, target: 0, value: 3, source: pflagSource },
]);

const destinations: readonly WriteCall[] = ['StringFlag', 'IntFlag', 'UintFlag', 'Int64Flag', 'Uint64Flag'].map(
  (name) => ({
    name,
    target: { field: 'Destination' },
    value: { field: 'Value' },
    source: 'https://cli.urfave.org/v2/examples/flags/',
  }),
);

/** What fills a struct from a file that the repository has. */
const decoders: readonly WriteCall[] = [
  ...[
    { name: 'ReadConfig', source: 'https://pkg.go.dev/github.com/ilyakaznacheev/cleanenv#ReadConfig' },
    { name: 'MustLoad', source: 'https://pkg.go.dev/github.com/zeromicro/go-zero/core/conf#MustLoad' },
    { name: 'DecodeFile', source: 'https://pkg.go.dev/github.com/BurntSushi/toml#DecodeFile' },
  ].map((call) => ({ ...call, target: 1, value: 'call', fills: true }) as const),
  {
    name: 'Unmarshal',
    target: 1,
    object: /^k$|koanf$/i,
    value: 'call',
    fills: true,
    source: 'https://pkg.go.dev/github.com/knadh/koanf/v2#Koanf.Unmarshal',
  },
  ...['Unmarshal', 'UnmarshalExact'].map(
    (name) =>
      ({
        name,
        target: 0,
        object: /viper$|^vi?p?$/i,
        value: 'object',
        fills: true,
        source: 'https://pkg.go.dev/github.com/spf13/viper#Unmarshal',
      }) as const,
  ),
  {
    name: 'UnmarshalKey',
    target: 1,
    object: /viper$|^vi?p?$/i,
    value: 'call',
    fills: true,
    source: 'https://pkg.go.dev/github.com/spf13/viper#UnmarshalKey',
  },
  {
    name: 'Scan',
    target: 0,
    object: /^(?:c|conf|cfg|config)$/,
    value: 'object',
    fills: true,
    source: 'https://go-kratos.dev/en/docs/component/config',
  },
  {
    name: 'MapTo',
    target: 0,
    value: 'object',
    fills: true,
    source: 'https://ini.unknwon.io/docs/advanced/map_and_reflect',
  },
  { name: 'Unmarshal', target: 1, value: 0, fills: true, source: 'https://pkg.go.dev/gopkg.in/yaml.v3#Unmarshal' },
  {
    name: 'Decode',
    target: 0,
    value: 'object',
    fills: true,
    source: 'https://pkg.go.dev/encoding/json#Decoder.Decode',
  },
];

/** Everything that stores a setting under a key. */
const settings = [
  ...['StringFlag', 'IntFlag', 'UintFlag', 'Int64Flag', 'Uint64Flag'].map((name) => ({
    name,
    key: 'Name',
    value: 'Value',
  })),
  { name: 'SetDefault', key: 0, value: 1 },
  { name: 'Set', key: 0, value: 1 },
  ...kinds.flatMap((kind) => [
    { name: kind, key: 0, value: 1 },
    { name: `${kind}P`, key: 0, value: 2 },
    { name: `${kind}Var`, key: 1, value: 2 },
    { name: `${kind}VarP`, key: 1, value: 3 },
  ]),
];

const values: readonly ValueCall[] = [
  ...flags,
  ...['int', 'int32', 'int64', 'uint', 'uint16', 'uint32', 'uint64', 'string'].map(
    (call): ValueCall => ({ call, gives: 'argument', argument: 0, source: 'https://go.dev/ref/spec#Conversions' }),
  ),
  ...['Itoa', 'Atoi', 'FormatInt', 'FormatUint', 'ParseInt', 'ParseUint'].map(
    (name): ValueCall => ({
      call: `strconv#${name}`,
      gives: 'argument',
      argument: 0,
      source: 'https://pkg.go.dev/strconv',
    }),
  ),
  {
    call: 'net/url#Parse',
    gives: 'url',
    url: 0,
    parts: { Host: 'authority' },
    source: 'https://pkg.go.dev/net/url#URL',
  },
  { call: 'strings#TrimSpace', gives: 'argument', argument: 0, source: 'https://pkg.go.dev/strings#TrimSpace' },
  ...['path/filepath#Join', 'path#Join'].map(
    (call): ValueCall => ({ call, gives: 'joined', separator: '/', source: 'https://pkg.go.dev/path/filepath#Join' }),
  ),
  { call: 'fmt#Sprint', gives: 'joined', source: 'https://pkg.go.dev/fmt#Sprint' },
  { call: 'fmt#Sprintf', gives: 'format', text: 0, source: 'https://pkg.go.dev/fmt#Sprintf' },
  { call: 'net#JoinHostPort', gives: 'host-and-port', host: 0, port: 1, source: 'https://pkg.go.dev/net#JoinHostPort' },
  { call: 'net#ResolveTCPAddr', gives: 'argument', argument: 1, source: 'https://pkg.go.dev/net#ResolveTCPAddr' },
  { call: 'net#ResolveUDPAddr', gives: 'argument', argument: 1, source: 'https://pkg.go.dev/net#ResolveUDPAddr' },
  { call: 'net#ParseIP', gives: 'argument', argument: 0, source: 'https://pkg.go.dev/net#ParseIP' },
  ...of(
    ['gopkg.in/alecthomas/kingpin.v2', 'github.com/alecthomas/kingpin/v2', 'github.com/alecthomas/kingpin'],
    'Flag().Default',
    'New().Default',
  ).map(
    (call): ValueCall => ({
      call,
      gives: 'argument',
      argument: 0,
      source: 'https://pkg.go.dev/github.com/alecthomas/kingpin/v2',
    }),
  ),
  ...kinds.flatMap((kind): ValueCall[] => [
    { call: `.${kind}`, gives: 'object', arity: 0, source: 'https://pkg.go.dev/github.com/alecthomas/kingpin/v2' },
    {
      call: `.${kind}`,
      gives: 'stored',
      key: 0,
      by: settings,
      // https://pkg.go.dev/github.com/knadh/koanf/providers/confmap
      tables: ['Provider'],
      declaredBy: ['StringFlag', 'IntFlag', 'UintFlag'],
      arity: 1,
      source: 'https://cli.urfave.org/v2/examples/flags/',
    },
  ]),
  ...[
    'os#ReadFile',
    'io/ioutil#ReadFile',
    'os#Open',
    'github.com/ilyakaznacheev/cleanenv#ReadConfig',
    'github.com/zeromicro/go-zero/core/conf#MustLoad',
    'github.com/BurntSushi/toml#DecodeFile',
    'github.com/go-kratos/kratos/v2/config#New',
    'github.com/go-kratos/kratos/v2/config#WithSource',
    'github.com/go-kratos/kratos/v2/config/file#NewSource',
    'github.com/joho/godotenv#Read',
    'gopkg.in/ini.v1#Load',
    'github.com/go-ini/ini#Load',
    'gopkg.in/ini.v1#ShadowLoad',
  ].map((call): ValueCall => ({ call, gives: 'file', path: 0, source: 'https://pkg.go.dev/os#ReadFile' })),
  ...['encoding/json', 'gopkg.in/yaml.v3', 'gopkg.in/yaml.v2', 'github.com/goccy/go-yaml'].map(
    (module): ValueCall => ({
      call: `${module}#NewDecoder`,
      gives: 'argument',
      argument: 0,
      source: 'https://pkg.go.dev/encoding/json#NewDecoder',
    }),
  ),
  ...['viper#', 'viper#New().', 'viper#Viper().']
    .flatMap((object) => [`${object}UnmarshalKey`, `${object}Sub`])
    .map(
      (name): ValueCall => ({
        call: `github.com/spf13/${name}`,
        gives: 'part',
        key: 0,
        source: 'https://pkg.go.dev/github.com/spf13/viper#Sub',
      }),
    ),
  ...['github.com/knadh/koanf', 'github.com/knadh/koanf/v2'].flatMap((module) =>
    ['New()', 'Koanf()'].map(
      (object): ValueCall => ({
        call: `${module}#${object}.Unmarshal`,
        gives: 'part',
        key: 0,
        source: 'https://pkg.go.dev/github.com/knadh/koanf/v2#Koanf.Unmarshal',
      }),
    ),
  ),
  ...['GetString', 'GetInt', 'GetUint'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'entry',
      key: 0,
      source: 'https://pkg.go.dev/github.com/spf13/viper#Sub',
    }),
  ),
  ...['Section', 'Key'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'entry',
      key: 0,
      fallback: 1,
      arity: 1,
      source: 'https://ini.unknwon.io/docs/howto/work_with_keys',
    }),
  ),
  ...['MustInt', 'MustString', 'MustUint', 'MustInt64'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'object',
      fallback: 0,
      source: 'https://ini.unknwon.io/docs/howto/work_with_values',
    }),
  ),
  { call: 'cmp#Or', gives: 'first', source: 'https://pkg.go.dev/cmp#Or' },
  { call: 'os#Getenv', gives: 'variable', name: 0, source: 'https://pkg.go.dev/os#Getenv' },
  { call: 'os#LookupEnv', gives: 'variable', name: 0, source: 'https://pkg.go.dev/os#LookupEnv' },
  { call: 'syscall#Getenv', gives: 'variable', name: 0, source: 'https://pkg.go.dev/syscall#Getenv' },
  {
    call: 'github.com/cloudwego/hertz/pkg/app/server#WithHostPorts',
    gives: 'argument',
    argument: 0,
    source: 'https://www.cloudwego.io/docs/hertz/reference/config/',
  },
  ...['GetString', 'GetInt', 'GetInt32', 'GetInt64', 'GetUint', 'GetUint16', 'GetUint32', 'Get'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'stored',
      key: 0,
      by: settings,
      fallback: 1,
      source: 'https://pkg.go.dev/github.com/spf13/viper#SetDefault',
    }),
  ),
];

const viper: SettingsStore = {
  source: 'https://pkg.go.dev/github.com/spf13/viper',
  module: 'github.com/spf13/viper',
  paths: ['SetConfigFile'],
  names: ['SetConfigName'],
  folders: ['AddConfigPath'],
  default: 'SetDefault',
  tie: 'BindPFlag',
  options: settings,
  environment: 'AutomaticEnv',
  prefix: 'SetEnvPrefix',
  variable: 'BindEnv',
};

const koanf: SettingsStore = {
  ...viper,
  source: 'https://pkg.go.dev/github.com/knadh/koanf/v2',
  module: 'github.com/knadh/koanf/v2',
  paths: ['Provider'],
  names: [],
  folders: [],
};

export const goFacts: LanguageFacts = {
  signatures,
  configs: [],
  values,
  options: [],
  optionTables: [],
  stores: [viper, koanf, { ...koanf, module: 'github.com/knadh/koanf' }],
  writes: [...writes, ...destinations, ...decoders],
  runtime: {
    source: 'https://pkg.go.dev/net#Listen',
    unset: everywhere,
    // Go listens dual-stack on the IPv4 wildcard too, unless the network is tcp4.
    anyIPv4: everywhere,
    localhost: boundTo('127.0.0.1'),
  },
  identity: ['go'],
  believed: {
    signature: {
      id: 'go-server-by-method',
      source: 'https://pkg.go.dev/net/http#Server.ListenAndServe',
      calls: ['Run', 'RunTLS', 'Start', 'StartTLS', 'ListenAndServe', 'ListenAndServeTLS', 'Serve'],
      shapes: [address(0)],
      ...tcp,
      identity: [],
      example: {
        code: main(['github.com/clevergo/clevergo'], 'app := clevergo.New()', 'app.Run(":3000")'),
        finds: ['3000/tcp@5 0.0.0.0+::'],
      },
    },
    // The standard library's own servers have signatures; a domain stands before every other package.
    foreign: /^[^/]+\.[^/]+\//,
    own: /^$/,
    port: /^[\w.*[\]-]*:[1-9]\d{1,4}$/,
  },
  distinctive: ['ListenAndServe', 'ListenAndServeTLS', 'ListenTLS'],
  // Only these listen without an argument; a method of a command, or of what a call with arguments gives, does not.
  addressArgument:
    /(?<!\bc(?:om)?m(?:an)?d|Cmd|Command|[^(]\))\.(?:Run|Spin)\(\)|\.(?:Run|RunTLS|Start|StartTLS|Listen|Serve|Spin)\((?:"[^"\n]{0,40}:\d|(?:[^()\n]|\.Get\w*\("){0,60}(?:[aA]ddr|ADDR|[pP]ort|PORT|[hH]ost|HOST|[lL]isten|":"|Sprintf))|\.StartServer\([&\w]/,
  worldwideModules: true,
  moduleName: (module) => module,
  start: (path) => (path === '' ? 'go run .' : `go run ./${path}`),
};
