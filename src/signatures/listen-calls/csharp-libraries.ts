import { boundTo, everywhere, loopbackIPv4 } from '../../model/address.ts';
import { address, csharp, port, tcp, url } from './csharp-shapes.ts';
import { grpcCore } from './grpc-core.ts';
import type { ListenSignature } from './signature.ts';
import { libzmq } from './zeromq.ts';

/** Servers of libraries: RPC, WebSocket, metrics, embedded web servers, message queues. */
export const csharpLibraries: readonly ListenSignature[] = [
  {
    id: 'grpc-core-csharp',
    source: 'https://grpc.github.io/grpc/csharp/api/Grpc.Core.ServerPort.html',
    calls: ['Grpc.Core#ServerPort', 'GrpcCore#ServerPort'],
    shapes: [port(1, { argument: 0 })],
    ...tcp,
    runtime: grpcCore,
    identity: ['grpc'],
    example: {
      code: csharp(
        ['Grpc.Core'],
        'var server = new Server {',
        'Ports = { new ServerPort("localhost", 5130, ServerCredentials.Insecure) } };',
      ),
      finds: ['5130/tcp@3 127.0.0.1+::1'],
    },
  },
  {
    id: 'orleans-silo',
    source: 'https://learn.microsoft.com/dotnet/orleans/host/configuration-guide/server-configuration',
    calls: ['*.UseLocalhostClustering', '*.ConfigureEndpoints'],
    shapes: [{ form: 'port', at: { argument: 0, keyword: 'siloPort' }, certain: true }],
    ...tcp,
    defaultPort: 11111,
    // `ConfigureEndpoints(address, 11111, 30000)` has it elsewhere, and a client finds silos by the same call.
    setElsewhere: /\bConfigureEndpoints\s*\((?!\s*\w+\s*:)|\bUseOrleansClient\b|\bClientBuilder\b/,
    unset: boundTo(loopbackIPv4),
    identity: ['orleans'],
    example: {
      code: csharp(
        ['Orleans.Hosting'],
        'var silo = new SiloHostBuilder().UseLocalhostClustering(siloPort: 11112).Build();',
      ),
      finds: ['11112/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'orleans-gateway',
    source: 'https://learn.microsoft.com/dotnet/orleans/host/configuration-guide/server-configuration',
    calls: ['*.UseOrleans'],
    shapes: [],
    ...tcp,
    defaultPort: 30000,
    setElsewhere: /\bgatewayPort\b|\bConfigureEndpoints\s*\(|\bUseLocalhostClustering\s*\(\s*\d/,
    unset: boundTo(loopbackIPv4),
    identity: ['orleans'],
    example: {
      code: csharp(['Orleans.Hosting'], 'builder.Host.UseOrleans(silo => silo.UseAdoNetClustering(options));'),
      finds: ['30000/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'supersocket',
    source: 'https://docs.supersocket.net/v2.0/en-US/Basic-Configuration',
    calls: [
      ...['SuperSocket', 'SuperSocket.Server', 'SuperSocket.Server.Host'].map(
        (namespace) => `${namespace}#SuperSocketHostBuilder.Create`,
      ),
      'SuperSocket.WebSocket.Server#WebSocketHostBuilder.Create',
      '*.AsSuperSocketHostBuilder',
    ],
    shapes: [],
    settings: { port: 'serverOptions.listeners.0.port', host: 'serverOptions.listeners.0.ip' },
    furtherSettings: [{ port: 'serverOptions.listeners.1.port', host: 'serverOptions.listeners.1.ip' }],
    ...tcp,
    identity: ['supersocket'],
    example: {
      code: csharp(
        ['SuperSocket.Server.Host'],
        'var host = SuperSocketHostBuilder.Create<Package, Filter>(args).Build();',
      ),
      beside: { 'appsettings.json': '{"serverOptions":{"listeners":[{"ip":"Any","port":5138}]}}' },
      finds: ['5138/tcp@appsettings.json:1 0.0.0.0'],
    },
  },
  {
    id: 'supersocket-listener',
    source: 'https://docs.supersocket.net/v2.0/en-US/Start-SuperSocket-In-Code',
    calls: [
      'SuperSocket#ListenOptions',
      'SuperSocket.Server#ListenOptions',
      'SuperSocket.Server.Abstractions#ListenOptions',
    ],
    shapes: [{ form: 'port', at: { keyword: 'Port' }, host: { keyword: 'Ip' } }],
    ...tcp,
    identity: ['supersocket'],
    example: {
      code: csharp(
        ['SuperSocket.Server.Abstractions'],
        'builder.ConfigureSuperSocket(o => o.AddListener(new ListenOptions { Ip = "Any", Port = 5139 }));',
      ),
      finds: ['5139/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'netcoreserver',
    source: 'https://github.com/chronoxor/NetCoreServer',
    calls: ['TcpServer', 'HttpServer', 'WsServer'].map((name) => `NetCoreServer#${name}`),
    shapes: [port(1, { argument: 0 })],
    ...tcp,
    identity: [],
    example: {
      code: csharp(
        ['System.Net', 'NetCoreServer'],
        'class Chat : TcpServer {',
        'public Chat(IPAddress address, int port) : base(address, port) {} }',
        'class Program { static void Main() { new Chat(IPAddress.Any, 5131).Start(); } }',
      ),
      finds: ['5131/tcp@5 0.0.0.0'],
    },
  },
  {
    id: 'netcoreserver-tls',
    source: 'https://github.com/chronoxor/NetCoreServer#example-ssl-chat-server',
    calls: ['SslServer', 'HttpsServer', 'WssServer'].map((name) => `NetCoreServer#${name}`),
    shapes: [port(2, { argument: 1 })],
    ...tcp,
    identity: [],
    example: {
      code: csharp(
        ['System.Net', 'NetCoreServer'],
        'class Chat : SslServer {',
        'public Chat(SslContext context, IPAddress address, int port) : base(context, address, port) {} }',
        'class Program { static void Main() { new Chat(context, IPAddress.Any, 5132).Start(); } }',
      ),
      finds: ['5132/tcp@5 0.0.0.0'],
    },
  },
  {
    id: 'netcoreserver-udp',
    source: 'https://github.com/chronoxor/NetCoreServer#example-udp-echo-server',
    calls: ['NetCoreServer#UdpServer'],
    shapes: [port(1, { argument: 0 })],
    protocol: 'udp',
    identity: [],
    example: {
      code: csharp(['System.Net', 'NetCoreServer'], 'new UdpServer(IPAddress.Any, 5133).Start();'),
      finds: ['5133/udp@3 0.0.0.0'],
    },
  },
  {
    id: 'watson-webserver',
    source: 'https://github.com/dotnet/WatsonWebserver',
    calls: [
      'WatsonWebserver#Server',
      'WatsonWebserver#WebserverSettings',
      'WatsonWebserver.Core#WebserverSettings',
      'WatsonTcp#WatsonTcpServer',
      'SuperSimpleTcp#SimpleTcpServer',
    ],
    shapes: [
      { ...port(1, { argument: 0 }), certain: true },
      { ...address(0), certain: true },
    ],
    ...tcp,
    identity: [],
    example: {
      code: csharp(['WatsonWebserver'], 'var server = new Server("127.0.0.1", 5132, false, DefaultRoute);'),
      finds: ['5132/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'embedio',
    source: 'https://github.com/unosquare/embedio',
    calls: ['EmbedIO#WebServer', '*.WithUrlPrefix', 'Unosquare.Labs.EmbedIO#WebServer'],
    shapes: [{ form: 'url', at: { argument: 0 }, certain: true }],
    ...tcp,
    identity: [],
    example: {
      code: csharp(['EmbedIO'], 'var server = new WebServer(o => o.WithUrlPrefix("http://localhost:5133/"));'),
      finds: ['5133/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'fleck',
    source: 'https://github.com/statianzo/Fleck',
    calls: ['Fleck#WebSocketServer'],
    shapes: [url(0)],
    ...tcp,
    identity: ['websocket'],
    example: {
      code: csharp(['Fleck'], 'var server = new WebSocketServer("ws://0.0.0.0:5134");'),
      finds: ['5134/tcp@2 0.0.0.0'],
    },
  },
  {
    id: 'websocket-sharp',
    source: 'https://github.com/sta/websocket-sharp',
    calls: ['WebSocketSharp.Server#WebSocketServer', 'WebSocketSharp.Server#HttpServer'],
    shapes: [{ ...port(1, { argument: 0 }), certain: true }, url(0)],
    ...tcp,
    identity: ['websocket'],
    example: {
      code: csharp(['WebSocketSharp.Server'], 'var server = new WebSocketServer(5135);'),
      finds: ['5135/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'prometheus-net',
    source: 'https://github.com/prometheus-net/prometheus-net#kestrel-stand-alone-server',
    calls: ['Prometheus#MetricServer', 'Prometheus#KestrelMetricServer'],
    shapes: [
      { form: 'port', at: { argument: 1, keyword: 'port' }, host: { argument: 0, keyword: 'hostname' }, certain: true },
      { form: 'port', at: { argument: 0 }, certain: true },
    ],
    ...tcp,
    identity: ['prometheus'],
    example: {
      code: csharp(['Prometheus'], 'using var server = new KestrelMetricServer(port: 5136);'),
      finds: ['5136/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'mqttnet-server',
    source: 'https://github.com/dotnet/MQTTnet/wiki/Server',
    calls: ['*.WithDefaultEndpointPort'],
    shapes: [port(0)],
    ...tcp,
    identity: ['mqtt'],
    example: {
      code: csharp(
        ['MQTTnet.Server'],
        'var options = new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(5137).Build();',
      ),
      finds: ['5137/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'nancy-self-host',
    source: 'https://github.com/NancyFx/Nancy/wiki/Self-Hosting-Nancy',
    calls: ['Nancy.Hosting.Self#NancyHost'],
    shapes: [
      { form: 'url', at: { argument: 0 }, certain: true },
      { form: 'url', at: { argument: 1 }, certain: true },
    ],
    ...tcp,
    identity: ['nancy'],
    example: {
      code: csharp(['Nancy.Hosting.Self'], 'using var host = new NancyHost(new Uri("http://localhost:5138"));'),
      finds: ['5138/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'owin-webapp',
    source: 'https://learn.microsoft.com/aspnet/web-api/overview/hosting-aspnet-web-api/use-owin-to-self-host-web-api',
    calls: ['Microsoft.Owin.Hosting#WebApp.Start'],
    shapes: [{ form: 'url', at: { keyword: 'url', argument: 0 } }],
    ...tcp,
    identity: ['owin'],
    example: {
      code: csharp(['Microsoft.Owin.Hosting'], 'using (WebApp.Start<Startup>(url: "http://localhost:5139/")) { }'),
      finds: ['5139/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'web-api-self-host',
    source: 'https://learn.microsoft.com/aspnet/web-api/overview/older-versions/self-host-a-web-api',
    calls: ['System.Web.Http.SelfHost#HttpSelfHostConfiguration'],
    shapes: [url(0)],
    ...tcp,
    identity: [],
    example: {
      code: csharp(
        ['System.Web.Http.SelfHost'],
        'var config = new HttpSelfHostConfiguration("http://localhost:5140");',
      ),
      finds: ['5140/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'wcf-service-host',
    source: 'https://learn.microsoft.com/dotnet/api/system.servicemodel.servicehost.-ctor',
    calls: ['System.ServiceModel#ServiceHost', 'System.ServiceModel.Web#WebServiceHost'],
    shapes: [{ form: 'url', at: { argument: 1 }, certain: true }],
    ...tcp,
    // The host of a base address is compared with requests, not bound: StrongWildcard is the default.
    runtime: {
      source: 'https://learn.microsoft.com/dotnet/api/system.servicemodel.hostnamecomparisonmode',
      unset: everywhere,
      anyIPv4: everywhere,
      localhost: everywhere,
    },
    identity: [],
    example: {
      code: csharp(
        ['System.ServiceModel'],
        'var host = new ServiceHost(typeof(Service), new Uri("http://localhost:5141/service"));',
      ),
      finds: ['5141/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'servicestack-self-host',
    source: 'https://docs.servicestack.net/self-hosting',
    calls: ['ServiceStack#AppSelfHostBase().Start', 'ServiceStack#AppHostHttpListenerBase().Start'],
    shapes: [url(0)],
    ...tcp,
    identity: ['servicestack'],
    example: {
      code: csharp(
        ['ServiceStack'],
        'new AppHost().Init().Start("http://*:5142/");',
        'class AppHost : AppSelfHostBase { }',
      ),
      finds: ['5142/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'genhttp',
    source: 'https://genhttp.org/documentation/hosting/',
    calls: [
      'GenHTTP.Engine#Host.Create().Port',
      'GenHTTP.Engine.Internal#Host.Create().Port',
      'GenHTTP.Engine.Kestrel#Host.Create().Port',
    ],
    shapes: [port(0)],
    ...tcp,
    identity: [],
    example: {
      code: csharp(['GenHTTP.Engine.Internal'], 'await Host.Create().Handler(app).Port(5143).RunAsync();'),
      finds: ['5143/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'sisk',
    source: 'https://docs.sisk-framework.org/docs/getting-started.html',
    calls: ['*.UseListeningPort'],
    shapes: [url(0)],
    ...tcp,
    identity: [],
    example: {
      code: csharp(
        ['Sisk.Core.Http'],
        'HttpServer.CreateBuilder(host => host.UseListeningPort("http://localhost:5147/"));',
      ),
      finds: ['5147/tcp@2 127.0.0.1'],
    },
  },
  {
    id: 'touchsocket',
    source: 'https://touchsocket.net/docs/current/tcpservice',
    calls: ['*.SetListenIPHosts'],
    shapes: [address(0)],
    ...tcp,
    identity: [],
    example: {
      code: csharp(['TouchSocket.Core'], 'new TouchSocketConfig().SetListenIPHosts(5148);'),
      finds: ['5148/tcp@2 0.0.0.0+::'],
    },
  },
  {
    id: 'simplew',
    source: 'https://github.com/stratdev3/SimpleW',
    calls: ['SimpleW#SimpleWServer'],
    shapes: [port(1, { argument: 0 })],
    ...tcp,
    identity: [],
    example: {
      code: csharp(['System.Net', 'SimpleW'], 'var server = new SimpleWServer(IPAddress.Any, 5149);'),
      finds: ['5149/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'netmq-bind',
    source: 'https://netmq.readthedocs.io/en/latest/introduction/',
    calls: [
      'ResponseSocket',
      'PublisherSocket',
      'PullSocket',
      'PushSocket',
      'RouterSocket',
      'DealerSocket',
      'PairSocket',
      'SubscriberSocket',
    ].map((name) => `NetMQ.Sockets#${name}().Bind`),
    shapes: [url(0)],
    ...tcp,
    runtime: libzmq,
    identity: ['zeromq'],
    example: {
      code: csharp(['NetMQ.Sockets'], 'var server = new ResponseSocket();', 'server.Bind("tcp://*:5144");'),
      finds: ['5144/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'clrzmq',
    source: 'https://github.com/zeromq/clrzmq4#server',
    calls: ['ZeroMQ#ZSocket().Bind'],
    shapes: [url(0)],
    ...tcp,
    runtime: libzmq,
    identity: ['zeromq'],
    example: {
      code: csharp(['ZeroMQ'], 'var responder = new ZSocket(ZSocketType.REP);', 'responder.Bind("tcp://*:5145");'),
      finds: ['5145/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'dotnetty',
    source: 'https://github.com/Azure/DotNetty',
    calls: ['DotNetty.Transport.Bootstrapping#ServerBootstrap().BindAsync'],
    shapes: [{ ...port(1, { argument: 0 }), certain: true }, address(0)],
    ...tcp,
    identity: ['netty'],
    example: {
      code: csharp(
        ['DotNetty.Transport.Bootstrapping'],
        'var bootstrap = new ServerBootstrap();',
        'await bootstrap.BindAsync(5145);',
      ),
      finds: ['5145/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'litenetlib',
    source: 'https://github.com/RevenantX/LiteNetLib',
    calls: ['LiteNetLib#NetManager().Start'],
    shapes: [{ form: 'port', at: { argument: 0 }, certain: true }],
    protocol: 'udp',
    identity: [],
    example: {
      code: csharp(['LiteNetLib'], 'var server = new NetManager(listener);', 'server.Start(5146);'),
      finds: ['5146/udp@3 0.0.0.0+::'],
    },
  },
];
