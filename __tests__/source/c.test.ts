import { describe, expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

const lines = (...text: readonly string[]): string => text.join('\n');

/** A C program that binds what the body says; the body's first line is line 3. */
const posix = (...body: readonly string[]): string =>
  lines('#include <netinet/in.h>', 'int main(int argc, char *argv[]) {', ...body, '}');
const bind = 'bind(fd, (struct sockaddr *)&addr, sizeof(addr)); listen(fd, 5);';

type Case = readonly [name: string, code: string | Record<string, string>, finds: readonly string[]];

const cCases: readonly Case[] = [
  [
    'what a flag of its function decides',
    lines(
      '#include <netinet/in.h>',
      'static void open_socket(int port, int server) {',
      'struct sockaddr_in addr;',
      'addr.sin_port = htons(port);',
      `if (server) { ${bind} } else { connect(fd, (struct sockaddr *)&addr, sizeof(addr)); }`,
      '}',
      'int main(void) {',
      'open_socket(8765, 1);',
      'open_socket(8766, 0);',
      '}',
    ),
    ['8765/tcp@8 0.0.0.0'],
  ],
  [
    'tests that a library keeps beside its code',
    lines(
      '#include <netinet/in.h>',
      'void socket_test(void) {',
      'struct sockaddr_in addr;',
      'addr.sin_port = htons(8767);',
      bind,
      '}',
    ),
    [],
  ],
  [
    'what the tests of a library give its functions',
    lines(
      '#include <netinet/in.h>',
      'static void open_socket(int port) {',
      'struct sockaddr_in addr;',
      'addr.sin_port = htons(port);',
      bind,
      '}',
      'void socket_test(void) { open_socket(8768); }',
    ),
    ['unresolved/tcp@4 0.0.0.0'],
  ],
  ['a literal', posix('struct sockaddr_in addr;', 'addr.sin_port = htons(8080);', bind), ['8080/tcp@4 0.0.0.0']],
  [
    'a URL in a macro',
    lines(
      '#include "mongoose.h"',
      '#define URL "http://127.0.0.1:8100"  // everybody else goes through nginx',
      'int main(void) {',
      'mg_http_listen(&mgr, URL, fn, NULL);',
      '}',
    ),
    ['8100/tcp@2 127.0.0.1'],
  ],
  [
    'conditions between arguments',
    lines(
      '#include <microhttpd.h>',
      'int main(void) {',
      'd = MHD_start_daemon(MHD_USE_THREAD',
      '#ifdef EPOLL',
      ' | MHD_USE_EPOLL',
      '#endif',
      ', 8101, NULL, NULL, &answer, NULL, MHD_OPTION_END);',
      '}',
    ),
    ['8101/tcp@7 0.0.0.0'],
  ],
  [
    'an initializer',
    posix('struct sockaddr_in addr = {', '.sin_addr = { .s_addr = INADDR_ANY },', '.sin_port = htons(81) };', bind),
    ['81/tcp@5 0.0.0.0'],
  ],
  [
    'a compound literal',
    posix('bind(fd, (struct sockaddr *)&(struct sockaddr_in){ .sin_port = htons(82) }, n);'),
    ['82/tcp@3 0.0.0.0'],
  ],
  [
    'one address in numbers',
    posix(
      'struct sockaddr_in addr;',
      'addr.sin_addr.s_addr = inet_addr("127.0.0.1");',
      'addr.sin_port = htons(83);',
      bind,
    ),
    ['83/tcp@5 127.0.0.1'],
  ],
  [
    'inet_pton',
    posix(
      'struct sockaddr_in addr;',
      'inet_pton(AF_INET, "10.0.0.1", &addr.sin_addr);',
      'addr.sin_port = htons(84);',
      bind,
    ),
    ['84/tcp@5 10.0.0.1'],
  ],
  [
    'IPv6',
    posix('struct sockaddr_in6 addr;', 'addr.sin6_addr = in6addr_any;', 'addr.sin6_port = htons(85);', bind),
    ['85/tcp@5 0.0.0.0+::'],
  ],
  [
    'the loopback of IPv6',
    posix('struct sockaddr_in6 addr = { .sin6_port = htons(86), .sin6_addr = IN6ADDR_LOOPBACK_INIT };', bind),
    ['86/tcp@3 ::1'],
  ],
  [
    'a macro',
    lines('#define PORT (8087)', posix('struct sockaddr_in addr;', 'addr.sin_port = htons(PORT);', bind)),
    ['8087/tcp@1 0.0.0.0'],
  ],
  [
    'a macro of the header',
    {
      'src/main.c': lines(
        '#include "config.h"',
        posix('struct sockaddr_in addr;', 'addr.sin_port = htons(PORT);', bind),
      ),
      'src/config.h': '#ifndef CONFIG_H\n#define CONFIG_H\n#define PORT 8088 // the port\n#endif\n',
      'other/config.h': '#define PORT 9999\n',
    },
    ['8088/tcp@src/config.h:3 0.0.0.0'],
  ],
  [
    'a macro of a header that another one includes',
    {
      'src/main.c': lines(
        '#include "server.h"',
        posix('struct sockaddr_in addr;', 'addr.sin_port = htons(PORT);', bind),
      ),
      'src/server.h': '#include "../include/defaults.h"\n',
      'include/defaults.h': 'enum { PORT = 8089 };\n',
    },
    ['8089/tcp@include/defaults.h:1 0.0.0.0'],
  ],
  [
    'a ternary on the argument count',
    posix(
      'struct sockaddr_in addr;',
      'int port = argc > 1 ? atoi(argv[1]) : 9000;',
      'addr.sin_port = htons(port);',
      bind,
    ),
    ['9000/tcp@4 0.0.0.0'],
  ],
  [
    'an argument that replaces the default',
    posix(
      'struct sockaddr_in addr;',
      'int port = 9001;',
      'if (argc > 1) port = atoi(argv[1]);',
      'addr.sin_port = htons(port);',
      bind,
    ),
    ['9001/tcp@4 0.0.0.0'],
  ],
  ...(
    [
      [
        'an option',
        'if (!strcmp(argv[1], "-a")) a = atoi(argv[2]); else if (!strcmp(argv[1], "-p")) port = atoi(argv[2]);',
        9021,
      ],
      ['a condition with two sides', 'if (argc > 1) port = atoi(argv[1]); else port = 9022;', 9022],
    ] as const
  ).map(
    ([name, statement, port]): Case => [
      `a variable of the file that ${name} may replace`,
      posix(`${statement}`, 'struct sockaddr_in addr = { .sin_port = htons(port) };', bind).replace(
        'int main',
        'static int port = 9021; int main',
      ),
      [`${port}/tcp@${port === 9021 ? 2 : 3} 0.0.0.0`],
    ],
  ),
  [
    'a variable of the file without a value yet',
    posix('if (port == 0) port = 9023;', 'struct sockaddr_in addr = { .sin_port = htons(port) };', bind).replace(
      'int main',
      'static int port = 0; int main',
    ),
    ['9023/tcp@3 0.0.0.0'],
  ],
  [
    'options',
    posix(
      'unsigned short port = 9002;',
      'while ((c = getopt(argc, argv, "p:")) != -1) switch (c) { case \'p\': port = strtol(optarg, NULL, 10); break; }',
      'struct sockaddr_in addr = { .sin_port = htons(port) };',
      bind,
    ),
    ['9002/tcp@3 0.0.0.0'],
  ],
  [
    'the environment',
    posix(
      'const char *text = getenv("PORT");',
      'struct sockaddr_in addr = { .sin_port = htons(text ? atoi(text) : 9003) };',
      bind,
    ),
    ['9003/tcp@4 0.0.0.0'],
  ],
  [
    'a function that is called with the port',
    lines(
      'static int open_socket(int port) {',
      '  int fd = socket(AF_INET, SOCK_STREAM, 0);',
      '  struct sockaddr_in addr;',
      '  addr.sin_port = htons(port);',
      '  return bind(fd, (struct sockaddr *)&addr, sizeof addr);',
      '}',
      'int main(void) { open_socket(9004); open_socket(9005); }',
    ),
    ['9004/tcp@7 0.0.0.0', '9005/tcp@7 0.0.0.0'],
  ],
  [
    'a function of another file',
    {
      'net.c': lines(
        '#include "net.h"',
        'int serve(int port) {',
        'struct sockaddr_in addr = { .sin_port = htons(port) };',
        bind,
        '}',
      ),
      'net.h': 'int serve(int port);\n',
      'main.c': '#include "net.h"\nint main(void) { return serve(9006); }\n',
    },
    ['9006/tcp@main.c:2 0.0.0.0'],
  ],
  [
    'a structure of settings',
    lines(
      'struct config { int port; };',
      'static void start(struct config *conf) {',
      '  struct sockaddr_in addr;',
      '  addr.sin_port = htons(conf->port);',
      `  ${bind}`,
      '}',
      'int main(void) { struct config conf;',
      '  conf.port = 9007;',
      '  start(&conf); }',
    ),
    ['9007/tcp@8 0.0.0.0'],
  ],
  [
    'a datagram socket',
    posix(
      'int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);',
      'struct sockaddr_in addr;',
      'addr.sin_port = htons(53);',
      bind,
    ),
    ['53/udp@5 0.0.0.0'],
  ],
  [
    'a socket that is made in a condition',
    posix(
      'int fd;',
      'if ((fd = socket(AF_INET, SOCK_DGRAM, 0)) < 0) return 1;',
      'struct sockaddr_in addr = { .sin_port = htons(54) };',
      bind,
    ),
    ['54/udp@5 0.0.0.0'],
  ],
  [
    'a list of addresses',
    posix(
      'struct addrinfo hints, *list, *p;',
      'hints.ai_socktype = SOCK_STREAM;',
      'getaddrinfo(NULL, "3490", &hints, &list);',
      'for (p = list; p != NULL; p = p->ai_next) {',
      '  fd = socket(p->ai_family, p->ai_socktype, p->ai_protocol);',
      '  bind(fd, p->ai_addr, p->ai_addrlen);',
      '}',
    ),
    ['3490/tcp@5 0.0.0.0'],
  ],
  [
    'a list of addresses for datagrams',
    posix(
      'struct addrinfo hints, *list; int fd;',
      'hints.ai_socktype = SOCK_DGRAM;',
      'getaddrinfo("127.0.0.1", "4950", &hints, &list);',
      'fd = socket(list->ai_family, list->ai_socktype, list->ai_protocol);',
      'bind(fd, list->ai_addr, list->ai_addrlen);',
    ),
    ['4950/udp@5 127.0.0.1'],
  ],
  ['any free port', posix('struct sockaddr_in addr;', 'addr.sin_port = 0;', bind), ['ephemeral/tcp@4 0.0.0.0']],
  [
    'an argument without a default',
    posix('struct sockaddr_in addr;', 'addr.sin_port = htons(atoi(argv[1]));', bind),
    ['unresolved/tcp@4 0.0.0.0'],
  ],
  [
    'a client',
    posix('struct sockaddr_in addr;', 'addr.sin_port = htons(80);', 'connect(fd, (struct sockaddr *)&addr, n);'),
    [],
  ],
  ['a Unix socket', posix('struct sockaddr_un addr;', 'addr.sin_port;', 'strcpy(addr.sun_path, "/tmp/80");', bind), []],
  [
    'mentions that are none',
    posix('// bind(fd, &addr) sin_port = htons(80)', 'puts("listen sin_port = 80"); /* bind(1) */', 'signal_bind(80);'),
    [],
  ],
  [
    'alternatives of the preprocessor',
    lines(
      '#ifdef DEBUG',
      '#define PORT 9010',
      '#else',
      '#define PORT 80',
      '#endif',
      posix('struct sockaddr_in addr;', 'addr.sin_port = htons(PORT);', bind),
    ),
    ['9010/tcp@2 0.0.0.0'],
  ],
  [
    'code around merge markers',
    posix(
      '<<<<<<< HEAD',
      'int a = 1;',
      '=======',
      'int a = 2;',
      '>>>>>>> x',
      'struct sockaddr_in addr = { .sin_port = htons(9011) };',
      bind,
    ),
    ['9011/tcp@8 0.0.0.0'],
  ],
];

/** A C++ program; the body's first line is line 3. */
const cpp = (use: string, ...body: readonly string[]): string =>
  lines(use, 'int main(int argc, char **argv) {', ...body, '}');
const tcp = 'using boost::asio::ip::tcp;';

const cppCases: readonly Case[] = [
  [
    'an endpoint in a variable',
    cpp(tcp, 'tcp::endpoint endpoint(tcp::v4(), 8080);', 'tcp::acceptor acceptor(io, endpoint);'),
    ['8080/tcp@3 0.0.0.0'],
  ],
  [
    'braces',
    cpp('namespace net = boost::asio;', 'net::ip::tcp::acceptor acceptor{io, {net::ip::tcp::v6(), 81}};'),
    ['81/tcp@3 0.0.0.0+::'],
  ],
  [
    'a namespace',
    cpp('using namespace boost::asio;', 'ip::tcp::acceptor acceptor(io, ip::tcp::endpoint(ip::tcp::v4(), 82));'),
    ['82/tcp@3 0.0.0.0'],
  ],
  [
    'another name',
    cpp(
      'using tcp = asio::ip::tcp;',
      'auto acceptor = std::make_unique<tcp::acceptor>(io, tcp::endpoint(tcp::v4(), 83));',
    ),
    ['83/tcp@3 0.0.0.0'],
  ],
  [
    'an address in numbers',
    cpp(
      tcp,
      'auto const address = boost::asio::ip::make_address("127.0.0.1");',
      'auto const port = static_cast<unsigned short>(8084);',
      'tcp::acceptor a{io, {address, port}};',
    ),
    ['8084/tcp@4 127.0.0.1'],
  ],
  [
    'a field of a class',
    lines(
      tcp,
      'class Server {',
      ' public:',
      '  Server(boost::asio::io_context& io, short port) : acceptor_(io, tcp::endpoint(tcp::v4(), port)) {}',
      ' private:',
      '  tcp::acceptor acceptor_;',
      '};',
      'int main() { Server server(io, 8085); }',
    ),
    ['8085/tcp@8 0.0.0.0'],
  ],
  [
    'a class of which the header tells the fields',
    {
      'server.cpp': lines(
        '#include "server.hpp"',
        'Server::Server(unsigned short port) : acceptor_(io_) {',
        '  acceptor_.open(tcp::v4());',
        '  acceptor_.bind(tcp::endpoint(tcp::v4(), port));',
        '  acceptor_.listen();',
        '}',
      ),
      'server.hpp': `${tcp}\nclass Server {\n  Server(unsigned short port);\n  tcp::acceptor acceptor_;\n};\n`,
      'main.cpp': '#include "server.hpp"\nint main() { auto s = std::make_shared<Server>(8086); }\n',
    },
    ['8086/tcp@main.cpp:2 0.0.0.0'],
  ],
  [
    'a field that the header declares and the constructor makes',
    {
      'server.cpp': lines(
        '#include "server.hpp"',
        'using boost::asio::ip::tcp;',
        'namespace shop {',
        'Server::Server(boost::asio::io_context& io, unsigned short port)',
        '    : io_(io), acceptor_(io, tcp::endpoint(tcp::v4(), port)) {}',
        '}',
      ),
      'server.hpp': lines(
        'namespace shop {',
        'class Server {',
        '  Server(boost::asio::io_context& io, unsigned short port);',
        '  boost::asio::ip::tcp::acceptor acceptor_;',
        '};',
        '}',
      ),
      'main.cpp': lines('#include "server.hpp"', 'int main() {', 'shop::Server server(io, 8101);', '}'),
    },
    ['8101/tcp@main.cpp:3 0.0.0.0'],
  ],
  [
    'an object that a smart pointer is given',
    lines(
      tcp,
      'struct Server {',
      '  Server(unsigned short port) : acceptor_(io_, tcp::endpoint(tcp::v4(), port)) {}',
      '  tcp::acceptor acceptor_;',
      '};',
      'int main() { std::unique_ptr<Server> server(new Server(8102)); }',
    ),
    ['8102/tcp@6 0.0.0.0'],
  ],
  [
    'a field with a value',
    lines(
      'struct App {',
      '  int port_ = 8087;',
      '  void run() { app_.port(port_).run(); }',
      '  crow::SimpleApp app_;',
      '};',
    ),
    ['8087/tcp@2 0.0.0.0'],
  ],
  [
    'what is inherited',
    lines(
      'class Server : public QTcpServer {',
      ' public:',
      '  Server() { listen(QHostAddress::LocalHost, 8088); }',
      '};',
    ),
    ['8088/tcp@3 127.0.0.1'],
  ],
  [
    'a constant',
    cpp('constexpr int kPort = 8089;', 'crow::SimpleApp app;', 'app.port(kPort).run();'),
    ['8089/tcp@1 0.0.0.0'],
  ],
  [
    'a class in its own repository',
    {
      'examples/main.cpp': cpp(
        'using namespace muduo::net;',
        'TcpServer server(&loop, InetAddress(2008), "Echo");',
      ).replace(/^/, '#include "muduo/net/TcpServer.h"\n'),
      'muduo/net/TcpServer.h':
        'namespace muduo { namespace net {\nclass TcpServer { public: TcpServer(EventLoop* loop, const InetAddress& at); };\n} }',
    },
    ['2008/tcp@4 0.0.0.0'],
  ],
  [
    "a class that has the name of a library's",
    {
      'main.cpp': cpp('TcpServer server(2009);').replace(/^/, '#include "TcpServer.h"\n'),
      'TcpServer.h': 'class TcpServer { public: TcpServer(int size); };',
    },
    [],
  ],
  [
    'a server of a library in its own repository, in a file that is called as its header',
    {
      'example/echo/server.cpp': lines(
        '#include <brpc/server.h>',
        'int main() {',
        'brpc::Server server;',
        'server.Start(8103, &options);',
        '}',
      ),
      'src/brpc/server.h':
        'namespace brpc { class Server { public: Server(); int Start(int port) { return go(port); } }; }',
      'src/brpc/server.cpp': '#include "brpc/server.h"\n',
    },
    ['8103/tcp@4 0.0.0.0'],
  ],
  [
    'a namespace of its own',
    cpp('namespace config { const int port = 8090; }', 'crow::App<> app;', 'app.port(config::port).run();'),
    ['8090/tcp@1 0.0.0.0'],
  ],
  [
    'a text that is put together',
    cpp(
      'const int port = 50051;',
      'std::string address("0.0.0.0:" + std::to_string(port));',
      'grpc::ServerBuilder builder;',
      'builder.AddListeningPort(address, credentials);',
    ),
    ['50051/tcp@1 0.0.0.0+::'],
  ],
  [
    'flags of Abseil',
    lines(
      'ABSL_FLAG(uint16_t, port, 50052, "Server port for the service");',
      'void RunServer(uint16_t port) {',
      '  std::string server_address = absl::StrFormat("0.0.0.0:%d", port);',
      '  grpc::ServerBuilder builder;',
      '  builder.AddListeningPort(server_address, grpc::InsecureServerCredentials());',
      '}',
      'int main() { RunServer(absl::GetFlag(FLAGS_port)); }',
    ),
    ['50052/tcp@1 0.0.0.0+::'],
  ],
  [
    'flags of Google',
    cpp('DEFINE_int32(port, 8002, "TCP port");', 'brpc::Server server;', 'server.Start(FLAGS_port, &options);'),
    ['8002/tcp@1 0.0.0.0'],
  ],
  [
    'options of Boost',
    cpp(
      'namespace po = boost::program_options;',
      'int port;',
      'desc.add_options()("help", "x")("port,p", po::value<int>(&port)->default_value(8091), "port");',
      'httplib::Server svr;',
      'svr.listen("localhost", port);',
    ),
    ['8091/tcp@4 127.0.0.1|::1'],
  ],
  [
    'options of Boost in their map',
    cpp(
      'namespace po = boost::program_options;',
      'desc.add_options()("help", "x")("port,p", po::value<int>()->default_value(8092), "port");',
      'httplib::Server svr;',
      'svr.listen("0.0.0.0", vm["port"].as<int>());',
    ),
    ['8092/tcp@3 0.0.0.0'],
  ],
  [
    'an object that reads like the declaration of a function',
    cpp(tcp, 'unsigned short port = 9100;', 'tcp::acceptor acceptor(io, tcp::endpoint(tcp::v4(), port));'),
    ['9100/tcp@3 0.0.0.0'],
  ],
  [
    'an argument in such an object',
    cpp('using namespace Poco::Net;', 'ServerSocket socket(stoi(argv[1]), most);', 'ServerSocket declared(int port);'),
    ['unresolved/tcp@3 0.0.0.0'],
  ],
  [
    'components of Oat++',
    lines(
      'class AppComponent {',
      '  OATPP_CREATE_COMPONENT(std::shared_ptr<oatpp::network::ServerConnectionProvider>, provider)([] {',
      '    return oatpp::network::tcp::server::ConnectionProvider::createShared({"0.0.0.0", 9101});',
      '  }());',
      '};',
    ),
    ['9101/tcp@3 0.0.0.0'],
  ],
  [
    'classes with parents of several namespaces',
    lines(
      'using namespace Poco::Net;',
      'using namespace Poco::Util;',
      ...Array.from(
        { length: 20 },
        (_, index) => `class Handler${index} : public HTTPRequestHandler${index} { void f() { g(a, b); } };`,
      ),
      'class App : public ServerApplication { int main() { HTTPServer s(new Factory, ServerSocket(9102), p); } };',
    ),
    ['9102/tcp@23 0.0.0.0'],
  ],
  ['a socket without an endpoint', cpp('using boost::asio::ip::udp;', 'udp::socket s(io, endpoint.protocol());'), []],
  [
    'a template',
    cpp('typedef websocketpp::server<websocketpp::config::asio> server;', 'server s;', 's.listen(9002);'),
    ['9002/tcp@4 0.0.0.0+::'],
  ],
  [
    'the wildcard and a port',
    cpp('', 'uWS::SSLApp().listen("0.0.0.0", 9003, [](auto *s) {});'),
    ['9003/tcp@3 0.0.0.0'],
  ],
  [
    'sockets of C',
    cpp(
      '#include <netinet/in.h>',
      'sockaddr_in addr{};',
      'addr.sin_port = htons(9004);',
      '::bind(fd, reinterpret_cast<sockaddr*>(&addr), sizeof(addr));',
    ),
    ['9004/tcp@4 0.0.0.0'],
  ],
  ['a timer', cpp('', 'QTimer server;', 'server.start(8080);'), []],
  ['std::bind', cpp('using namespace std; // sin_port', 'auto f = bind(&Server::listen, this, 8080);'), []],
  [
    'a client',
    cpp(
      tcp,
      'tcp::socket socket(io);',
      'socket.connect(tcp::endpoint(address, 80));',
      'httplib::Client client("localhost", 8080);',
    ),
    [],
  ],
];

describe.each([
  ['C', 'main.c', cCases],
  ['C++', 'main.cpp', cppCases],
])('%s', (_, file, cases) => {
  it.each(cases)('understands %s', (_name, code, finds) => {
    const files = typeof code === 'string' ? { [file]: code } : code;
    const [first = ''] = Object.keys(files);
    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });
});
