import { describe, expect, it } from 'vitest';
import { rustImports } from '../../src/extractors/source-code/rust/module-files.ts';
import { declarationsIn, listenersIn, show } from './listeners.ts';

/** A program that uses these and does this; the body's first line is line 3. */
const main = (uses: string, body: string) =>
  `${uses
    .split(' ')
    .filter(Boolean)
    .map((path) => `use ${path};`)
    .join(' ')}\nfn main() {\n${body}\n}\n`;

const listen = 'std::net::TcpListener';

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['a literal', main(listen, 'TcpListener::bind("127.0.0.1:7878")?;'), ['7878/tcp@3 127.0.0.1']],
  [
    'a field that the type’s own function makes',
    'struct S { port: u16 }\nimpl S { fn new(port: u16) -> Self { Self { port } }\n fn run(&self) { std::net::TcpListener::bind(("0.0.0.0", self.port)); } }\nfn main() { S::new(8103).run(); }',
    ['8103/tcp@4 0.0.0.0'],
  ],
  [
    'the arm of a match that what is given chooses',
    'enum Key { Days, Port }\nfn setting(key: Key) -> u16 { match key {\n Key::Days => 30,\n Key::Port => 8104,\n _ => 1 } }\nfn main() { std::net::TcpListener::bind(("0.0.0.0", setting(Key::Port))); }',
    ['8104/tcp@4 0.0.0.0'],
  ],
  [
    'the arm of a match that a text chooses',
    'fn setting(key: &str) -> u16 { match key {\n "days" => 30,\n "port" => 8105,\n _ => 1 } }\nfn main() { std::net::TcpListener::bind(("0.0.0.0", setting("port"))); }',
    ['8105/tcp@3 0.0.0.0'],
  ],
  [
    'what Rocket’s figment is told',
    '#[launch] fn r() -> _ {\n let f = rocket::Config::figment().merge(("port", 8035)).merge(("address", "0.0.0.0"));\n rocket::custom(f) }',
    ['8035/tcp@2 0.0.0.0'],
  ],
  ['a path in full', main('', 'std::net::TcpListener::bind("0.0.0.0:80")?;'), ['80/tcp@3 0.0.0.0']],
  ['a used module', main('tokio::net', 'net::TcpListener::bind("0.0.0.0:81").await?;'), ['81/tcp@3 0.0.0.0']],
  [
    'another name',
    `use std::net::{self, TcpListener as L};\nfn main() { L::bind("0.0.0.0:82").unwrap(); }`,
    ['82/tcp@2 0.0.0.0'],
  ],
  ['all names of a module', main('std::net::*', 'TcpListener::bind("0.0.0.0:83")?;'), ['83/tcp@3 0.0.0.0']],
  ['both families', main(listen, 'TcpListener::bind("[::]:84")?;'), ['84/tcp@3 0.0.0.0+::']],
  ['localhost', main(listen, 'TcpListener::bind("localhost:85")?;'), ['85/tcp@3 127.0.0.1|::1']],
  ['in an assertion', main(listen, 'assert!(TcpListener::bind("0.0.0.0:90").is_ok(), "taken");'), ['90/tcp@3 0.0.0.0']],
  ['in an equation', main(listen, 'assert_eq!(TcpListener::bind("0.0.0.0:91").is_ok(), true);'), ['91/tcp@3 0.0.0.0']],
  ['in try!', main(listen, 'let l = try!(TcpListener::bind("0.0.0.0:92"));'), ['92/tcp@3 0.0.0.0']],
  [
    'what try! gives',
    main(listen, 'let port = r#try!(dbg!(Ok(93)));\nTcpListener::bind(("0.0.0.0", port))?;'),
    ['93/tcp@3 0.0.0.0'],
  ],
  ['a pair', main(listen, 'TcpListener::bind(("127.0.0.1", 86))?;'), ['86/tcp@3 127.0.0.1']],
  ['bytes', main(listen, 'TcpListener::bind(([0, 0, 0, 0], 87u16))?;'), ['87/tcp@3 0.0.0.0']],
  [
    'SocketAddr::from',
    main(
      `std::net::SocketAddr ${listen}`,
      'let addr = SocketAddr::from(([127, 0, 0, 1], 3_000));\nTcpListener::bind(&addr)?;',
    ),
    ['3000/tcp@3 127.0.0.1'],
  ],
  [
    'SocketAddr::new',
    main(
      `std::net::{IpAddr,Ipv4Addr,SocketAddr,TcpListener}`,
      'let addr = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)), 3001);\nTcpListener::bind(addr)?;',
    ),
    ['3001/tcp@3 10.0.0.1'],
  ],
  [
    'a constant address',
    main('std::net::{Ipv4Addr,TcpListener}', 'TcpListener::bind((Ipv4Addr::UNSPECIFIED, 3002))?;'),
    ['3002/tcp@3 0.0.0.0'],
  ],
  [
    'IPv6 words',
    main('std::net::{Ipv6Addr,TcpListener}', 'TcpListener::bind((Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 1), 3003))?;'),
    ['3003/tcp@3 ::1'],
  ],
  [
    'a parsed text',
    main(
      `std::net::SocketAddr ${listen}`,
      'let addr: SocketAddr = "0.0.0.0:3004".parse().expect("address");\nTcpListener::bind(addr)?;',
    ),
    ['3004/tcp@3 0.0.0.0'],
  ],
  [
    'format with braces',
    main(listen, 'let port = 3005;\nTcpListener::bind(format!("0.0.0.0:{}", port))?;'),
    ['3005/tcp@3 0.0.0.0'],
  ],
  [
    'format with names in the braces',
    main(listen, 'let (host, port) = ("127.0.0.1", 3006);\nTcpListener::bind(&format!("{host}:{port}"))?;'),
    ['3006/tcp@3 127.0.0.1'],
  ],
  [
    'format with named and numbered arguments',
    main(listen, 'TcpListener::bind(format!("{1}:{p}", 1, "127.0.0.1", p = 3007))?;'),
    ['3007/tcp@3 127.0.0.1'],
  ],
  ['digits in the format', main(listen, 'TcpListener::bind(format!("{}:3008", host()))?;'), ['3008/tcp@3 0.0.0.0']],
  [
    'an expression in a macro',
    main(listen, 'TcpListener::bind(format!("0.0.0.0:{}", std::env::var("PORT").unwrap_or("3009".into())))?;'),
    ['3009/tcp@3 0.0.0.0'],
  ],
  [
    'unwrap_or_else',
    main(
      `std::env ${listen}`,
      'let port = env::var("PORT").unwrap_or_else(|_| "3010".to_string());\nTcpListener::bind(format!("0.0.0.0:{port}"))?;',
    ),
    ['3010/tcp@3 0.0.0.0'],
  ],
  [
    'ok, and_then, unwrap_or',
    main(
      `std::env ${listen}`,
      'let port: u16 = env::var("PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(3011);\nTcpListener::bind(("0.0.0.0", port))?;',
    ),
    ['3011/tcp@3 0.0.0.0'],
  ],
  [
    'a match on the environment',
    main(
      `std::env ${listen}`,
      'let port = match env::var("PORT") {\n  Ok(p) => p,\n  Err(_) => String::from("3012"),\n};\nTcpListener::bind(format!("0.0.0.0:{}", port))?;',
    ),
    ['3012/tcp@5 0.0.0.0'],
  ],
  [
    'if let',
    main(
      `std::env ${listen}`,
      'let port = if let Ok(port) = env::var("PORT") { port } else { "3013".into() };\nTcpListener::bind(format!("0.0.0.0:{}", port))?;',
    ),
    ['3013/tcp@3 0.0.0.0'],
  ],
  [
    'an argument of the program, or a text',
    main(
      `std::env ${listen}`,
      'let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3014".to_string());\nTcpListener::bind(&addr)?;',
    ),
    ['3014/tcp@3 127.0.0.1'],
  ],
  [
    'a variable that hides the one that it is made from',
    main(
      listen,
      'let port = Some(3015);\nif let Some(port) = port {\n  let port = port as u16;\n  TcpListener::bind(("0.0.0.0", port))?;\n}',
    ),
    ['3015/tcp@3 0.0.0.0'],
  ],
  [
    'a constant',
    `use ${listen};\nconst ADDR: &str = "[::1]:3016";\nfn main() { TcpListener::bind(ADDR).unwrap(); }`,
    ['3016/tcp@2 ::1'],
  ],
  [
    'a constant of a type',
    `use ${listen};\nstruct S;\nimpl S {\n  const PORT: u16 = 3017;\n  fn run(&self) { TcpListener::bind(("0.0.0.0", Self::PORT)).unwrap(); }\n}`,
    ['3017/tcp@4 0.0.0.0'],
  ],
  [
    'lazy_static',
    `use ${listen};\nlazy_static! {\n  static ref PORT: u16 = env::var("PORT").unwrap_or("3018".to_string()).parse().unwrap();\n}\nfn main() { TcpListener::bind(("0.0.0.0", *PORT)).unwrap(); }`,
    ['3018/tcp@3 0.0.0.0'],
  ],
  [
    'LazyLock',
    `use ${listen};\nuse std::sync::LazyLock;\nstatic ADDR: LazyLock<String> = LazyLock::new(|| "0.0.0.0:3019".to_string());\nfn main() { TcpListener::bind(&*ADDR).unwrap(); }`,
    ['3019/tcp@3 0.0.0.0'],
  ],
  [
    'a library that a program calls with a type, and settings with defaults',
    {
      'src/bin/main.rs': `use shop::{Settings, launch, metrics};
use std::net::SocketAddr;
fn main() {
  let settings = Settings::new().unwrap();
  metrics(settings.metrics.port);
  launch::<Postgres>(SocketAddr::new(settings.host.parse()?, port.unwrap_or(settings.port)));
}`,
      'src/lib.rs': `mod settings;
pub use settings::Settings;
use std::net::TcpListener;
pub fn launch<D: Database>(addr: SocketAddr) { TcpListener::bind(addr).unwrap(); }
pub fn metrics(port: u16) { TcpListener::bind(("0.0.0.0", port)).unwrap(); }`,
      'src/settings.rs': `pub struct Settings { pub host: String, pub port: u16, pub metrics: Metrics }
impl Settings {
  pub fn new() -> Result<Self> {
    let config = Config::builder().set_default("host", "127.0.0.1")?.set_default("port", 3031)?
      .set_default("metrics.port", 3032)?.build()?;
    config.try_deserialize()
  }
}`,
      'Cargo.toml': '[package]\nname = "shop"\n',
    },
    ['3031/tcp@src/settings.rs:4 127.0.0.1', '3032/tcp@src/settings.rs:5 0.0.0.0'],
  ],
  [
    'a part of the settings that has no default is not the whole',
    main(
      `config::Config ${listen}`,
      'let c = Config::builder().set_default("port", 3033)?.build()?;\nlet s: Settings = c.try_deserialize()?;\nTcpListener::bind(("0.0.0.0", s.metrics.port));',
    ),
    ['unresolved/tcp@5 0.0.0.0'],
  ],
  [
    'settings of a file that the program names',
    {
      'src/main.rs': `use shop::configuration::get_configuration;
use std::net::TcpListener;
fn main() {
  let configuration = get_configuration().expect("none");
  let address = format!("{}:{}", configuration.application.host, configuration.application.port);
  TcpListener::bind(address).unwrap();
}`,
      'src/lib.rs': 'pub mod configuration;',
      'src/configuration.rs': `pub struct Settings { pub application: ApplicationSettings }
pub struct ApplicationSettings { pub port: u16, pub host: String }
pub fn get_configuration() -> Result<Settings, config::ConfigError> {
  let directory = std::env::current_dir()?.join("configuration");
  let settings = config::Config::builder().add_source(config::File::from(directory.join("base.yaml"))).build()?;
  settings.try_deserialize::<Settings>()
}`,
      'configuration/base.yaml': 'application:\n  port: 3034\n  host: 127.0.0.1\n',
      'configuration/default.yaml': 'application:\n  port: 1\n',
      'Cargo.toml': '[package]\nname = "shop"\n',
    },
    ['3034/tcp@configuration/base.yaml:2 127.0.0.1'],
  ],
  [
    'settings of TOML',
    {
      'src/main.rs': `use figment::{Figment, providers::{Toml, Format}};
fn main() {
  let settings: Settings = Figment::new().merge(Toml::file("App.toml")).extract().unwrap();
  std::net::TcpListener::bind(("0.0.0.0", settings.http.port));
}`,
      'App.toml': '[http]\nport = 3035\n',
    },
    ['3035/tcp@App.toml:2 0.0.0.0'],
  ],
  [
    'a field of a subcommand',
    `use ${listen};\nenum Command {\n  Serve {\n    #[arg(long, default_value_t = 3036)]\n    port: u16,\n  },\n  Show,\n}\nfn main() {\n  match Cli::parse().command {\n    Command::Serve { port } => TcpListener::bind(("0.0.0.0", port)).unwrap(),\n    Command::Show => show(),\n  }\n}`,
    ['3036/tcp@4 0.0.0.0'],
  ],
  [
    'clap with derive',
    `use ${listen};\n#[derive(Parser)]\nstruct Args {\n  /// Port\n  #[arg(short, long, env = "PORT", default_value_t = 3020)]\n  port: u16,\n}\nfn main() { let args = Args::parse(); TcpListener::bind(("0.0.0.0", args.port)).unwrap(); }`,
    ['3020/tcp@5 0.0.0.0'],
  ],
  [
    'clap with a text as default',
    `use ${listen};\n#[derive(Parser)]\nstruct Args {\n  #[clap(long, default_value = "127.0.0.1:3021")] pub listen: SocketAddr,\n}\nfn main() { let Args { listen } = Args::parse(); TcpListener::bind(listen).unwrap(); }`,
    ['3021/tcp@4 127.0.0.1'],
  ],
  [
    'clap with a builder',
    main(
      `clap::Arg ${listen}`,
      'let m = Command::new("x").arg(Arg::new("port").long("port").default_value("3022")).get_matches();\nlet port = m.get_one::<String>("port").unwrap();\nTcpListener::bind(format!("0.0.0.0:{}", port))?;',
    ),
    ['3022/tcp@3 0.0.0.0'],
  ],
  [
    'a default of serde',
    `use ${listen};\n#[derive(Deserialize)]\nstruct Config {\n  #[serde(default = "default_port")]\n  port: u16,\n}\nfn default_port() -> u16 { 3023 }\nfn main() { let config: Config = toml::from_str(TEXT).unwrap(); TcpListener::bind(("0.0.0.0", config.port)).unwrap(); }`,
    ['3023/tcp@7 0.0.0.0'],
  ],
  [
    'Default for a struct',
    `use ${listen};\nstruct Config { port: u16 }\nimpl Default for Config {\n  fn default() -> Self {\n    Config { port: 3024 }\n  }\n}\nfn main() { let config = Config::default(); TcpListener::bind(format!("0.0.0.0:{}", config.port)).unwrap(); }`,
    ['3024/tcp@5 0.0.0.0'],
  ],
  [
    'an update of defaults',
    main(
      'rocket::Config',
      'let config = Config { port: 3025, ..Config::default() };\nrocket::custom(config).launch();',
    ),
    ['3025/tcp@3 127.0.0.1'],
  ],
  [
    'a function that gets the address',
    `use ${listen};\nfn main() {\n  serve("127.0.0.1:3026");\n  serve("127.0.0.1:3027");\n}\nfn serve(addr: &str) { TcpListener::bind(addr).unwrap(); }`,
    ['3026/tcp@3 127.0.0.1', '3027/tcp@4 127.0.0.1'],
  ],
  [
    'a loop',
    main(listen, 'for port in [3028, 3029] {\n  TcpListener::bind(("0.0.0.0", port))?;\n}'),
    ['3028/tcp@3 0.0.0.0', '3029/tcp@3 0.0.0.0'],
  ],
  [
    'two servers at once',
    main('', 'tokio::join!(serve(3030), serve(3031));') +
      'async fn serve(port: u16) {\n  tokio::net::TcpListener::bind(("0.0.0.0", port)).await.unwrap();\n}',
    ['3030/tcp@3 0.0.0.0', '3031/tcp@3 0.0.0.0'],
  ],
  [
    'another file',
    {
      'src/main.rs': `mod config;\nuse ${listen};\nfn main() { TcpListener::bind(config::ADDR).unwrap(); }`,
      'src/config.rs': 'pub const ADDR: &str = "127.0.0.1:3032";',
    },
    ['3032/tcp@src/config.rs:1 127.0.0.1'],
  ],
  [
    'a field of a type of another file',
    {
      'src/main.rs': `mod settings;\nuse crate::settings::Settings;\nuse ${listen};\nfn main() { let s = Settings::new(); TcpListener::bind(("0.0.0.0", s.port)).unwrap(); }`,
      'src/settings/mod.rs':
        'pub struct Settings { pub port: u16 }\nimpl Settings { pub fn new() -> Self { Self { port: 3033 } } }',
    },
    ['3033/tcp@src/settings/mod.rs:2 0.0.0.0'],
  ],
  [
    'a library of the workspace',
    {
      'app/Cargo.toml': '[package]\nname = "app"\n',
      'app/src/main.rs': `use ${listen};\nuse my_core::PORT;\nfn main() { TcpListener::bind(("0.0.0.0", PORT)).unwrap(); }`,
      'core/Cargo.toml': '[package]\nname = "my-core"\nversion = "0.1.0"\n',
      'core/src/lib.rs': 'mod ports;\npub use ports::*;',
      'core/src/ports.rs': 'pub const PORT: u16 = 3034;',
    },
    ['3034/tcp@core/src/ports.rs:1 0.0.0.0'],
  ],
  [
    'the library of a binary, whose package has its name after a list',
    {
      'src/bin/server.rs': `use ${listen};\nuse my_redis::PORT;\nfn main() { TcpListener::bind(("0.0.0.0", PORT)).unwrap(); }`,
      'Cargo.toml':
        '[package]\nauthors = ["A <a@b.c>"]\nname = "my-redis"\n\n[[bin]]\nname = "server"\npath = "src/bin/server.rs"\n',
      'src/lib.rs': 'pub const PORT: u16 = 3037;',
    },
    ['3037/tcp@src/lib.rs:1 0.0.0.0'],
  ],
  [
    'a function that only another file calls',
    {
      'src/main.rs': 'mod server;\nfn main() { server::run(3035); }',
      'src/server.rs': `use ${listen};\npub fn run(port: u16) { TcpListener::bind(("0.0.0.0", port)).unwrap(); }`,
    },
    ['3035/tcp@2 0.0.0.0'],
  ],
  [
    'an inline module',
    `mod net {\n  pub const PORT: u16 = 3036;\n}\nuse ${listen};\nfn main() { TcpListener::bind(("0.0.0.0", net::PORT)).unwrap(); }`,
    ['3036/tcp@2 0.0.0.0'],
  ],
  [
    'Rocket with a file of settings',
    { 'src/main.rs': '#[launch]\nfn rocket() -> _ { rocket::build() }', 'Rocket.toml': '[default]\nport = 9000\n' },
    ['9000/tcp@Rocket.toml:2 127.0.0.1'],
  ],
  [
    'the profile of Rocket that is on without a release',
    {
      'src/main.rs': 'fn main() { rocket::ignite().mount("/", routes![index]).launch(); }',
      'Rocket.toml':
        '[default]\nport = 9000\n[development]\naddress = "0.0.0.0"\nport = 9001\n[production]\nport = 80\n',
    },
    ['9001/tcp@Rocket.toml:5 0.0.0.0'],
  ],
  [
    'Rocket with a file of settings that has no port',
    {
      'src/main.rs': '#[launch]\nfn rocket() -> _ { rocket::build() }',
      'Rocket.toml': '[release]\nport = 80\n[default.databases.db]\nurl = "db.sqlite"\n',
    },
    ['8000/tcp@2 127.0.0.1'],
  ],
];

