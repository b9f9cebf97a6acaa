import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/** Top-level statements; the first is line 3. */
const main = (body: string) => `using System.Net;\nusing System.Net.Sockets;\n${body}\n`;
const serve = 'new TcpListener(IPAddress.Any, port);';
const kestrel = (body: string) =>
  `var builder = WebApplication.CreateBuilder(args);\n${body}\nvar app = builder.Build();\napp.Run();\n`;

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  [
    'profiles without an address',
    {
      'Program.cs': kestrel(''),
      'Properties/launchSettings.json':
        '{"iisSettings":{"iisExpress":{"applicationUrl":"http://localhost:56055"}},"profiles":{"Shop":{"commandName":"Project"}}}',
    },
    ['5000/tcp@4 127.0.0.1+::1'],
  ],
  [
    'settings by their path, and a section of them',
    {
      'Program.cs': main(
        'var section = builder.Configuration.GetSection("Shop:Tcp").Get<Tcp>();\nnew TcpListener(IPAddress.Any, section.Port);\nnew TcpListener(IPAddress.Any, builder.Configuration.GetValue<int>("Shop:Admin"));',
      ),
      'appsettings.json': '{\n"Shop": {\n"Tcp": { "Port": 5220 },\n"Admin": 5221\n}\n}\n',
    },
    ['5220/tcp@appsettings.json:3 0.0.0.0', '5221/tcp@appsettings.json:4 0.0.0.0'],
  ],
  [
    'an application that somebody else has made',
    'public static class Exporter { public static async Task Export(this WebApplication app) { await app.StartAsync(); } }',
    [],
  ],
  [
    'an application that its caller has made',
    'var app = WebApplication.CreateBuilder(args).Build();\nServe(app);\nvoid Serve(WebApplication app) { app.Run(); }',
    ['5000/tcp@3 127.0.0.1+::1'],
  ],
  ['a literal', main('new TcpListener(IPAddress.Any, 5201);'), ['5201/tcp@3 0.0.0.0']],
  ['a loopback address', main('new TcpListener(IPAddress.Parse("127.0.0.1"), 5202);'), ['5202/tcp@3 127.0.0.1']],
  ['an end point', main('new TcpListener(new IPEndPoint(IPAddress.IPv6Loopback, 5203));'), ['5203/tcp@3 ::1']],
  [
    'a namespace that is written out',
    'new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 5204);',
    ['5204/tcp@1 0.0.0.0'],
  ],
  ['a constant', main(`const int port = 5205;\n${serve}`), ['5205/tcp@3 0.0.0.0']],
  [
    'a constant of a class',
    main('class A { const int Port = 5206; void F() { new TcpListener(IPAddress.Any, Port); } }'),
    ['5206/tcp@3 0.0.0.0'],
  ],
  [
    'a constant of the project',
    {
      'src/Program.cs': main('new TcpListener(IPAddress.Any, Ports.Http);'),
      'src/Api.csproj': '<Project />',
      'src/Settings/Ports.cs': 'namespace A;\npublic static class Ports { public const int Http = 5207; }',
    },
    ['5207/tcp@src/Settings/Ports.cs:2 0.0.0.0'],
  ],
  [
    'an argument or a default',
    main(`int port = args.Length > 0 ? int.Parse(args[0]) : 5208;\n${serve}`),
    ['5208/tcp@3 0.0.0.0'],
  ],
  [
    'a variable of the environment',
    main(`var port = int.Parse(Environment.GetEnvironmentVariable("PORT") ?? "5209");\n${serve}`),
    ['5209/tcp@3 0.0.0.0'],
  ],
  [
    'TryParse',
    main(`var port = int.TryParse(Environment.GetEnvironmentVariable("PORT"), out var p) ? p : 5210;\n${serve}`),
    ['5210/tcp@3 0.0.0.0'],
  ],
  [
    'IsNullOrEmpty',
    main(
      `var s = Environment.GetEnvironmentVariable("PORT");\nif (string.IsNullOrEmpty(s)) s = "5211";\nvar port = int.Parse(s);\n${serve}`,
    ),
    ['5211/tcp@4 0.0.0.0'],
  ],
  [
    'a setting with a default',
    main(`var port = configuration.GetValue<int>("Port", 5212);\n${serve}`),
    ['5212/tcp@3 0.0.0.0'],
  ],
  [
    'a parameter with a default',
    main('void Start(int port = 5213) { new TcpListener(IPAddress.Any, port); }\nStart();'),
    ['5213/tcp@3 0.0.0.0'],
  ],
  [
    'a constructor',
    main(
      'new Server(5214).Start();\nclass Server { int _port; public Server(int port) { _port = port; } public void Start() { new TcpListener(IPAddress.Any, _port); } }',
    ),
    ['5214/tcp@3 0.0.0.0'],
  ],
  [
    'a primary constructor',
    main(
      'new Server(5215).Start();\nclass Server(int port) { public void Start() { new TcpListener(IPAddress.Any, port); } }',
    ),
    ['5215/tcp@3 0.0.0.0'],
  ],
  [
    'a constructor that calls another one',
    main(
      'class Server { int _port; public Server() : this(5216) {} public Server(int port) { _port = port; } public void Start() { new TcpListener(IPAddress.Any, _port); } }',
    ),
    ['5216/tcp@3 0.0.0.0'],
  ],
  [
    'a property',
    main('class A { int Port { get; set; } = 5217; void F() { new TcpListener(IPAddress.Any, Port); } }'),
    ['5217/tcp@3 0.0.0.0'],
  ],
  [
    'a property with an arrow',
    main('class A { int Port => 5218; void F() { new TcpListener(IPAddress.Any, Port); } }'),
    ['5218/tcp@3 0.0.0.0'],
  ],
  [
    'an object that is given its properties',
    main(
      'var o = new Options { Port = 5219 };\nnew TcpListener(IPAddress.Any, o.Port);\nclass Options { public int Port; }',
    ),
    ['5219/tcp@3 0.0.0.0'],
  ],
  [
    'a loop',
    main('foreach (var port in new[] { 5220, 5221 }) new TcpListener(IPAddress.Any, port);'),
    ['5220/tcp@3 0.0.0.0', '5221/tcp@3 0.0.0.0'],
  ],
  ['named arguments', main('new TcpListener(localaddr: IPAddress.Any, port: 5222);'), ['5222/tcp@3 0.0.0.0']],
  [
    'an option of a command line',
    main(
      'class O { [Option("port", Default = 5223)] public int Port { get; set; } }\nvar o = new O();\nnew TcpListener(IPAddress.Any, o.Port);',
    ),
    ['5223/tcp@3 0.0.0.0'],
  ],
  [
    'several URLs',
    kestrel('builder.WebHost.UseUrls("http://*:5224", "https://localhost:5225");'),
    ['5225/tcp@2 127.0.0.1+::1', '5224/tcp@2 0.0.0.0+::'],
  ],
  [
    'a text that is put together',
    kestrel('var port = 5226;\nbuilder.WebHost.UseUrls($"http://*:{port}");'),
    ['5226/tcp@2 0.0.0.0+::'],
  ],
  [
    'string.Format',
    kestrel('builder.WebHost.UseUrls(string.Format("http://*:{0}", 5227));'),
    ['5227/tcp@2 0.0.0.0+::'],
  ],
  [
    'the URL of Run',
    'var app = WebApplication.Create(args);\nvar port = Environment.GetEnvironmentVariable("PORT") ?? "5228";\napp.Run($"http://0.0.0.0:{port}");',
    ['5228/tcp@2 0.0.0.0'],
  ],
  ['the default', kestrel(''), ['5000/tcp@4 127.0.0.1+::1']],
  [
    'no default beside a launch profile',
    {
      'A/Program.cs': kestrel(''),
      'A/Properties/launchSettings.json':
        '{"profiles":{"A":{"commandName":"Project","applicationUrl":"http://localhost:5228"}}}',
    },
    [],
  ],
  [
    'Kestrel in the settings',
    {
      'Program.cs': kestrel(''),
      'appsettings.json':
        '{ "Kestrel": { "Endpoints": {\n"Http": { "Url": "http://localhost:5229" },\n"Grpc": { "Url": "http://*:5230" } } } }',
    },
    ['5229/tcp@appsettings.json:2 127.0.0.1+::1', '5230/tcp@appsettings.json:3 0.0.0.0+::'],
  ],
  [
    'options of the generic host',
    'Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseKestrel(o => {\no.Listen(IPAddress.Any, 5231);\n}));',
    ['5231/tcp@2 0.0.0.0'],
  ],
  [
    'Kestrel named without an address',
    main(
      'var host = new WebHostBuilder().UseKestrel().UseContentRoot(root).UseIISIntegration().UseStartup<Startup>().Build();\nhost.Run();',
    ),
    ['5000/tcp@3 127.0.0.1+::1'],
  ],
  [
    'Kestrel with limits only',
    'Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => {\nweb.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = 1);\n});',
    ['5000/tcp@1 127.0.0.1+::1'],
  ],
  [
    'no default of what a function configures',
    'Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseKestrel(Endpoints.Configure));',
    [],
  ],
  [
    'a silo of Orleans',
    'builder.Host.UseOrleans(silo => {\nsilo.UseLocalhostClustering();\n});',
    ['11111/tcp@2 127.0.0.1', '30000/tcp@1 127.0.0.1'],
  ],
  ['no silo of a client', 'builder.UseOrleansClient(client => client.UseLocalhostClustering());', []],
  [
    'options as a service',
    'services.Configure<KestrelServerOptions>(options => {\noptions.Listen(IPAddress.Any, 5232);\n});',
    ['5232/tcp@2 0.0.0.0'],
  ],
  [
    'a UDP socket',
    main(
      'var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);\ns.Bind(new IPEndPoint(IPAddress.Any, 5234));',
    ),
    ['5234/udp@4 0.0.0.0'],
  ],
  [
    'a socket that only connects',
    main(
      'var s = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);\ns.Bind(new IPEndPoint(IPAddress.Any, 5235));\ns.Connect("h", 80);',
    ),
    [],
  ],
  ['a client', main('new TcpClient("h", 80);\nnew UdpClient("h", 80);\nvar t = typeof(TcpListener);'), []],
  [
    'the section that is compiled',
    `#define SECOND\n#if FIRST\n${kestrel('')}#elif SECOND\n${kestrel('')}#endif\n`,
    ['5000/tcp@11 127.0.0.1+::1'],
  ],
  [
    'sections none of which is compiled',
    `//#define FIRST\n#if FIRST\n${kestrel('')}#endif\n#if SECOND\n${kestrel('')}#endif\n`,
    [],
  ],
  ['a section that never is', `#if NEVER\n${kestrel('')}#endif\n#if false\n${kestrel('')}#endif\n`, []],
  ['what handles requests', 'var app = WebApplication.Create(args);\napp.Run(async context => { });', []],
  ['texts', main('var s = @"new TcpListener(IPAddress.Any, 80)"; // new TcpListener(80)'), []],
];

it.each(cases)('%s', (_, code, finds) => {
  const files = typeof code === 'string' ? { 'Program.cs': code } : code;
  const [first] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
});
