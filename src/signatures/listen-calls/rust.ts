import { boundTo, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type {
  CallPattern,
  LanguageFacts,
  ListenSignature,
  PortShape,
  SettingKeys,
  StoreCall,
  ValueCall,
} from './signature.ts';
import { libzmq } from './zeromq.ts';

const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));
const of = (crates: readonly string[], ...paths: readonly string[]): CallPattern[] =>
  crates.flatMap((crate) => paths.map((path) => `${crate}#${path}`));

/** What `ToSocketAddrs` takes: a pair of host and port, or a text or value that is an address. */
const pair = (argument: number): PortShape => ({
  form: 'port',
  at: { argument, key: '1' },
  host: { argument, key: '0' },
});
const address = (argument: number): PortShape[] => [pair(argument), { form: 'address', at: { argument } }];
const tcp = { protocol: 'tcp', shapes: address(0) } as const;
const udp = { protocol: 'udp', shapes: address(0) } as const;

/** A program whose body starts in the line after its imports. */
const main = (uses: readonly string[], ...body: readonly string[]): string =>
  [...uses.map((path) => `use ${path};`), 'fn main() {', ...body, '}'].join('\n');

/** The keys of Rocket.toml: `global` beats every profile, the one that `cargo run` chooses the default. */
function rocketProfiles([profile = '', ...others]: readonly string[]): SettingKeys {
  const keys = { port: `${profile}.port`, host: `${profile}.address` };
  return others.length > 0 ? { ...keys, otherwise: rocketProfiles(others) } : keys;
}