const silent: readonly (readonly [name: string, code: string])[] = [
  ['a connection', main('std::net::TcpStream', 'TcpStream::connect("127.0.0.1:7878")?;')],
  [
    'a module of tests',
    `#[cfg(test)]\nmod tests {\n  use ${listen};\n  #[test]\n  fn t() { TcpListener::bind("127.0.0.1:80").unwrap(); }\n}`,
  ],
  [
    'a test beside the code',
    `use ${listen};\n#[tokio::test]\n/// says what\nasync fn t() { TcpListener::bind("127.0.0.1:80").unwrap(); }`,
  ],
  ['a query parameter', main('sqlx::query', 'query("select $1").bind(8080).fetch_one(pool).await?;')],
  [
    'documentation',
    `//! let l = TcpListener::bind("127.0.0.1:80")\nuse ${listen};\n/// TcpListener::bind("127.0.0.1:81")\nfn main() {}`,
  ],
  [
    'a type of the file itself',
    'use std::net::UdpSocket;\nstruct TcpListener;\nimpl TcpListener { fn bind(a: &str) {} }\nfn main() { TcpListener::bind("127.0.0.1:80"); }',
  ],
  [
    'a URL of a client',
    main('tonic::transport::Endpoint', 'Endpoint::from_static("http://[::1]:50051").connect().await;'),
  ],
  ['a client of QUIC', main('quinn::Endpoint', 'let e = Endpoint::client("[::]:4433".parse()?)?;')],
  [
    'a datagram socket of socket2',
    main(
      'socket2::{Domain,Socket,Type}',
      'let s = Socket::new(Domain::IPV4, Type::DGRAM, None)?;\ns.bind(&"0.0.0.0:53".parse::<SocketAddr>()?.into())?;',
    ),
  ],
];

