import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/** Programs as people write them: settings, addresses and servers that lie in several functions and files. */
const programs: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  finds: readonly string[],
])[] = [
  [
    'a server whose class only the header names',
    {
      'src/app.h':
        '#pragma once\n#include <httplib.h>\nclass App { public: App(int port); void run(); private: httplib::Server svr; int port_; };\n',
      'src/app.cpp':
        '#include "app.h"\nApp::App(int port) : port_(port) {}\nvoid App::run() { svr.listen("0.0.0.0", port_); }\n',
      'src/main.cpp': '#include "app.h"\nint main() { App a(8100); a.run(); }\n',
    },
    ['8100/tcp@src/main.cpp:2 0.0.0.0'],
  ],
  [
    'a server that a constructor makes of a field of the header',
    {
      'echo.h':
        '#include <muduo/net/TcpServer.h>\nclass EchoServer { public: EchoServer(muduo::net::EventLoop* loop, const muduo::net::InetAddress& listenAddr); void start(); private: muduo::net::TcpServer server_; };\n',
      'echo.cc':
        '#include "echo.h"\nEchoServer::EchoServer(muduo::net::EventLoop* loop, const muduo::net::InetAddress& listenAddr) : server_(loop, listenAddr, "EchoServer") {}\n',
      'main.cc':
        '#include "echo.h"\nint main() { muduo::net::EventLoop loop; muduo::net::InetAddress listenAddr(8101); EchoServer server(&loop, listenAddr); server.start(); }\n',
    },
    ['8101/tcp@main.cc:2 0.0.0.0'],
  ],
  [
    'an address that is a field of the header',
    {
      'Server.hpp':
        '#include <sys/socket.h>\n#include <netinet/in.h>\nclass Server { int fd; int port; struct sockaddr_in addr; public: Server(int port); void setup(); };\n',
      'Server.cpp':
        '#include "Server.hpp"\nServer::Server(int port) : port(port) {}\nvoid Server::setup() { fd = socket(AF_INET, SOCK_STREAM, 0); addr.sin_family = AF_INET; addr.sin_addr.s_addr = htonl(INADDR_ANY); addr.sin_port = htons(port); if (bind(fd, (sockaddr*)&addr, sizeof(addr)) < 0) throw 1; listen(fd, 10); }\n',
      'main.cpp': '#include "Server.hpp"\nint main() { Server s(8118); s.setup(); }\n',
    },
    ['8118/tcp@main.cpp:2 0.0.0.0'],
  ],
  [
    'an address that another method fills',
    {
      'main.cpp':
        '#include <sys/socket.h>\n#include <netinet/in.h>\nclass S { struct sockaddr_in _a; int _fd; int _port; void initAddr(); void initSock(); public: S(int p); };\nS::S(int p) : _port(p) { initAddr(); initSock(); }\nvoid S::initAddr() { _a.sin_family = AF_INET; _a.sin_port = htons(_port); _a.sin_addr.s_addr = INADDR_ANY; }\nvoid S::initSock() { _fd = socket(AF_INET, SOCK_STREAM, 0); if (bind(_fd, (struct sockaddr *)&_a, sizeof(_a)) < 0) throw 1; listen(_fd, 10); }\nint main() { S s(8099); }\n',
    },
    ['8099/tcp@7 0.0.0.0'],
  ],
  [
    'fields of the own object by its name',
    {
      'main.cpp':
        '#include <sys/socket.h>\n#include <netinet/in.h>\nclass S { struct sockaddr_in a; int fd; int port; public: S(int p) { this->port = p; } void go() { this->fd = socket(AF_INET, SOCK_STREAM, 0); this->a.sin_port = htons(this->port); bind(this->fd, (struct sockaddr *)&this->a, sizeof(this->a)); listen(this->fd, 1); } };\nint main() { S s(8099); s.go(); }\n',
    },
    ['8099/tcp@4 0.0.0.0'],
  ],
  [
    'an address that a function fills',
    {
      'main.c':
        '#include <sys/socket.h>\n#include <netinet/in.h>\n#define PORT 8099\nvoid setup(struct sockaddr_in *a, int port) { memset(a, 0, sizeof *a); a->sin_family = AF_INET; a->sin_port = htons(port); a->sin_addr.s_addr = INADDR_ANY; }\nint main(int argc, char **argv) { struct sockaddr_in a; int fd = socket(AF_INET, SOCK_STREAM, 0); setup(&a, PORT); bind(fd, (struct sockaddr*)&a, sizeof a); listen(fd, 8); return fd; }\n',
    },
    ['8099/tcp@3 0.0.0.0'],
  ],
  [
    'a variable that a function stores the port in',
    {
      'main.c':
        '#include <sys/socket.h>\n#include <netinet/in.h>\nvoid args(int argc, char **argv, int *port) { *port = 8099; if (argc > 1) *port = atoi(argv[1]); }\nint main(int argc, char **argv) { int port; args(argc, argv, &port); int fd = socket(AF_INET, SOCK_STREAM, 0); struct sockaddr_in sa; sa.sin_family = AF_INET; sa.sin_addr.s_addr = INADDR_ANY; sa.sin_port = htons(port); bind(fd, (struct sockaddr*)&sa, sizeof sa); listen(fd, 8); return fd; }\n',
    },
    ['8099/tcp@3 0.0.0.0'],
  ],
  [
    'settings that a function of another file fills',
    {
      'config.h': 'typedef struct { int port; } config_t;\nvoid config_init(config_t *c);\n',
      'config.c':
        '#include "config.h"\n#define DEFAULT_PORT 8099\nvoid config_init(config_t *c) { c->port = DEFAULT_PORT; }\n',
      'main.c':
        '#include <sys/socket.h>\n#include <netinet/in.h>\n#include "config.h"\nint main(void) { config_t c; config_init(&c); int fd = socket(AF_INET, SOCK_STREAM, 0); struct sockaddr_in sa; sa.sin_family = AF_INET; sa.sin_addr.s_addr = INADDR_ANY; sa.sin_port = htons(c.port); bind(fd, (struct sockaddr*)&sa, sizeof sa); listen(fd, 8); }\n',
    },
    ['8099/tcp@config.c:2 0.0.0.0'],
  ],
  [
    'settings of a type that has only an alias',
    {
      'main.c':
        '#include <sys/socket.h>\n#include <netinet/in.h>\ntypedef struct { int port; } config_t;\nint start(config_t *c) { int fd = socket(AF_INET, SOCK_STREAM, 0); struct sockaddr_in sa; sa.sin_family = AF_INET; sa.sin_addr.s_addr = INADDR_ANY; sa.sin_port = htons(c->port); bind(fd, (struct sockaddr*)&sa, sizeof sa); listen(fd, 8); return fd; }\nint main(void) { config_t c; c.port = 8099; start(&c); }\n',
    },
    ['8099/tcp@5 0.0.0.0'],
  ],
  [
    'settings that a function gives',
    {
      'main.c':
        '#include <sys/socket.h>\n#include <netinet/in.h>\ntypedef struct { int port; } config_t;\nconfig_t defaults(void) { config_t c; c.port = 8099; return c; }\nint main(void) { config_t c = defaults(); int fd = socket(AF_INET, SOCK_STREAM, 0); struct sockaddr_in sa; sa.sin_family = AF_INET; sa.sin_addr.s_addr = INADDR_ANY; sa.sin_port = htons(c.port); bind(fd, (struct sockaddr*)&sa, sizeof sa); listen(fd, 8); return fd; }\n',
    },
    ['8099/tcp@4 0.0.0.0'],
  ],
  [
    'a URL that is printed',
    {
      'main.c':
        '#include "mongoose.h"\n#define PORT 8086\nint main(void) { struct mg_mgr mgr; char url[64]; mg_mgr_init(&mgr); snprintf(url, sizeof(url), "http://0.0.0.0:%d", PORT); mg_http_listen(&mgr, url, fn, NULL); }\n',
    },
    ['8086/tcp@2 0.0.0.0'],
  ],
  [
    'a service name that is printed',
    {
      'm.c':
        '#include <sys/socket.h>\n#include <netdb.h>\nstruct settings { int port; char *inter; };\nstruct settings settings;\nstatic void settings_init(void) { settings.port = 8109; settings.inter = NULL; }\nstatic int server_socket(const char *interface, int port) { struct addrinfo *ai; struct addrinfo hints = { .ai_flags = AI_PASSIVE, .ai_family = AF_UNSPEC }; hints.ai_socktype = SOCK_STREAM; char port_buf[6]; snprintf(port_buf, sizeof(port_buf), "%d", port); getaddrinfo(interface, port_buf, &hints, &ai); int sfd = socket(ai->ai_family, ai->ai_socktype, 0); bind(sfd, ai->ai_addr, ai->ai_addrlen); listen(sfd, 10); }\nint main() { settings_init(); server_socket(settings.inter, settings.port); }\n',
    },
    ['8109/tcp@5 0.0.0.0'],
  ],
  [
    'designators among the arguments of a macro',
    {
      'main.c':
        '#include "fio.h"\nint main(void) { fio_listen(.port = "3001", .on_open = echo_on_open); fio_start(.threads = 1); }\n',
    },
    ['3001/tcp@2 0.0.0.0'],
  ],
  [
    'an address that is resolved without a host',
    {
      'main.c':
        '#include "SDL_net.h"\nint main() { IPaddress ip; SDLNet_ResolveHost(&ip, NULL, 8108); TCPsocket server = SDLNet_TCP_Open(&ip); }\n',
    },
    ['8108/tcp@2 0.0.0.0'],
  ],
  [
    'a main function of the library',
    {
      'main.c':
        '#include "lwan.h"\nLWAN_HANDLER(hello_world) { return HTTP_OK; }\nint main(void) { return lwan_main(); }\n',
    },
    ['8080/tcp@3 127.0.0.1|::1'],
  ],
  [
    'a default port',
    { 'main.cpp': '#include "crow.h"\nint main() { crow::SimpleApp app; app.multithreaded().run(); }\n' },
    ['80/tcp@2 0.0.0.0'],
  ],
  [
    'an endpoint that is resolved',
    {
      'main.cpp':
        '#include <boost/asio.hpp>\nnamespace http { class server { boost::asio::ip::tcp::acceptor acceptor_; boost::asio::io_context io_; public: server(const std::string& address, const std::string& port) : acceptor_(io_) { boost::asio::ip::tcp::resolver resolver(io_); boost::asio::ip::tcp::endpoint endpoint = *resolver.resolve(address, port).begin(); acceptor_.open(endpoint.protocol()); acceptor_.bind(endpoint); acceptor_.listen(); } }; }\nint main() { http::server s("0.0.0.0", "8099"); }\n',
    },
    ['8099/tcp@3 0.0.0.0'],
  ],
  [
    'an address list that an own resolver stores',
    {
      'server.c':
        '#include <sys/socket.h>\n#include <netdb.h>\nint resolve(const char *host, unsigned short port, struct addrinfo** addr) {\n\tstruct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE, };\n\tchar port_buf[8];\n\tsnprintf(port_buf, sizeof port_buf, "%u", port);\n\treturn getaddrinfo(host, port_buf, &hints, addr);\n}\nint server_setup(const char* listenip, unsigned short port) {\n\tstruct addrinfo *ainfo = 0;\n\tif(resolve(listenip, port, &ainfo)) return -1;\n\tint listenfd = socket(ainfo->ai_family, ainfo->ai_socktype, ainfo->ai_protocol);\n\tbind(listenfd, ainfo->ai_addr, ainfo->ai_addrlen);\n\tlisten(listenfd, SOMAXCONN);\n}\nint main() { server_setup("0.0.0.0", 1080); }\n',
    },
    ['1080/tcp@16 0.0.0.0'],
  ],
  [
    'a service name that an own resolver of another file takes',
    {
      'server.c':
        '#include "server.h"\nint resolve(const char *host, unsigned short port, struct addrinfo** addr) {\n\tstruct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE, };\n\tchar port_buf[8];\n\tsnprintf(port_buf, sizeof port_buf, "%u", port);\n\treturn getaddrinfo(host, port_buf, &hints, addr);\n}\nint server_setup(struct server *server, const char* listenip, unsigned short port) {\n\tstruct addrinfo *ainfo = 0;\n\tif(resolve(listenip, port, &ainfo)) return -1;\n\tstruct addrinfo* p;\n\tint listenfd = -1;\n\tfor(p = ainfo; p; p = p->ai_next) {\n\t\tif((listenfd = socket(p->ai_family, p->ai_socktype, p->ai_protocol)) < 0)\n\t\t\tcontinue;\n\t\tif(bind(listenfd, p->ai_addr, p->ai_addrlen) < 0) {\n\t\t\tclose(listenfd);\n\t\t\tcontinue;\n\t\t}\n\t\tbreak;\n\t}\n\tif(listen(listenfd, SOMAXCONN) < 0) return -3;\n\treturn 0;\n}\n',
      'server.h':
        '#include <sys/socket.h>\n#include <netdb.h>\nint server_setup(struct server *server, const char* listenip, unsigned short port);\n',
      'sockssrv.c':
        '#include "server.h"\nint main(int argc, char** argv) {\n\tint ch;\n\tconst char *listenip = "0.0.0.0";\n\tunsigned port = 1080;\n\twhile((ch = getopt(argc, argv, ":1qb:i:p:u:P:w:")) != -1) {\n\t\tswitch(ch) { case \'i\': listenip = optarg; break; case \'p\': port = atoi(optarg); break; }\n\t}\n\tstruct server s;\n\tif(server_setup(&s, listenip, port)) { perror("server_setup"); return 1; }\n}\n',
    },
    ['1080/tcp@sockssrv.c:5 0.0.0.0'],
  ],
];

it.each(programs)('finds %s', (_, files, finds) => {
  const [first = '', ...others] = Object.keys(files);

  expect(listenersIn(files).map((listener) => show(listener, others.length > 0 ? '' : first))).toEqual(finds);
});