const signatures: readonly ListenSignature[] = [
  {
    id: 'rust-tcp-listener',
    source: 'https://doc.rust-lang.org/std/net/struct.TcpListener.html#method.bind',
    calls: [
      ...of(
        ['std', 'tokio', 'async_std', 'smol', 'mio', 'glommio', 'monoio', 'compio', 'tokio_uring', 'may', 'nuclei'],
        'net.TcpListener.bind',
        'net.tcp.TcpListener.bind',
      ),
      ...of(['async_net', 'romio', 'mio', 'tokio_reuseport', 'tokio_tcp', 'tokio_net'], 'TcpListener.bind'),
      ...of(['smol', 'async_io'], 'Async.bind'),
      'compio#net.TcpListener.bind_with_options',
      'rama#tcp.server.TcpListener.bind',
      'mio#tcp.TcpListener.bind',
    ],
    ...tcp,
    identity: [],
    example: {
      code: main(['tokio::net::TcpListener'], 'let listener = TcpListener::bind("127.0.0.1:7878").await.unwrap();'),
      finds: ['7878/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'rust-udp-socket',
    source: 'https://doc.rust-lang.org/std/net/struct.UdpSocket.html#method.bind',
    calls: [
      ...of(
        ['std', 'tokio', 'async_std', 'smol', 'mio', 'glommio', 'monoio', 'compio', 'tokio_uring', 'may'],
        'net.UdpSocket.bind',
      ),
      ...of(['async_net', 'laminar', 'tokio_udp'], 'UdpSocket.bind', 'Socket.bind'),
    ],
    ...udp,
    identity: [],
    example: {
      code: main(['std::net::UdpSocket'], 'let socket = UdpSocket::bind(("0.0.0.0", 34254))?;'),
      finds: ['34254/udp@3 0.0.0.0'],
    },
  },
  {
    id: 'tokio-tcp-socket',
    source: 'https://docs.rs/tokio/latest/tokio/net/struct.TcpSocket.html',
    calls: on(of(['tokio'], 'net.TcpSocket.new_v4()', 'net.TcpSocket.new_v6()'), 'bind'),
    ...tcp,
    identity: [],
    example: {
      code: main(
        ['tokio::net::TcpSocket'],
        'let addr = "127.0.0.1:8080".parse().unwrap();',
        'let socket = TcpSocket::new_v4()?;',
        'socket.bind(addr)?;',
      ),
      finds: ['8080/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'socket2',
    source: 'https://docs.rs/socket2/latest/socket2/struct.Socket.html#method.bind',
    calls: on(of(['socket2', 'rama'], 'Socket.new()', 'net.socket.Socket.new()'), 'bind'),
    when: { at: { of: 'creator', argument: 1 }, names: ['STREAM'] },
    ...tcp,
    identity: [],
    example: {
      code: main(
        ['socket2::{Domain, Socket, Type}'],
        'let socket = Socket::new(Domain::IPV6, Type::STREAM, None)?;',
        'let address: SocketAddr = "[::1]:12345".parse().unwrap();',
        'socket.bind(&address.into())?;',
      ),
      finds: ['12345/tcp@4 ::1'],
    },
  },
  {
    id: 'hyper',
    source: 'https://docs.rs/hyper/0.14/hyper/server/struct.Server.html#method.bind',
    calls: [
      ...of(['hyper', 'axum', 'viz'], 'Server.bind', 'Server.try_bind', 'server.Server.bind', 'server.Server.try_bind'),
      ...of(['hyper'], 'server.conn.AddrIncoming.bind', 'server.accept.AddrIncoming.bind'),
    ],
    ...tcp,
    identity: [],
    example: {
      code: main(
        ['hyper::Server', 'std::net::SocketAddr'],
        'let addr = SocketAddr::from(([127, 0, 0, 1], 3000));',
        'Server::bind(&addr).serve(make_svc).await;',
      ),
      finds: ['3000/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'axum-server',
    source: 'https://docs.rs/axum-server/latest/axum_server/fn.bind.html',
    calls: of(
      ['axum_server'],
      'bind',
      'bind_rustls',
      'bind_openssl',
      'Server.bind',
      'Server.new',
      'bind_dual_protocol',
      'tls_rustls.bind_rustls',
      'tls_openssl.bind_openssl',
    ),
    ...tcp,
    identity: ['axum'],
    example: {
      code: main(
        ['std::net::SocketAddr'],
        'let addr: SocketAddr = "0.0.0.0:3443".parse()?;',
        'axum_server::bind_rustls(addr, config).serve(app.into_make_service()).await?;',
      ),
      finds: ['3443/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'actix-web',
    source: 'https://docs.rs/actix-web/latest/actix_web/struct.HttpServer.html#method.bind',
    calls: on(
      of(['actix_web'], 'HttpServer.new()', 'server.new()', 'server.HttpServer.new()'),
      'bind',
      'bind_rustls',
      'bind_rustls_021',
      'bind_rustls_0_22',
      'bind_rustls_0_23',
      'bind_openssl',
      'bind_ssl',
      'bind_tls',
      'bind_auto_h2c',
    ),
    ...tcp,
    identity: ['actix'],
    example: {
      code: main(
        ['actix_web::{App, HttpServer}'],
        'HttpServer::new(|| App::new())',
        '  .workers(2)',
        '  .bind(("127.0.0.1", 8080))?',
        '  .bind_rustls("0.0.0.0:8443", tls)?',
        '  .run().await',
      ),
      finds: ['8080/tcp@5 127.0.0.1', '8443/tcp@6 0.0.0.0'],
    },
  },
  {
    id: 'actix-server',
    source: 'https://docs.rs/actix-server/latest/actix_server/struct.ServerBuilder.html#method.bind',
    calls: on(
      of(
        ['actix_server', 'ntex', 'actix_web', 'xitca_server'],
        'dev.Server.build()',
        'Builder.new()',
        'Server.build()',
        'ServerBuilder.new()',
        'ServerBuilder()',
        'server.Server.build()',
        'server.build()',
      ),
      'bind',
    ),
    protocol: 'tcp',
    shapes: address(1),
    identity: [],
    example: {
      code: main(
        ['actix_server::Server'],
        'Server::build()',
        '  .bind("echo", ("127.0.0.1", 8082), factory)?',
        '  .run()',
      ),
      finds: ['8082/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'ntex',
    source: 'https://docs.rs/ntex/latest/ntex/web/struct.HttpServer.html#method.bind',
    calls: on(
      of(['ntex'], 'web.HttpServer.new()', 'web.server()', 'web.server.HttpServer.new()'),
      'bind',
      'bind_rustls',
      'bind_openssl',
    ),
    ...tcp,
    identity: ['ntex'],
    example: {
      code: main(['ntex::web'], 'web::server(|| web::App::new()).bind(("127.0.0.1", 8083))?.run().await'),
      finds: ['8083/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'rocket',
    source: 'https://rocket.rs/guide/v0.5/configuration/',
    calls: of(['rocket'], 'build', 'ignite'),
    protocol: 'tcp',
    shapes: [],
    defaultPort: 8000,
    defaultVariable: 'ROCKET_PORT',
    settings: rocketProfiles(['global', 'debug', 'development', 'default']),
    unset: boundTo(loopbackIPv4),
    identity: ['rocket'],
    example: {
      code: '#[macro_use] extern crate rocket;\n#[launch]\nfn rocket() -> _ { rocket::build().mount("/", routes![index]) }',
      beside: { 'Rocket.toml': '[default]\naddress = "0.0.0.0"\nport = 8001\n' },
      finds: ['8001/tcp@Rocket.toml:3 0.0.0.0'],
    },
  },
  {
    id: 'rocket-custom',
    source: 'https://api.rocket.rs/v0.5/rocket/struct.Config',
    calls: of(['rocket'], 'custom'),
    protocol: 'tcp',
    shapes: [
      {
        form: 'port',
        at: { stored: { by: 'merge', key: 'port' } },
        host: { stored: { by: 'merge', key: 'address' } },
        certain: true,
      },
      { form: 'port', at: { argument: 0, key: 'port' }, host: { argument: 0, key: 'address' } },
    ],
    defaultPort: 8000,
    defaultVariable: 'ROCKET_PORT',
    settingsFiles: ['Rocket.toml'],
    unset: boundTo(loopbackIPv4),
    identity: ['rocket'],
    example: {
      code: main(
        ['std::net::Ipv4Addr'],
        'let config = rocket::Config {',
        '  port: 8001,',
        '  address: Ipv4Addr::new(0, 0, 0, 0).into(),',
        '  ..rocket::Config::debug_default()',
        '};',
        'rocket::custom(&config).launch().await;',
      ),
      finds: ['8001/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'warp',
    source: 'https://docs.rs/warp/latest/warp/struct.Server.html#method.run',
    calls: on(
      of(['warp', 'rweb'], 'serve()'),
      'run',
      'bind',
      'try_bind',
      'bind_ephemeral',
      'try_bind_ephemeral',
      'bind_with_graceful_shutdown',
      'try_bind_with_graceful_shutdown',
    ),
    ...tcp,
    identity: ['warp'],
    example: {
      code: main(['warp::Filter'], 'warp::serve(routes).run(([127, 0, 0, 1], 3030)).await;'),
      finds: ['3030/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'tide',
    source: 'https://docs.rs/tide/latest/tide/struct.Server.html#method.listen',
    calls: on(of(['tide'], 'new()', 'with_state()', 'Server.new()', 'Server.with_state()'), 'listen', 'bind'),
    protocol: 'tcp',
    shapes: [pair(0), { form: 'url', at: { argument: 0 } }],
    identity: ['tide'],
    example: {
      code: main(
        [],
        'let mut app = tide::new();',
        'app.at("/").get(index);',
        'app.listen("http://127.0.0.1:8081").await?;',
      ),
      finds: ['8081/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'tide-rustls',
    source: 'https://docs.rs/tide-rustls/latest/tide_rustls/struct.TlsListenerBuilder.html#method.addrs',
    calls: on(of(['tide_rustls'], 'TlsListener.build()'), 'addrs'),
    ...tcp,
    identity: ['tide'],
    example: {
      code: main(
        ['tide_rustls::TlsListener'],
        'app.listen(TlsListener::build().addrs("localhost:4433").cert(c)).await?;',
      ),
      finds: ['4433/tcp@3 127.0.0.1|::1'],
    },
  },
  {
    id: 'poem',
    source: 'https://docs.rs/poem/latest/poem/listener/struct.TcpListener.html#method.bind',
    calls: of(['poem'], 'listener.TcpListener.bind'),
    ...tcp,
    identity: ['poem'],
    example: {
      code: main(
        ['poem::{listener::TcpListener, Server}'],
        'Server::new(TcpListener::bind("0.0.0.0:3000")).run(app).await',
      ),
      finds: ['3000/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'salvo',
    source: 'https://docs.rs/salvo/latest/salvo/conn/struct.TcpListener.html#method.new',
    calls: of(
      ['salvo', 'salvo_core'],
      ...['prelude.TcpListener', 'conn.TcpListener', 'conn.tcp.TcpListener', 'listener.TcpListener'].flatMap((type) => [
        `${type}.new`,
        `${type}.bind`,
      ]),
      'prelude.Server.bind',
      'Server.new().bind',
    ),
    ...tcp,
    identity: ['salvo'],
    example: {
      code: main(['salvo::prelude::*'], 'let acceptor = TcpListener::new("0.0.0.0:5800").bind().await;'),
      finds: ['5800/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'salvo-quinn',
    source: 'https://docs.rs/salvo/latest/salvo/conn/quinn/struct.QuinnListener.html',
    calls: of(['salvo'], 'prelude.QuinnListener.new', 'conn.QuinnListener.new', 'conn.quinn.QuinnListener.new'),
    protocol: 'udp',
    shapes: address(1),
    identity: ['salvo', 'quic'],
    example: {
      code: main(['salvo::prelude::*'], 'let acceptor = QuinnListener::new(config, ("0.0.0.0", 5801)).bind().await;'),
      finds: ['5801/udp@3 0.0.0.0'],
    },
  },
  {
    id: 'tonic',
    source: 'https://docs.rs/tonic/latest/tonic/transport/server/struct.Router.html#method.serve',
    calls: on(
      of(['tonic'], 'transport.Server.builder()', 'transport.server.Server.builder()'),
      'serve',
      'serve_with_shutdown',
    ),
    ...tcp,
    identity: ['grpc'],
    example: {
      code: main(
        ['tonic::transport::Server'],
        'let addr = "[::1]:50051".parse()?;',
        'Server::builder().add_service(GreeterServer::new(greeter)).serve(addr).await?;',
      ),
      finds: ['50051/tcp@3 ::1'],
    },
  },
  {
    id: 'tonic-incoming',
    source: 'https://docs.rs/tonic/latest/tonic/transport/server/struct.TcpIncoming.html',
    calls: of(['tonic'], 'transport.server.TcpIncoming.new', 'transport.server.TcpIncoming.bind'),
    ...tcp,
    identity: ['grpc'],
    example: {
      code: main(
        ['tonic::transport::server::TcpIncoming'],
        'let incoming = TcpIncoming::bind("127.0.0.1:50052".parse()?)?;',
      ),
      finds: ['50052/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'grpcio',
    source: 'https://docs.rs/grpcio/latest/grpcio/struct.Server.html#method.add_listening_port',
    calls: on(of(['grpcio'], 'ServerBuilder.new()'), 'add_listening_port'),
    ...tcp,
    identity: ['grpc'],
    example: {
      code: main(
        ['grpcio::*'],
        'let mut server = ServerBuilder::new(env).register_service(service).build().unwrap();',
        'server.add_listening_port("127.0.0.1:50053", ServerCredentials::insecure()).unwrap();',
      ),
      finds: ['50053/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'grpcio-bind',
    source: 'https://docs.rs/grpcio/0.9.1/grpcio/struct.ServerBuilder.html#method.bind',
    calls: on(of(['grpcio'], 'ServerBuilder.new()'), 'bind'),
    protocol: 'tcp',
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    identity: ['grpc'],
    example: {
      code: main(
        ['grpcio::{Environment, ServerBuilder}'],
        'let server = ServerBuilder::new(env).bind("127.0.0.1", 50054).build();',
      ),
      finds: ['50054/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'gotham',
    source: 'https://docs.rs/gotham/latest/gotham/fn.start.html',
    calls: of(
      ['gotham'],
      ...['start', 'start_with_num_threads', 'start_with_tls', 'start_with_tls_and_num_threads'],
      ...['init_server', 'plain.init_server', 'tls.start'],
    ),
    ...tcp,
    identity: ['gotham'],
    example: {
      code: main([], 'let addr = "127.0.0.1:7879";', 'gotham::start(addr, || Ok(say_hello)).unwrap();'),
      finds: ['7879/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'iron',
    source: 'https://docs.rs/iron/latest/iron/struct.Iron.html#method.http',
    calls: on(of(['iron'], 'Iron.new()', 'prelude.Iron.new()'), 'http', 'https'),
    ...tcp,
    identity: ['iron'],
    example: {
      code: main(['iron::prelude::*'], 'Iron::new(chain).http("0.0.0.0:3001").unwrap();'),
      finds: ['3001/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'nickel',
    source: 'https://docs.rs/nickel/latest/nickel/struct.Nickel.html#method.listen',
    calls: on(of(['nickel'], 'Nickel.new()', 'Nickel.with_data()'), 'listen', 'listen_https'),
    ...tcp,
    identity: ['nickel'],
    example: {
      code: main(['nickel::Nickel'], 'let mut server = Nickel::new();', 'server.listen("127.0.0.1:6767").unwrap();'),
      finds: ['6767/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'rouille',
    source: 'https://docs.rs/rouille/latest/rouille/fn.start_server.html',
    calls: of(['rouille'], 'start_server', 'start_server_with_pool', 'Server.new', 'Server.new_ssl'),
    ...tcp,
    identity: ['rouille'],
    example: {
      code: main([], 'rouille::start_server("0.0.0.0:8084", move |request| response());'),
      finds: ['8084/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'tiny-http',
    source: 'https://docs.rs/tiny_http/latest/tiny_http/struct.Server.html#method.http',
    calls: of(['tiny_http'], 'Server.http', 'Server.https'),
    ...tcp,
    identity: [],
    example: {
      code: main(['tiny_http::{Response, Server}'], 'let server = Server::http("0.0.0.0:8085").unwrap();'),
      finds: ['8085/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'thruster',
    source: 'https://docs.rs/thruster/latest/thruster/struct.Server.html',
    calls: on(
      of(
        ['thruster'],
        ...[
          'Server',
          'server.Server',
          'hyper_server.HyperServer',
          'HyperServer',
          'ActixServer',
          'ssl_server.SSLServer',
          'ssl_hyper_server.SSLHyperServer',
          'SSLHyperServer',
        ].map((type) => `${type}.new()`),
      ),
      'start',
      'build',
      'start_small_load_optimized',
    ),
    protocol: 'tcp',
    shapes: [{ form: 'port', at: { argument: 1 }, host: { argument: 0 } }],
    identity: ['thruster'],
    example: {
      code: main(
        ['thruster::{App, Server, ThrusterServer}'],
        'let server = Server::new(app);',
        'server.start("0.0.0.0", 4321);',
      ),
      finds: ['4321/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'thruster-app',
    source: 'https://docs.rs/thruster/0.9/thruster/struct.App.html',
    calls: of(['thruster'], 'App.start', 'App.start_small_load_optimized'),
    protocol: 'tcp',
    shapes: [{ form: 'port', at: { argument: 2 }, host: { argument: 1 } }],
    identity: ['thruster'],
    example: {
      code: main(['thruster::App'], 'App::start(app, "0.0.0.0", 4322);'),
      finds: ['4322/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'tokio-proto',
    source: 'https://docs.rs/tokio-proto/latest/tokio_proto/struct.TcpServer.html',
    calls: of(['tokio_proto'], 'TcpServer.new'),
    protocol: 'tcp',
    shapes: address(1),
    identity: [],
    example: {
      code: main(
        ['tokio_proto::TcpServer'],
        'let addr = "0.0.0.0:8093".parse().unwrap();',
        'TcpServer::new(Http, addr).serve(|| Ok(Service));',
      ),
      finds: ['8093/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'quinn',
    source: 'https://docs.rs/quinn/latest/quinn/struct.Endpoint.html#method.server',
    calls: of(['quinn'], 'Endpoint.server'),
    protocol: 'udp',
    shapes: address(1),
    identity: ['quic'],
    example: {
      code: main(['quinn::Endpoint'], 'let endpoint = Endpoint::server(config, "[::]:4433".parse()?)?;'),
      finds: ['4433/udp@3 0.0.0.0+::'],
    },
  },
  {
    id: 's2n-quic',
    source: 'https://docs.rs/s2n-quic/latest/s2n_quic/server/struct.Builder.html#method.with_io',
    calls: on(of(['s2n_quic'], 'Server.builder()', 'server.Server.builder()'), 'with_io'),
    ...udp,
    identity: ['quic'],
    example: {
      code: main(
        ['s2n_quic::Server'],
        'let server = Server::builder().with_tls(tls)?.with_io("127.0.0.1:4434")?.start()?;',
      ),
      finds: ['4434/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'pingora',
    source: 'https://docs.rs/pingora-core/latest/pingora_core/services/listening/struct.Service.html#method.add_tcp',
    calls: on(
      [
        ...of(
          ['pingora', 'pingora_proxy'],
          'http_proxy_service()',
          'proxy.http_proxy_service()',
          'prelude.http_proxy_service()',
        ),
        ...of(
          ['pingora', 'pingora_core'],
          'services.listening.Service.new()',
          'services.listening.Service.prometheus_http_service()',
          'listening.Service.prometheus_http_service()',
        ),
      ],
      'add_tcp',
      'add_tls',
      'add_tls_with_settings',
      'add_tcp_with_settings',
    ),
    ...tcp,
    identity: ['pingora'],
    example: {
      code: main(
        ['pingora::prelude::*'],
        'let mut lb = http_proxy_service(&server.configuration, LB(upstreams));',
        'lb.add_tcp("0.0.0.0:6188");',
      ),
      finds: ['6188/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'metrics-exporter-prometheus',
    source:
      'https://docs.rs/metrics-exporter-prometheus/latest/metrics_exporter_prometheus/struct.PrometheusBuilder.html',
    calls: on(of(['metrics_exporter_prometheus'], 'PrometheusBuilder.new()'), 'with_http_listener', 'listen_address'),
    ...tcp,
    identity: ['prometheus', 'metrics'],
    example: {
      code: main(
        ['metrics_exporter_prometheus::PrometheusBuilder', 'std::net::SocketAddr'],
        'let addr: SocketAddr = ([0, 0, 0, 0], 9091).into();',
        'PrometheusBuilder::new().with_http_listener(addr).install()?;',
      ),
      finds: ['9091/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'prometheus-exporter',
    source: 'https://docs.rs/prometheus_exporter/latest/prometheus_exporter/fn.start.html',
    calls: of(['prometheus_exporter'], 'start', 'Builder.new', 'PrometheusExporter.run'),
    ...tcp,
    identity: ['prometheus', 'metrics'],
    example: {
      code: main(
        [],
        'let binding = "127.0.0.1:9184".parse().unwrap();',
        'prometheus_exporter::start(binding).unwrap();',
      ),
      finds: ['9184/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'console-subscriber',
    source: 'https://docs.rs/console-subscriber/latest/console_subscriber/struct.Builder.html#method.server_addr',
    calls: [
      ...of(['console_subscriber'], 'init', 'spawn'),
      ...on(of(['console_subscriber'], 'ConsoleLayer.builder()', 'Builder.default()'), 'server_addr'),
    ],
    ...tcp,
    defaultPort: 6669,
    unset: boundTo(loopbackIPv4),
    identity: ['tokio-console'],
    example: {
      code: main([], 'console_subscriber::init();'),
      finds: ['6669/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'jsonrpsee',
    source: 'https://docs.rs/jsonrpsee/latest/jsonrpsee/server/struct.ServerBuilder.html#method.build',
    calls: on(
      of(
        ['jsonrpsee', 'jsonrpsee_server'],
        ...['server.', 'http_server.', 'ws_server.', ''].flatMap((module) => [
          `${module}ServerBuilder.default()`,
          `${module}ServerBuilder.new()`,
          `${module}Server.builder()`,
          `${module}HttpServerBuilder.default()`,
          `${module}WsServerBuilder.default()`,
        ]),
      ),
      'build',
    ),
    ...tcp,
    identity: ['jsonrpc'],
    example: {
      code: main(['jsonrpsee::server::Server'], 'let server = Server::builder().build("127.0.0.1:9944").await?;'),
      finds: ['9944/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'jsonrpc-server',
    source:
      'https://docs.rs/jsonrpc-http-server/latest/jsonrpc_http_server/struct.ServerBuilder.html#method.start_http',
    calls: on(
      of(
        ['jsonrpc_http_server', 'jsonrpc_ws_server', 'jsonrpc_tcp_server'],
        'ServerBuilder.new()',
        'ServerBuilder.with_meta_extractor()',
      ),
      'start_http',
      'start',
    ),
    ...tcp,
    identity: ['jsonrpc'],
    example: {
      code: main(
        ['jsonrpc_http_server::ServerBuilder'],
        'let server = ServerBuilder::new(io).threads(3).start_http(&"127.0.0.1:3031".parse().unwrap());',
      ),
      finds: ['3031/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'ws',
    source: 'https://docs.rs/ws/latest/ws/fn.listen.html',
    calls: of(['ws'], 'listen', 'WebSocket.new().listen', 'Builder.new().listen'),
    ...tcp,
    identity: ['websocket'],
    example: {
      code: main(['ws::listen'], 'listen("127.0.0.1:3012", |out| handler(out)).unwrap();'),
      finds: ['3012/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'rust-websocket',
    source: 'https://docs.rs/websocket/latest/websocket/server/struct.WsServer.html#method.bind',
    calls: of(['websocket'], 'sync.Server.bind', 'r#async.Server.bind', 'server.sync.Server.bind', 'Server.bind'),
    ...tcp,
    identity: ['websocket'],
    example: {
      code: main(['websocket::sync::Server'], 'let server = Server::bind("127.0.0.1:2794").unwrap();'),
      finds: ['2794/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'simple-websockets',
    source: 'https://docs.rs/simple-websockets/latest/simple_websockets/fn.launch.html',
    calls: of(['simple_websockets'], 'launch'),
    protocol: 'tcp',
    shapes: [{ form: 'port', at: { argument: 0 } }],
    unset: boundTo('0.0.0.0'),
    identity: ['websocket'],
    example: {
      code: main([], 'let hub = simple_websockets::launch(8086).unwrap();'),
      finds: ['8086/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'tarpc',
    source: 'https://docs.rs/tarpc/latest/tarpc/serde_transport/tcp/fn.listen.html',
    calls: of(['tarpc'], 'serde_transport.tcp.listen'),
    ...tcp,
    identity: ['tarpc'],
    example: {
      code: main(
        ['tarpc::serde_transport::tcp'],
        'let listener = tcp::listen(&("localhost", 5050), Json::default).await?;',
      ),
      finds: ['5050/tcp@3 127.0.0.1|::1'],
    },
  },
  {
    id: 'volo',
    source: 'https://www.cloudwego.io/docs/volo/volo-grpc/getting-started/',
    calls: on(
      of(
        ['volo_grpc', 'volo_http', 'volo_thrift', 'volo_gen'],
        'server.Server.new()',
        'Server.new()',
        'server.Server.with_thrift_service()',
      ),
      'run',
    ),
    ...tcp,
    identity: ['volo'],
    example: {
      code: main(
        ['std::net::SocketAddr', 'volo_grpc::server::{Server, ServiceBuilder}'],
        'let addr: SocketAddr = "[::]:8087".parse().unwrap();',
        'let addr = volo::net::Address::from(addr);',
        'Server::new().add_service(service).run(addr).await.unwrap();',
      ),
      finds: ['8087/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'trillium',
    source: 'https://docs.rs/trillium-tokio/latest/trillium_tokio/fn.config.html',
    calls: on(of(['trillium_tokio', 'trillium_smol', 'trillium_async_std'], 'config()'), 'with_port'),
    protocol: 'tcp',
    shapes: [{ form: 'port', at: { argument: 0 } }],
    unset: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
    identity: ['trillium'],
    example: {
      code: main([], 'trillium_smol::config().with_port(8088).run(handler);'),
      finds: ['8088/tcp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'trillium-run',
    source: 'https://docs.rs/trillium-smol/latest/trillium_smol/fn.run.html',
    calls: of(['trillium_tokio', 'trillium_smol', 'trillium_async_std'], 'run', 'run_async'),
    protocol: 'tcp',
    shapes: [],
    defaultPort: 8080,
    defaultVariable: 'PORT',
    unset: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
    identity: ['trillium'],
    example: {
      code: main([], 'trillium_smol::run(|conn: Conn| async move { conn.ok("hi") });'),
      finds: ['8080/tcp@2 127.0.0.1|::1'],
    },
  },
  {
    id: 'dropshot',
    source: 'https://docs.rs/dropshot/latest/dropshot/struct.ConfigDropshot.html',
    calls: of(['dropshot'], 'HttpServerStarter.new', 'HttpServerStarter.new_with_tls'),
    protocol: 'tcp',
    shapes: [{ form: 'address', at: { argument: 0, key: 'bind_address' } }],
    identity: ['dropshot'],
    example: {
      code: main(
        ['dropshot::{ConfigDropshot, HttpServerStarter}'],
        'let config = ConfigDropshot { bind_address: "127.0.0.1:12220".parse().unwrap(), ..Default::default() };',
        'let server = HttpServerStarter::new(&config, api, context, &log)?.start();',
      ),
      finds: ['12220/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'xitca-web',
    source: 'https://docs.rs/xitca-web/latest/xitca_web/struct.HttpServer.html#method.bind',
    calls: on(
      of(['xitca_web', 'xitca_server'], 'App.new()', 'HttpServer.new()', 'HttpServer.serve()'),
      'bind',
      'bind_rustls',
    ),
    ...tcp,
    identity: ['xitca'],
    example: {
      code: main(['xitca_web::App'], 'App::new().at("/", handler).serve().bind("127.0.0.1:8089")?.run().await'),
      finds: ['8089/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'may-minihttp',
    source: 'https://docs.rs/may_minihttp/latest/may_minihttp/struct.HttpServer.html#method.start',
    calls: on(of(['may_minihttp'], 'HttpServer()'), 'start'),
    ...tcp,
    identity: [],
    example: {
      code: main(['may_minihttp::HttpServer'], 'let server = HttpServer(HelloWorld).start("0.0.0.0:8090").unwrap();'),
      finds: ['8090/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'small-rust-servers',
    source: 'https://docs.rs/graphul/latest/graphul/struct.Graphul.html#method.run',
    calls: [
      ...on(of(['graphul'], 'Graphul.new()', 'http.Graphul.new()'), 'run'),
      ...on(of(['ohkami'], 'Ohkami.new()', 'Ohkami.with()'), 'howl'),
      ...on(of(['roa'], 'App.new()', 'App.state()'), 'listen', 'bind'),
      ...on(of(['feather'], 'App.new()', 'App.without_logger()'), 'listen'),
      ...on(of(['submillisecond'], 'Application.new()'), 'serve'),
      ...of(['astra', 'touche'], 'Server.bind', 'Server.builder().bind'),
      ...on(of(['oxhttp'], 'Server.new()'), 'bind', 'with_bind'),
      ...on(of(['silent'], 'server.Server.new()', 'prelude.Server.new()'), 'bind'),
    ],
    ...tcp,
    identity: [],
    example: {
      code: main(['graphul::Graphul'], 'let mut app = Graphul::new();', 'app.run("127.0.0.1:8091").await;'),
      finds: ['8091/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'russh',
    source: 'https://docs.rs/russh/latest/russh/server/fn.run.html',
    calls: of(['russh', 'thrussh'], 'server.run'),
    protocol: 'tcp',
    shapes: address(1),
    identity: ['ssh'],
    example: {
      code: main([], 'russh::server::run(config, ("0.0.0.0", 2222), sh).await.unwrap();'),
      finds: ['2222/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'libunftp',
    source: 'https://docs.rs/libunftp/latest/libunftp/struct.Server.html#method.listen',
    calls: on(
      of(['libunftp'], 'Server.with_fs()', 'Server.new()', 'ServerBuilder.new()', 'ServerBuilder.with_fs()'),
      'listen',
    ),
    ...tcp,
    identity: ['ftp'],
    example: {
      code: main(
        ['libunftp::ServerBuilder'],
        'let server = ServerBuilder::new(fs).build()?;',
        'server.listen("127.0.0.1:2121").await?;',
      ),
      finds: ['2121/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'thrift-rs',
    source: 'https://docs.rs/thrift/latest/thrift/server/struct.TServer.html#method.listen',
    calls: on(of(['thrift'], 'server.TServer.new()'), 'listen'),
    ...tcp,
    identity: ['thrift'],
    example: {
      code: main(
        ['thrift::server::TServer'],
        'let mut server = TServer::new(r, o, w, p, q, 10);',
        'server.listen("127.0.0.1:9090")?;',
      ),
      finds: ['9090/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'zmq-rs',
    source: 'https://docs.rs/zmq/latest/zmq/struct.Socket.html#method.bind',
    calls: [
      ...on(of(['zmq', 'tmq'], 'Context.new()'), 'bind'),
      ...on(
        of(['zeromq'], ...['Rep', 'Pub', 'Pull', 'Push', 'Router', 'Dealer'].map((kind) => `${kind}Socket.new()`)),
        'bind',
      ),
    ],
    protocol: 'tcp',
    runtime: libzmq,
    shapes: [{ form: 'url', at: { argument: 0 } }],
    identity: ['zmq'],
    example: {
      code: main(
        [],
        'let context = zmq::Context::new();',
        'let responder = context.socket(zmq::REP).unwrap();',
        'responder.bind("tcp://*:5555").unwrap();',
      ),
      finds: ['5555/tcp@4 0.0.0.0'],
    },
  },
];

const method = (name: string, source: string): ValueCall => ({ call: `.${name}`, gives: 'object', source });
const given = (call: CallPattern, source: string): ValueCall => ({ call, gives: 'argument', argument: 0, source });
const optionSource = 'https://doc.rust-lang.org/std/option/enum.Option.html';
const resultSource = 'https://doc.rust-lang.org/std/result/enum.Result.html';
const addressSource = 'https://doc.rust-lang.org/std/net/enum.SocketAddr.html';

/** What stores a setting under a key; `(option)` is how the reader notes clap's `Arg::new("port").default_value("80")`. */
const settings: readonly StoreCall[] = [
  { name: '(option)', key: 0, value: 1 },
  { name: 'set_default', key: 0, value: 1 },
  { name: 'set_override', key: 0, value: 1 },
];

const values: readonly ValueCall[] = [
  ...['unwrap', 'expect', 'unwrap_or_default', 'ok', 'ok_or', 'ok_or_else', 'map_err', 'as_ref', 'as_deref', 'cloned']
    .concat(['copied', 'filter', 'flatten', 'map', 'and_then', 'context', 'with_context', 'wrap_err', 'transpose'])
    .concat(['as_mut', 'take', 'inspect', 'inspect_err', 'unwrap_unchecked', 'into_ok'])
    .map((name) => method(name, name === 'ok' ? resultSource : optionSource)),
  ...[
    'to_string',
    'to_owned',
    'into',
    'try_into',
    'clone',
    'as_str',
    'trim',
    'into_string',
    'to_str',
    'to_string_lossy',
  ]
    .concat([
      'borrow',
      'as_slice',
      'iter',
      'into_iter',
      'to_lowercase',
      'into_owned',
      'leak',
      'deref',
      'get',
      'lock',
      'read',
      'next',
    ])
    .map(
      (name): ValueCall => ({ ...method(name, 'https://doc.rust-lang.org/std/string/struct.String.html'), arity: 0 }),
    ),
  { ...method('parse', 'https://doc.rust-lang.org/std/primitive.str.html#method.parse'), arity: 0 },
  { ...method('to_socket_addrs', 'https://doc.rust-lang.org/std/net/trait.ToSocketAddrs.html'), arity: 0 },
  ...['Some', 'Ok', 'Box.new', 'String.from', 'Cow.from', 'Cow.Borrowed'].map((call) => given(call, optionSource)),
  ...['Arc', 'Rc', 'Mutex', 'RwLock'].flatMap((type) =>
    [`std#sync.${type}.new`, `std#rc.${type}.new`, `tokio#sync.${type}.new`].map((call) => given(call, optionSource)),
  ),
  ...['u16', 'u32', 'u64', 'i32', 'usize'].flatMap((type) =>
    ['from', 'try_from', 'from_str', 'from_str_radix'].map((name) =>
      given(`${type}.${name}`, 'https://doc.rust-lang.org/std/primitive.u16.html'),
    ),
  ),
  ...['SocketAddr', 'SocketAddrV4', 'SocketAddrV6'].flatMap((type): ValueCall[] =>
    ['std', 'core'].flatMap((crate): ValueCall[] => [
      { call: `${crate}#net.${type}.new`, gives: 'host-and-port', host: 0, port: 1, source: addressSource },
      ...['from', 'V4', 'V6', 'from_str', 'parse'].map((name) => given(`${crate}#net.${type}.${name}`, addressSource)),
    ]),
  ),
  ...['IpAddr', 'Ipv4Addr', 'Ipv6Addr'].flatMap((type) =>
    ['from', 'V4', 'V6', 'from_str'].map((name) => given(`std#net.${type}.${name}`, addressSource)),
  ),
  given('socket2#SockAddr.from', 'https://docs.rs/socket2/latest/socket2/struct.SockAddr.html'),
  given('volo#net.Address.from', 'https://docs.rs/volo/latest/volo/net/enum.Address.html'),
  given('volo#net.Address.Ip', 'https://docs.rs/volo/latest/volo/net/enum.Address.html'),
  ...['std#env.var', 'dotenv#var', 'dotenvy#var', 'std#env.var_os'].map(
    (call): ValueCall => ({
      call,
      gives: 'variable',
      name: 0,
      source: 'https://doc.rust-lang.org/std/env/fn.var.html',
    }),
  ),
  // Files of data, as what reads them gives them.
  ...['std#fs.read_to_string', 'std#fs.read', 'std#fs.File.open', 'tokio#fs.read_to_string', 'fs_err#read_to_string']
    .concat([
      'toml#from_str',
      'toml#from_slice',
      'basic_toml#from_str',
      'serde_json#from_str',
      'serde_json#from_reader',
    ])
    .concat(['serde_json#from_slice', 'serde_yaml#from_str', 'serde_yaml#from_reader', 'serde_yml#from_str'])
    .concat(['std#io.BufReader.new'])
    .map(
      (call): ValueCall => ({
        call,
        gives: 'file',
        path: 0,
        source: 'https://doc.rust-lang.org/std/fs/fn.read_to_string.html',
      }),
    ),
  ...['std#path.Path.new', 'std#path.PathBuf.from'].map((call) =>
    given(call, 'https://doc.rust-lang.org/std/path/struct.Path.html'),
  ),
  ...['try_deserialize', 'extract'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'settings',
      arity: 0,
      source: 'https://docs.rs/config/latest/config/struct.Config.html#method.try_deserialize',
    }),
  ),
  ...['get_one', 'value_of', 'value_of_t', 'value_of_t_or_exit', 'get_int', 'get_string', 'get', 'opt_str'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'stored',
      key: 0,
      by: settings,
      source: 'https://docs.rs/clap/latest/clap/struct.ArgMatches.html',
    }),
  ),
];

export const rustFacts: LanguageFacts = {
  signatures,
  configs: [],
  values,
  options: settings,
  nestedOptions: true,
  optionTables: [],
  writes: [],
  runtime: {
    source: 'https://doc.rust-lang.org/std/net/struct.TcpListener.html#method.bind',
    unset: boundTo('0.0.0.0'),
    anyIPv4: boundTo('0.0.0.0'),
    // The first address of the name that can be bound: the hosts file decides.
    localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
  },
  identity: ['rust'],
  believed: {
    signature: {
      id: 'rust-server-by-method',
      source: 'https://doc.rust-lang.org/std/net/trait.ToSocketAddrs.html',
      calls: ['bind', 'listen', 'serve', 'run', 'start', 'http', 'listen_and_serve'],
      ...tcp,
      identity: [],
      example: {
        code: main(['obscure_http::App'], 'let app = App::new();', 'app.listen("0.0.0.0:8092").await?;'),
        finds: ['8092/tcp@4 0.0.0.0'],
      },
    },
    foreign: /^(?!(?:std|core|alloc|tokio|sqlx|diesel|reqwest|redis|zmq|socket2)$)[a-z_]\w*$/,
    own: /^$/,
    port: /^[\w.*[\]:-]*:[1-9]\d{1,4}$/,
  },
  distinctive: [],
  addressArgument: /[.:](?:bind|listen|serve|run|start|http|listen_and_serve)\(\s*&?"[^"\n]{0,40}:\d/,
  anchors: {
    call: String.raw`(?:\s|::<[^<>()]{0,80}>)*\(`,
    module: (module) => String.raw`\b${module}\b`,
  },
  moduleName: (module) => module,
  start: (path) => {
    const target = /(?:^|\/)(?:src\/(?<kind>bin)|(?<kind2>examples))\/(?<name>[^/.]+)/.exec(path)?.groups;
    if (target) return `cargo run --${target['kind'] ? 'bin' : 'example'} ${target['name']}`;
    return /(?:^|\/)src\/main\.rs$/.test(path) ? `cargo run (${path})` : path;
  },
};