describe('Rust', () => {
  it.each(cases)('finds %s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'src/main.rs': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it.each(silent)('says nothing of %s', (_, code) => {
    expect(listenersIn({ 'src/main.rs': code })).toEqual([]);
  });

  it('finds any free port', () => {
    const [listener] = listenersIn({ 'src/main.rs': main('std::net::UdpSocket', 'UdpSocket::bind("0.0.0.0:0")?;') });

    expect(listener?.port).toEqual({ kind: 'ephemeral' });
  });

  it('knows the variable and the place of the digits', () => {
    const code = main(
      `std::env ${listen}`,
      'let port = env::var("PORT").unwrap_or("3000".into());\nTcpListener::bind(format!("0.0.0.0:{port}"))?;',
    );
    const [listener] = listenersIn({ 'src/main.rs': code });

    expect(listener?.variable).toBe('PORT');
    expect(listener?.setAt?.start).toEqual({ line: 3, column: 40 });
  });

  it.each([
    ['src/main.rs', 'cargo run (src/main.rs)'],
    ['src/bin/worker.rs', 'cargo run --bin worker'],
    ['examples/echo.rs', 'cargo run --example echo'],
  ])('names what starts %s', (path, title) => {
    const units = declarationsIn({ [path]: main(listen, 'TcpListener::bind("0.0.0.0:80")?;') });

    expect(units[0]).toMatchObject({ kind: 'unit', title });
  });

  it('reads imports by their form', () => {
    const code = 'mod a;\npub(crate) mod b;\nuse crate::c::{d, e};\nfn main() { other::run(); }';

    expect(rustImports(code)).toEqual(['self::a', 'self::b', 'crate::c', 'other::run']);
  });
});
