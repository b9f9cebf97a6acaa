import { anyIPv4, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import { csharpLibraries } from './csharp-libraries.ts';
import { address, csharp, namespaceOf, port, tcp, url, urls } from './csharp-shapes.ts';
import type { LanguageFacts, ListenSignature, RuntimeBinding, ValueCall } from './signature.ts';

/** https://github.com/dotnet/aspnetcore/blob/main/src/Servers/Kestrel/Core/src/Internal/AddressBinder.cs */
const kestrel: RuntimeBinding = {
  source: 'https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints',
  unset: everywhere,
  anyIPv4: boundTo(anyIPv4),
  localhost: boundTo(loopbackIPv4, loopbackIPv6),
};

const kestrelOptions = [
  '*.ConfigureKestrel()',
  '*.UseKestrel()',
  '*.Configure()',
  'KestrelServerOptions()',
  '*.UseKestrelCore()',
];
const webApplications = [
  'WebApplication.CreateBuilder()',
  'WebApplication.CreateSlimBuilder()',
  'WebApplication.CreateEmptyBuilder()',
  'WebApplication.Create()',
  'WebApplication()',
];
/** What says elsewhere in the project where Kestrel listens. */
const otherUrls = {
  setElsewhere:
    /\.(?:UseUrls|Listen(?:AnyIP|Localhost|UnixSocket)?|UseSetting)\s*\(|\.(?:Configure|Use)Kestrel\s*\((?!\s*(?:\)|(?:\(\s*)?\w+(?:\s*,\s*\w+)?\s*\)?\s*=>))|\bUrls\.Add\(/,
  defaultUnlessBeside: {
    files: ['Properties/launchSettings.json', 'My Project/launchSettings.json'],
    // IIS Express, which stands outside of the profiles, has an address of its own.
    mention: /"profiles"[\s\S]*"(?:applicationUrl|ASPNETCORE_URLS|ASPNETCORE_HTTP_PORTS)"/,
  },
};

const aspnet: readonly ListenSignature[] = [
  {
    id: 'kestrel-use-urls',
    source:
      'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.hosting.hostingabstractionswebhostbuilderextensions.useurls',
    calls: ['*.UseUrls'],
    shapes: [urls(0)],
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp(['Microsoft.AspNetCore.Hosting'], 'builder.WebHost.UseUrls("http://localhost:5101;http://*:5102");'),
      finds: ['5101/tcp@2 127.0.0.1+::1', '5102/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'kestrel-use-setting',
    source: 'https://learn.microsoft.com/aspnet/core/fundamentals/host/web-host#server-urls',
    calls: ['*.UseSetting'],
    shapes: [urls(1)],
    when: { at: { argument: 0 }, names: ['urls', 'ServerUrlsKey'], required: true },
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp([], 'builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "http://*:5103");'),
      finds: ['5103/tcp@1 0.0.0.0+::'],
    },
  },
  {
    id: 'kestrel-listen-any',
    source:
      'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.server.kestrel.core.kestrelserveroptions.listenanyip',
    calls: ['*.ListenAnyIP'],
    shapes: [port(0)],
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp([], 'builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(5104));'),
      finds: ['5104/tcp@1 0.0.0.0+::'],
    },
  },
  {
    id: 'kestrel-listen-localhost',
    source:
      'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.server.kestrel.core.kestrelserveroptions.listenlocalhost',
    calls: ['*.ListenLocalhost'],
    shapes: [port(0)],
    unset: boundTo(loopbackIPv4, loopbackIPv6),
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp([], 'builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(5105));'),
      finds: ['5105/tcp@1 127.0.0.1+::1'],
    },
  },
  {
    id: 'kestrel-listen',
    source:
      'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.server.kestrel.core.kestrelserveroptions.listen',
    calls: kestrelOptions.map((options) => `${options}.Listen`),
    shapes: [port(1, { argument: 0 }), address(0)],
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp(
        ['System.Net'],
        'builder.WebHost.ConfigureKestrel((context, options) => {',
        'options.Listen(IPAddress.Loopback, 5106); });',
      ),
      finds: ['5106/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'aspnet-urls',
    source: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.builder.webapplication.urls',
    calls: [
      ...webApplications.map((app) => `${app}.Urls.Add`),
      ...webApplications.map((app) => `${app}.Build().Urls.Add`),
    ],
    shapes: [url(0)],
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp([], 'var app = WebApplication.CreateBuilder(args).Build();', 'app.Urls.Add("http://+:5107");'),
      finds: ['5107/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'aspnet-run',
    source: 'https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/webapplication#working-with-ports',
    calls: webApplications.flatMap((app) => ['Run', 'RunAsync', 'StartAsync', 'Start'].map((name) => `${app}.${name}`)),
    shapes: [{ form: 'url', at: { argument: 0 }, certain: true }],
    settings: { port: 'Kestrel.Endpoints.0.Url', form: 'url', otherwise: { port: 'Urls', form: 'urls' } },
    furtherSettings: [
      { port: 'Kestrel.Endpoints.1.Url', form: 'url' },
      { port: 'Kestrel.Endpoints.2.Url', form: 'url' },
    ],
    defaultPort: 5000,
    defaultOfOwn: true,
    // `app.Run(context => …)` handles requests.
    defaultArity: 0,
    ...otherUrls,
    unset: boundTo(loopbackIPv4, loopbackIPv6),
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp([], 'var app = WebApplication.CreateBuilder(args).Build();', 'app.Run("http://0.0.0.0:5108");'),
      finds: ['5108/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'aspnet-host',
    source: 'https://learn.microsoft.com/aspnet/core/fundamentals/host/generic-host',
    calls: [
      '*.ConfigureWebHostDefaults',
      '*.ConfigureWebHost',
      'WebHost.CreateDefaultBuilder().Build',
      'WebHostBuilder().Build',
      'WebHost.Start',
    ],
    shapes: [],
    settings: { port: 'Kestrel.Endpoints.0.Url', form: 'url', otherwise: { port: 'Urls', form: 'urls' } },
    furtherSettings: [{ port: 'Kestrel.Endpoints.1.Url', form: 'url' }],
    defaultPort: 5000,
    ...otherUrls,
    unset: boundTo(loopbackIPv4, loopbackIPv6),
    runtime: kestrel,
    ...tcp,
    identity: ['kestrel'],
    example: {
      code: csharp(
        [],
        'Host.CreateDefaultBuilder(args)',
        '.ConfigureWebHostDefaults(w => w.UseStartup<Startup>()).Build().Run();',
      ),
      finds: ['5000/tcp@2 127.0.0.1+::1'],
    },
  },
  {
    id: 'httpsys-prefixes',
    source: 'https://learn.microsoft.com/aspnet/core/fundamentals/servers/httpsys',
    calls: ['*.UseHttpSys().UrlPrefixes.Add', 'WebListener().UrlPrefixes.Add'],
    shapes: [url(0)],
    unset: everywhere,
    ...tcp,
    identity: [],
    example: {
      code: csharp([], 'builder.WebHost.UseHttpSys(o => o.UrlPrefixes.Add("http://*:5109"));'),
      finds: ['5109/tcp@1 0.0.0.0+::'],
    },
  },
];

/** Sockets without an address take IPv4 only: the constructors say InterNetwork. */
const sockets: readonly ListenSignature[] = [
  {
    id: 'dotnet-http-listener',
    source: 'https://learn.microsoft.com/dotnet/api/system.net.httplistener.prefixes',
    calls: ['HttpListener().Prefixes.Add'],
    shapes: [url(0)],
    ...tcp,
    identity: [],
    example: {
      code: csharp(
        ['System.Net'],
        'var listener = new HttpListener();',
        'listener.Prefixes.Add("http://localhost:5110/");',
      ),
      finds: ['5110/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'dotnet-tcp-listener',
    source: 'https://learn.microsoft.com/dotnet/api/system.net.sockets.tcplistener.-ctor',
    calls: ['TcpListener'],
    shapes: [port(1, { argument: 0 }), address(0)],
    unset: boundTo(anyIPv4),
    ...tcp,
    identity: [],
    example: {
      code: csharp(['System.Net', 'System.Net.Sockets'], 'var server = new TcpListener(IPAddress.Any, 5111);'),
      finds: ['5111/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'dotnet-tcp-listener-create',
    source: 'https://learn.microsoft.com/dotnet/api/system.net.sockets.tcplistener.create',
    calls: ['TcpListener.Create'],
    shapes: [port(0)],
    ...tcp,
    identity: [],
    example: {
      code: csharp(['System.Net.Sockets'], 'var server = TcpListener.Create(5112);'),
      finds: ['5112/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'dotnet-udp-client',
    source: 'https://learn.microsoft.com/dotnet/api/system.net.sockets.udpclient.-ctor',
    calls: ['UdpClient'],
    shapes: [{ form: 'address', at: { argument: 0 }, certain: true }],
    unset: boundTo(anyIPv4),
    protocol: 'udp',
    identity: [],
    example: {
      code: csharp(['System.Net.Sockets'], 'using var client = new UdpClient(5113);'),
      finds: ['5113/udp@2 0.0.0.0'],
    },
  },
  {
    id: 'dotnet-udp-client-bind',
    source: 'https://learn.microsoft.com/dotnet/api/system.net.sockets.udpclient.client',
    calls: ['UdpClient().Client.Bind'],
    shapes: [address(0)],
    protocol: 'udp',
    identity: [],
    example: {
      code: csharp(
        ['System.Net', 'System.Net.Sockets'],
        'var client = new UdpClient();',
        'client.Client.Bind(new IPEndPoint(IPAddress.Any, 5114));',
      ),
      finds: ['5114/udp@4 0.0.0.0'],
    },
  },
  {
    id: 'dotnet-socket-bind',
    source: 'https://learn.microsoft.com/dotnet/api/system.net.sockets.socket.bind',
    calls: ['Socket().Bind'],
    shapes: [address(0)],
    network: [
      { of: 'creator', argument: 1 },
      { of: 'creator', argument: 0 },
    ],
    networks: { Stream: 'tcp', Dgram: 'udp', Raw: 'raw' },
    confirmedBy: ['Listen'],
    ...tcp,
    identity: [],
    example: {
      code: csharp(
        ['System.Net', 'System.Net.Sockets'],
        'var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);',
        'socket.Bind(new IPEndPoint(IPAddress.Any, 5115));',
        'socket.Listen(100);',
      ),
      finds: ['5115/tcp@4 0.0.0.0'],
    },
  },
];

const signatures: readonly ListenSignature[] = [...aspnet, ...sockets, ...csharpLibraries];

/** Namespaces that signatures name. */
export const csharpNamespaces: ReadonlySet<string> = new Set(
  signatures.flatMap(({ calls }) => calls.map(namespaceOf)).filter((name) => name !== ''),
);

const configuration = 'https://learn.microsoft.com/dotnet/core/extensions/configuration';
const conversions = 'https://learn.microsoft.com/dotnet/api/system.convert';

const values: readonly ValueCall[] = [
  ...[
    ...['int.Parse', 'Int32.Parse', 'ushort.Parse', 'UInt16.Parse', 'short.Parse', 'long.Parse', 'Convert.ToInt32'],
    ...['Convert.ToUInt16', 'Convert.ToInt16', 'Convert.ToString', 'IPAddress.Parse', 'IPEndPoint.Parse', 'Uri'],
  ].map((call): ValueCall => ({ call, gives: 'argument', argument: 0, source: conversions })),
  ...['ToString', 'Trim'].map((name): ValueCall => ({ call: `.${name}`, gives: 'object', source: conversions })),
  {
    call: 'IPEndPoint',
    gives: 'host-and-port',
    host: 0,
    port: 1,
    source: 'https://learn.microsoft.com/dotnet/api/system.net.ipendpoint.-ctor',
  },
  ...['GetValue', 'GetEnvironmentVariable'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'setting',
      key: 0,
      fallback: 1,
      source: configuration,
    }),
  ),
  ...['GetSection', 'GetRequiredSection'].map(
    (name): ValueCall => ({ call: `.${name}`, gives: 'settings', key: 0, source: configuration }),
  ),
  ...['File.ReadAllText', 'File.OpenRead', 'File.ReadAllBytes'].map(
    (call): ValueCall => ({
      call,
      gives: 'file',
      path: 0,
      source: 'https://learn.microsoft.com/dotnet/api/system.io.file.readalltext',
    }),
  ),
  { call: '.Get', gives: 'object', arity: 0, source: configuration },
];

export const csharpFacts: LanguageFacts = {
  signatures,
  configs: [],
  values,
  options: [],
  optionTables: [],
  writes: [
    {
      name: 'Bind',
      target: 0,
      object: /^$|config|section/i,
      value: 'object',
      fills: true,
      source: 'https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.configurationbinder.bind',
    },
  ],
  runtime: {
    source: 'https://learn.microsoft.com/dotnet/api/system.net.ipaddress',
    unset: everywhere,
    anyIPv4: boundTo(anyIPv4),
    anyIPv6: boundTo('::'),
    localhost: boundTo(loopbackIPv4),
  },
  identity: ['dotnet'],
  distinctive: [],
  anchors: {
    // `TcpListener server = new(…)`: the declared type is what is made.
    call: String.raw`(?:\s|<[^<>()]{0,80}>)*(?:[({]|\w+\s*=\s*new\s*\()`,
    module: (module) => `\\b${module}\\b`,
  },
  moduleName: (module) => module,
  start: (path) => `dotnet run ${path}`,
};
