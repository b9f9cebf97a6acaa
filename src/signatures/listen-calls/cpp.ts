import { boundTo, everywhere, loopbackIPv4 } from '../../model/address.ts';
import { cAddresses, cSignatures, cValues, cWrites, socketRuntime } from './c.ts';
import { grpcCore } from './grpc-core.ts';
import type { CallPattern, LanguageFacts, ListenSignature, PortShape, ValueCall } from './signature.ts';

const on = (objects: readonly CallPattern[], ...methods: readonly string[]): CallPattern[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));
const inNamespaces = (namespaces: readonly string[], ...names: readonly string[]): CallPattern[] =>
  namespaces.flatMap((namespace) => names.map((name) => `${namespace}.${name}`));

const port = (argument: number, host?: number): PortShape => ({
  form: 'port',
  at: { argument },
  ...(host === undefined ? {} : { host: { argument: host } }),
});
const field = (key: string, host?: string): PortShape => ({
  form: 'port',
  at: { key },
  ...(host === undefined ? {} : { host: { key: host } }),
});
const address = (argument: number): PortShape => ({ form: 'address', at: { argument } });
const url = (argument: number): PortShape => ({ form: 'url', at: { argument } });
/** `{address, port}` */
const pair = (argument: number): PortShape => ({
  form: 'port',
  at: { argument, key: '1' },
  host: { argument, key: '0' },
});
const endpoint = (argument: number): PortShape[] => [pair(argument), address(argument)];
const tcp = { protocol: 'tcp' } as const;
const udp = { protocol: 'udp' } as const;

/** A program whose body starts in the line after its includes. */
const main = (includes: readonly string[], ...body: readonly string[]): string =>
  [...includes.map((path) => `#include <${path}>`), 'int main() {', ...body, '}'].join('\n');

const asio = ['boost.asio', 'asio'];

/** gRPC binds the wildcard of both families when it is asked for one. */
const signatures: readonly ListenSignature[] = [
  {
    id: 'asio-acceptor',
    source: 'https://www.boost.org/doc/libs/release/doc/html/boost_asio/reference/basic_socket_acceptor.html',
    calls: [
      ...inNamespaces(asio, 'ip.tcp.acceptor', 'basic_socket_acceptor'),
      ...inNamespaces(['beast', 'boost.beast'], 'net.ip.tcp.acceptor'),
    ],
    shapes: endpoint(1),
    ...tcp,
    identity: ['asio'],
    example: {
      code: main(
        ['boost/asio.hpp'],
        'using boost::asio::ip::tcp;',
        'tcp::acceptor acceptor(io_context, tcp::endpoint(tcp::v4(), 13));',
      ),
      finds: ['13/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'asio-acceptor-bind',
    source: 'https://www.boost.org/doc/libs/release/doc/html/boost_asio/reference/basic_socket_acceptor/bind.html',
    calls: on(inNamespaces(asio, 'ip.tcp.acceptor()', 'basic_socket_acceptor()'), 'bind'),
    shapes: endpoint(0),
    ...tcp,
    identity: ['asio'],
    example: {
      code: main(
        ['boost/beast.hpp'],
        'namespace net = boost::asio;',
        'net::ip::tcp::acceptor acceptor(ioc);',
        'acceptor.bind(net::ip::tcp::endpoint{net::ip::make_address("127.0.0.1"), 8080});',
      ),
      finds: ['8080/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'asio-udp',
    source: 'https://www.boost.org/doc/libs/release/doc/html/boost_asio/reference/ip__udp/socket.html',
    calls: inNamespaces(asio, 'ip.udp.socket'),
    shapes: endpoint(1),
    ...udp,
    identity: ['asio'],
    example: {
      code: main(
        ['boost/asio.hpp'],
        'using boost::asio::ip::udp;',
        'udp::socket socket(io_context, udp::endpoint(udp::v4(), 13));',
      ),
      finds: ['13/udp@4 0.0.0.0'],
    },
  },
  {
    id: 'asio-udp-bind',
    source: 'https://www.boost.org/doc/libs/release/doc/html/boost_asio/reference/basic_datagram_socket/bind.html',
    calls: on(inNamespaces(asio, 'ip.udp.socket()'), 'bind'),
    shapes: endpoint(0),
    ...udp,
    identity: ['asio'],
    example: {
      code: main(
        ['asio.hpp'],
        'asio::ip::udp::socket socket(io_context);',
        'socket.bind(asio::ip::udp::endpoint(asio::ip::udp::v6(), 30001));',
      ),
      finds: ['30001/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'crow',
    source: 'https://crowcpp.org/master/guides/app/',
    calls: on(['crow.SimpleApp()', 'crow.App()', 'crow.Crow()'], 'port'),
    shapes: [port(0)],
    ...tcp,
    identity: ['crow'],
    example: {
      code: main(['crow.h'], 'crow::SimpleApp app;', 'app.port(18080).multithreaded().run();'),
      finds: ['18080/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'crow-default',
    source: 'https://crowcpp.org/master/guides/app/',
    calls: on(['crow.SimpleApp()', 'crow.App()', 'crow.Crow()'], 'run', 'run_async'),
    shapes: [],
    unlessGiven: [
      { by: 'port', argument: 0 },
      { by: 'local_socket_path', argument: 0 },
    ],
    ...tcp,
    defaultPort: 80,
    defaultOfOwn: true,
    identity: ['crow'],
    example: {
      code: main(['crow.h'], 'crow::SimpleApp app;', 'app.multithreaded().run();'),
      finds: ['80/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'drogon',
    source: 'https://github.com/drogonframework/drogon/wiki/ENG-02-Installation',
    calls: on(['drogon.app()', 'drogon.HttpAppFramework.instance()'], 'addListener'),
    shapes: [port(1, 0)],
    ...tcp,
    identity: ['drogon'],
    example: {
      code: main(['drogon/drogon.h'], 'drogon::app().setThreadNum(4).addListener("0.0.0.0", 8848).run();'),
      finds: ['8848/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'pistache',
    source: 'https://pistacheio.github.io/pistache/docs/',
    calls: ['Pistache.Http.Endpoint', 'Pistache.Http.listenAndServe', 'Pistache.Rest.Endpoint'],
    shapes: [address(0)],
    ...tcp,
    identity: ['pistache'],
    example: {
      code: main(
        ['pistache/endpoint.h'],
        'using namespace Pistache;',
        'Address addr(Ipv4::any(), Port(9080));',
        'auto server = std::make_shared<Http::Endpoint>(addr);',
      ),
      finds: ['9080/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'cpp-httplib',
    source: 'https://github.com/yhirose/cpp-httplib#server-example',
    calls: on(['httplib.Server()', 'httplib.SSLServer()'], 'listen', 'bind_to_port'),
    shapes: [port(1, 0)],
    ...tcp,
    identity: ['httplib'],
    example: {
      code: main(['httplib.h'], 'httplib::Server svr;', 'svr.listen("0.0.0.0", 8080);'),
      finds: ['8080/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'poco-server-socket',
    source: 'https://docs.pocoproject.org/current/Poco.Net.ServerSocket.html',
    calls: ['Poco.Net.ServerSocket', 'Poco.Net.SecureServerSocket'],
    shapes: [address(0)],
    ...tcp,
    identity: ['poco'],
    example: {
      code: main(['Poco/Net/HTTPServer.h'], 'Poco::Net::ServerSocket svs(9980);'),
      finds: ['9980/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'poco-server',
    source: 'https://docs.pocoproject.org/current/Poco.Net.HTTPServer.html',
    calls: ['Poco.Net.HTTPServer', 'Poco.Net.TCPServer'],
    shapes: [{ ...port(1), certain: true }],
    ...tcp,
    identity: ['poco'],
    example: {
      code: main(
        ['Poco/Net/HTTPServer.h'],
        'using namespace Poco::Net;',
        'HTTPServer server(new HandlerFactory, 9981, new HTTPServerParams);',
      ),
      finds: ['9981/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'poco-datagram',
    source: 'https://docs.pocoproject.org/current/Poco.Net.DatagramSocket.html',
    calls: ['Poco.Net.DatagramSocket'],
    shapes: [address(0)],
    ...udp,
    identity: ['poco'],
    example: {
      code: main(
        ['Poco/Net/DatagramSocket.h'],
        'Poco::Net::SocketAddress sa("127.0.0.1", 5140);',
        'Poco::Net::DatagramSocket dgs(sa);',
      ),
      finds: ['5140/udp@3 127.0.0.1'],
    },
  },
  {
    id: 'cpp-grpc',
    source: 'https://grpc.github.io/grpc/cpp/classgrpc_1_1_server_builder.html',
    calls: on(['grpc.ServerBuilder()', 'grpc_impl.ServerBuilder()'], 'AddListeningPort'),
    shapes: [url(0)],
    ...tcp,
    runtime: grpcCore,
    identity: ['grpc'],
    example: {
      code: main(
        ['grpcpp/grpcpp.h'],
        'grpc::ServerBuilder builder;',
        'builder.AddListeningPort("0.0.0.0:50051", grpc::InsecureServerCredentials());',
      ),
      finds: ['50051/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'oatpp',
    source: 'https://oatpp.io/docs/start/step-by-step/',
    calls: [
      'oatpp.network.tcp.server.ConnectionProvider.createShared',
      'oatpp.network.server.SimpleTCPConnectionProvider.createShared',
    ],
    shapes: [pair(0), port(0)],
    ...tcp,
    identity: ['oatpp'],
    example: {
      code: main(
        ['oatpp/network/tcp/server/ConnectionProvider.hpp'],
        'auto p = oatpp::network::tcp::server::ConnectionProvider::createShared(',
        '  {"localhost", 8001, oatpp::network::Address::IP_4});',
      ),
      finds: ['8001/tcp@4 127.0.0.1|::1'],
    },
  },
  {
    id: 'uwebsockets',
    source: 'https://github.com/uNetworking/uWebSockets/blob/master/misc/READMORE.md#the-app-listen',
    calls: on(['uWS.App()', 'uWS.SSLApp()', 'uWS.TemplatedApp()', 'uWS.Hub()'], 'listen'),
    shapes: [{ ...port(1, 0), certain: true }, port(0)],
    ...tcp,
    unset: everywhere,
    identity: ['uwebsockets'],
    example: {
      code: main(['App.h'], 'uWS::App().get("/*", handler).listen(3000, [](auto *token) {}).run();'),
      finds: ['3000/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'websocketpp',
    source: 'https://docs.websocketpp.org/classwebsocketpp_1_1transport_1_1asio_1_1endpoint.html',
    calls: on(['websocketpp.server()'], 'listen'),
    shapes: [{ ...port(1, 0), certain: true }, pair(0), address(0)],
    ...tcp,
    unset: everywhere,
    identity: ['websocket'],
    example: {
      code: [
        '#include <websocketpp/server.hpp>',
        'typedef websocketpp::server<websocketpp::config::asio> server;',
        'int main() {',
        '  server echo_server;',
        '  echo_server.listen(9002);',
        '}',
      ].join('\n'),
      finds: ['9002/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'simple-web-server',
    source: 'https://gitlab.com/eidheim/Simple-Web-Server#usage',
    calls: on(['SimpleWeb.Server()', 'SimpleWeb.SocketServer()'], 'start'),
    shapes: [field('config.port', 'config.address')],
    ...tcp,
    unset: everywhere,
    identity: [],
    example: {
      code: [
        '#include "server_http.hpp"',
        'using HttpServer = SimpleWeb::Server<SimpleWeb::HTTP>;',
        'int main() {',
        '  HttpServer server;',
        '  server.config.port = 8083;',
        '  server.start();',
        '}',
      ].join('\n'),
      finds: ['8083/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'restbed',
    source: 'https://github.com/Corvusoft/restbed/blob/master/documentation/API.md#settings-set_port',
    calls: on(['restbed.Settings()'], 'set_port'),
    shapes: [port(0)],
    ...tcp,
    unset: everywhere,
    identity: ['restbed'],
    example: {
      code: main(['restbed'], 'auto settings = std::make_shared<restbed::Settings>();', 'settings->set_port(1984);'),
      finds: ['1984/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'restinio',
    source: 'https://stiffstream.com/en/docs/restinio/0.6/server.html',
    calls: on(
      [
        ...['restinio.on_this_thread()', 'restinio.on_thread_pool()', 'restinio.server_settings_t()'],
        ...['restinio.run_on_this_thread_settings_t()', 'restinio.run_on_thread_pool_settings_t()'],
      ],
      'port',
    ),
    shapes: [{ ...port(0), host: { by: 'address', argument: 0 } }],
    ...tcp,
    identity: ['restinio'],
    example: {
      code: main(
        ['restinio/all.hpp'],
        'restinio::run(restinio::on_this_thread().port(8084).address("127.0.0.1").request_handler(handler));',
      ),
      finds: ['8084/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'qt-server',
    source: 'https://doc.qt.io/qt-6/qtcpserver.html#listen',
    calls: on(['QTcpServer()', 'QSslServer()', 'QWebSocketServer()', 'QHttpServer()'], 'listen'),
    shapes: [{ ...port(1, 0) }],
    ...tcp,
    unset: everywhere,
    identity: ['qt'],
    example: {
      code: main(
        ['QTcpServer'],
        'QTcpServer *server = new QTcpServer(this);',
        'server->listen(QHostAddress::Any, 1234);',
      ),
      finds: ['1234/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'qt-udp',
    source: 'https://doc.qt.io/qt-6/qabstractsocket.html#bind',
    calls: on(['QUdpSocket()'], 'bind'),
    shapes: [{ ...port(1, 0), certain: true }, port(0)],
    ...udp,
    unset: everywhere,
    identity: ['qt'],
    example: {
      code: main(
        ['QUdpSocket'],
        'auto *udpSocket = new QUdpSocket(this);',
        'udpSocket->bind(45454, QUdpSocket::ShareAddress);',
      ),
      finds: ['45454/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'served',
    source: 'https://github.com/meltwater/served#hello-world',
    calls: ['served.net.server'],
    shapes: [port(1, 0)],
    ...tcp,
    identity: [],
    example: {
      code: main(['served/served.hpp'], 'served::net::server server("127.0.0.1", "8085", mux);'),
      finds: ['8085/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'cppzmq',
    source: 'https://github.com/zeromq/cppzmq#readme',
    calls: on(['zmq.socket_t()', 'zmqpp.socket()'], 'bind'),
    shapes: [url(0)],
    ...tcp,
    identity: ['zeromq'],
    example: {
      code: main(['zmq.hpp'], 'zmq::socket_t socket{context, zmq::socket_type::rep};', 'socket.bind("tcp://*:5555");'),
      finds: ['5555/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'cpprestsdk',
    source:
      'https://microsoft.github.io/cpprestsdk/classweb_1_1http_1_1experimental_1_1listener_1_1http__listener.html',
    calls: ['web.http.experimental.listener.http_listener'],
    shapes: [url(0)],
    ...tcp,
    identity: [],
    example: {
      code: main(
        ['cpprest/http_listener.h'],
        'using namespace web::http::experimental::listener;',
        'http_listener listener(U("http://0.0.0.0:8086/api"));',
      ),
      finds: ['8086/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'cpp-thrift',
    source: 'https://thrift.apache.org/tutorial/cpp',
    calls: inNamespaces(
      ['apache.thrift'],
      'transport.TServerSocket',
      'transport.TNonblockingServerSocket',
      'transport.TSSLServerSocket',
    ),
    shapes: [{ ...port(1, 0), certain: true }, port(0)],
    ...tcp,
    unset: everywhere,
    identity: ['thrift'],
    example: {
      code: main(
        ['thrift/transport/TServerSocket.h'],
        'using namespace apache::thrift::transport;',
        'auto transport = std::make_shared<TServerSocket>(9090);',
      ),
      finds: ['9090/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'brpc',
    source: 'https://github.com/apache/brpc/blob/master/docs/en/server.md',
    calls: on(['brpc.Server()'], 'Start'),
    shapes: [address(0)],
    ...tcp,
    identity: ['brpc'],
    example: {
      code: main(['brpc/server.h'], 'brpc::Server server;', 'server.Start(8002, &options);'),
      finds: ['8002/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'sogou-workflow',
    source: 'https://github.com/sogou/workflow#readme',
    calls: on(['WFHttpServer()', 'WFRedisServer()', 'WFServer()'], 'start'),
    shapes: [{ ...port(1, 0), certain: true }, port(0)],
    ...tcp,
    identity: ['workflow'],
    example: {
      code: main(['workflow/WFHttpServer.h'], 'WFHttpServer server([](WFHttpTask *task) {});', 'server.start(8888);'),
      finds: ['8888/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'muduo',
    source: 'https://github.com/chenshuo/muduo/tree/master/examples',
    calls: ['muduo.net.TcpServer', 'muduo.net.HttpServer'],
    shapes: [address(1)],
    ...tcp,
    identity: ['muduo'],
    example: {
      code: main(
        ['muduo/net/TcpServer.h'],
        'using namespace muduo::net;',
        'InetAddress listenAddr(2007);',
        'TcpServer server(&loop, listenAddr, "EchoServer");',
      ),
      finds: ['2007/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'sfml-tcp',
    source: 'https://www.sfml-dev.org/documentation/2.6.1/classsf_1_1TcpListener.php',
    calls: on(['sf.TcpListener()'], 'listen'),
    shapes: [port(0, 1)],
    ...tcp,
    identity: ['sfml'],
    example: {
      code: main(['SFML/Network.hpp'], 'sf::TcpListener listener;', 'listener.listen(53000);'),
      finds: ['53000/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'sfml-udp',
    source: 'https://www.sfml-dev.org/documentation/2.6.1/classsf_1_1UdpSocket.php',
    calls: on(['sf.UdpSocket()'], 'bind'),
    shapes: [port(0, 1)],
    ...udp,
    identity: ['sfml'],
    example: {
      code: main(['SFML/Network.hpp'], 'sf::UdpSocket socket;', 'socket.bind(54000);'),
      finds: ['54000/udp@4 0.0.0.0'],
    },
  },
  {
    id: 'prometheus-exposer',
    source: 'https://jupp0r.github.io/prometheus-cpp/classprometheus_1_1_exposer.html',
    calls: ['prometheus.Exposer'],
    shapes: [address(0)],
    ...tcp,
    identity: ['prometheus'],
    example: {
      code: main(['prometheus/exposer.h'], 'prometheus::Exposer exposer{"127.0.0.1:9091"};'),
      finds: ['9091/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'ixwebsocket',
    source: 'https://machinezone.github.io/IXWebSocket/usage/#websocket-server-api',
    calls: ['ix.WebSocketServer', 'ix.HttpServer'],
    shapes: [port(0, 1)],
    ...tcp,
    unset: boundTo(loopbackIPv4),
    identity: ['websocket'],
    example: {
      code: main(['ixwebsocket/IXWebSocketServer.h'], 'ix::WebSocketServer server(8008, "0.0.0.0");'),
      finds: ['8008/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'rpclib',
    source: 'https://rpclib.net/',
    calls: ['rpc.server'],
    shapes: [{ ...port(1, 0), certain: true }, port(0)],
    ...tcp,
    identity: [],
    example: {
      code: main(['rpc/server.h'], 'rpc::server srv(8087);'),
      finds: ['8087/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'capnproto-rpc',
    source: 'https://capnproto.org/cxxrpc.html',
    calls: ['capnp.EzRpcServer'],
    shapes: [{ ...port(2), certain: true, host: { argument: 1 } }, address(1)],
    ...tcp,
    identity: ['capnp'],
    example: {
      code: main(['capnp/ez-rpc.h'], 'capnp::EzRpcServer server(kj::heap<Impl>(), "*:5923");'),
      finds: ['5923/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'libhv-server',
    source: 'https://github.com/ithewei/libhv#http-server',
    calls: on(['hv.HttpServer()', 'hv.WebSocketServer()', 'HttpServer()', 'WebSocketServer()'], 'setPort'),
    shapes: [port(0)],
    ...tcp,
    identity: ['libhv'],
    example: {
      code: main(['hv/HttpServer.h'], 'hv::HttpServer server(&service);', 'server.setPort(8094);'),
      finds: ['8094/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'nghttp2-asio',
    source: 'https://nghttp2.org/documentation/libnghttp2_asio.html',
    calls: on(['nghttp2.asio_http2.server.http2()'], 'listen_and_serve'),
    shapes: [{ ...port(2, 1), certain: true }, port(3, 2)],
    ...tcp,
    identity: ['nghttp2'],
    example: {
      code: main(
        ['nghttp2/asio_http2_server.h'],
        'nghttp2::asio_http2::server::http2 server;',
        'server.listen_and_serve(ec, "127.0.0.1", "3001");',
      ),
      finds: ['3001/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'libhttpserver',
    source: 'https://github.com/etr/libhttpserver#create-and-work-with-a-webserver',
    calls: ['httpserver.create_webserver'],
    shapes: [port(0)],
    ...tcp,
    identity: ['libhttpserver'],
    example: {
      code: main(
        ['httpserver.hpp'],
        'using namespace httpserver;',
        'webserver ws = create_webserver(8095).max_threads(5);',
      ),
      finds: ['8095/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'lithium',
    source: 'https://matt-42.github.io/lithium/',
    calls: ['li.http_serve'],
    shapes: [port(1)],
    ...tcp,
    identity: ['lithium'],
    example: {
      code: main(['lithium_http_server.hh'], 'li::http_api api;', 'li::http_serve(api, 12345);'),
      finds: ['12345/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'cinatra',
    source: 'https://github.com/qicosmos/cinatra#readme',
    calls: ['cinatra.coro_http_server'],
    shapes: [port(1, 2)],
    ...tcp,
    identity: ['cinatra'],
    example: {
      code: main(['cinatra.hpp'], 'cinatra::coro_http_server server(1, 9001);'),
      finds: ['9001/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'seasocks',
    source: 'https://github.com/mattgodbolt/seasocks',
    calls: on(['seasocks.Server()'], 'serve'),
    shapes: [port(1)],
    ...tcp,
    identity: ['seasocks'],
    example: {
      code: main(['seasocks/Server.h'], 'seasocks::Server server(logger);', 'server.serve("web", 9095);'),
      finds: ['9095/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'jsonrpc-cpp',
    source: 'https://github.com/cinemast/libjson-rpc-cpp#step-3-implement-the-abstract-server-stub',
    calls: ['jsonrpc.HttpServer', 'jsonrpc.TcpSocketServer'],
    shapes: [{ ...port(1, 0), certain: true }, port(0)],
    ...tcp,
    identity: ['jsonrpc'],
    example: {
      code: main(['jsonrpccpp/server/connectors/httpserver.h'], 'jsonrpc::HttpServer httpserver(8383);'),
      finds: ['8383/tcp@3 0.0.0.0'],
    },
  },
];

const asioSource = 'https://www.boost.org/doc/libs/release/doc/html/boost_asio/reference.html';
const given = (call: CallPattern, argument: number, source: string): ValueCall => ({
  call,
  gives: 'argument',
  argument,
  source,
});
const standard = 'https://en.cppreference.com/w/cpp/string/basic_string';

const values: readonly ValueCall[] = [
  ...['std.stoi', 'std.stol', 'std.stoul', 'std.atoi', 'std.strtol', 'stoi', 'std.to_string', 'to_string'].map((call) =>
    given(call, 0, standard),
  ),
  ...['std.string', 'string', 'std.string_view', 'QString', 'QString.number', 'U', 'std.move', 'std.ref'].map((call) =>
    given(call, 0, standard),
  ),
  ...['boost.lexical_cast', 'lexical_cast', 'folly.to', 'folly.StringPiece', 'absl.GetFlag'].map((call) =>
    given(call, 0, 'https://www.boost.org/doc/libs/release/doc/html/boost_lexical_cast.html'),
  ),
  ...['c_str', 'data', 'str', 'value', 'get', 'as', 'toStdString', 'toUShort', 'toInt', 'toLocal8Bit', 'string'].map(
    (name): ValueCall => ({ call: `.${name}`, gives: 'object', arity: 0, source: standard }),
  ),
  // What a socket is opened with instead of an endpoint: it binds nothing.
  {
    call: '.protocol',
    gives: 'text',
    text: '',
    arity: 0,
    source: 'https://www.boost.org/doc/libs/release/doc/html/boost_asio/reference/ip__basic_endpoint.html',
  },
  {
    call: '.value_or',
    gives: 'argument',
    argument: 0,
    source: 'https://en.cppreference.com/w/cpp/utility/optional/value_or',
  },
  {
    call: '.getInt',
    gives: 'argument',
    argument: 1,
    arity: 2,
    source: 'https://docs.pocoproject.org/current/Poco.Util.AbstractConfiguration.html',
  },
  ...['absl.StrFormat', 'fmt.format', 'std.format', 'absl.StrCat'].map(
    (call): ValueCall => ({ call, gives: 'format', text: 0, source: 'https://abseil.io/docs/cpp/guides/format' }),
  ),
  ...asio.flatMap((library): ValueCall[] => [
    ...['tcp', 'udp'].flatMap((protocol): ValueCall[] => [
      { call: `${library}.ip.${protocol}.endpoint`, gives: 'host-and-port', host: 0, port: 1, source: asioSource },
      { call: `${library}.ip.${protocol}.v4`, gives: 'text', text: '0.0.0.0', source: asioSource },
      { call: `${library}.ip.${protocol}.v6`, gives: 'text', text: '::', source: asioSource },
    ]),
    ...[
      'ip.make_address',
      'ip.make_address_v4',
      'ip.address.from_string',
      'ip.address_v4.from_string',
      'ip.address',
    ].map((call) => given(`${library}.${call}`, 0, asioSource)),
    ...['tcp', 'udp'].flatMap((protocol): ValueCall[] => [
      {
        call: `${library}.ip.${protocol}.resolver().resolve`,
        gives: 'host-and-port',
        host: 0,
        port: 1,
        arity: 2,
        source: asioSource,
      },
      { ...given(`${library}.ip.${protocol}.resolver().resolve`, 0, asioSource), arity: 1 },
      {
        call: `${library}.ip.${protocol}.resolver.query`,
        gives: 'host-and-port',
        host: 0,
        port: 1,
        arity: 2,
        source: asioSource,
      },
    ]),
    { call: '.begin', gives: 'object', arity: 0, source: asioSource },
    { call: `${library}.ip.address_v4.any`, gives: 'text', text: '0.0.0.0', source: asioSource },
    { call: `${library}.ip.address_v4.loopback`, gives: 'text', text: '127.0.0.1', source: asioSource },
    { call: `${library}.ip.address_v6.any`, gives: 'text', text: '::', source: asioSource },
    { call: `${library}.ip.address_v6.loopback`, gives: 'text', text: '::1', source: asioSource },
  ]),
  {
    call: 'Pistache.Address',
    gives: 'host-and-port',
    host: 0,
    port: 1,
    arity: 2,
    source: 'https://pistacheio.github.io/pistache/docs/',
  },
  given('Pistache.Address', 0, 'https://pistacheio.github.io/pistache/docs/'),
  given('Pistache.Port', 0, 'https://pistacheio.github.io/pistache/docs/'),
  { call: 'Pistache.Ipv4.any', gives: 'text', text: '0.0.0.0', source: 'https://pistacheio.github.io/pistache/docs/' },
  {
    call: 'Pistache.Ipv4.loopback',
    gives: 'text',
    text: '127.0.0.1',
    source: 'https://pistacheio.github.io/pistache/docs/',
  },
  {
    call: 'Poco.Net.SocketAddress',
    gives: 'host-and-port',
    host: 0,
    port: 1,
    arity: 2,
    source: 'https://docs.pocoproject.org/current/Poco.Net.SocketAddress.html',
  },
  given('Poco.Net.SocketAddress', 0, 'https://docs.pocoproject.org/current/Poco.Net.SocketAddress.html'),
  {
    call: 'muduo.net.InetAddress',
    gives: 'host-and-port',
    host: 0,
    port: 1,
    arity: 2,
    source: 'https://github.com/chenshuo/muduo',
  },
  given('muduo.net.InetAddress', 0, 'https://github.com/chenshuo/muduo'),
  given('QHostAddress', 0, 'https://doc.qt.io/qt-6/qhostaddress.html'),
];

/** What a program has that uses a library, where that isn't its name: the types of fields may stand in the header. */
const mentions: Readonly<Record<string, string>> = {
  bind: String.raw`\bsin6?_port\b|\bgetaddrinfo\b`,
  Bind: String.raw`\bsin6?_port\b|\bgetaddrinfo\b`,
  asio: String.raw`\basio\b|\b(?:tcp|udp)::`,
  QTcpServer: String.raw`\bQTcpServer\b|\bQHostAddress\b`,
};

/** C and C++ programs: the one uses the other's libraries. */
export const cppFacts: LanguageFacts = {
  signatures: [...cSignatures, ...signatures],
  configs: [],
  values: [...cValues, ...values],
  options: [{ name: '(option)', key: 0, value: 1 }],
  optionTables: [],
  writes: cWrites,
  addresses: {
    ...cAddresses,
    'QHostAddress.Any': '::',
    'QHostAddress.AnyIPv4': '0.0.0.0',
    'QHostAddress.AnyIPv6': '::',
    'QHostAddress.LocalHost': '127.0.0.1',
    'QHostAddress.LocalHostIPv6': '::1',
    'rpc.constants.DEFAULT_PORT': '8080',
    'IpAddress.Any': '0.0.0.0',
    'IpAddress.LocalHost': '127.0.0.1',
  },
  runtime: socketRuntime,
  identity: [],
  distinctive: [],
  anchors: {
    // A variable may stand between a type and what it is made of.
    call: String.raw`(?:<[^<>()]{0,80}>)?[\s*&>]*(?:\w+\s*)?[({;]`,
    module: (module) => mentions[module] ?? String.raw`\b${module}\b`,
  },
  moduleName: (module) => module,
  start: (path) => path,
};
