import { anyIPv4, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type { ListenSignature, PortShape, RuntimeBinding, StoreCall, ValueCall, WriteCall } from './signature.ts';

const port = (argument: number, host?: number): PortShape => ({
  form: 'port',
  at: { argument },
  ...(host === undefined ? {} : { host: { argument: host } }),
});
const field = (argument: number, key: string, host?: string): PortShape => ({
  form: 'port',
  at: { argument, key },
  ...(host === undefined ? {} : { host: { argument, key: host } }),
});
const url = (argument: number): PortShape => ({ form: 'url', at: { argument } });
const tcp = { protocol: 'tcp' } as const;
const udp = { protocol: 'udp' } as const;

/** A `struct sockaddr`, or what `getaddrinfo` and `uv_ip4_addr` made. */
const socketAddress = (argument: number): PortShape[] => [
  field(argument, 'sin_port', 'sin_addr'),
  // A socket of IPv6 takes IPv4 too, unless it is told not to.
  { ...field(argument, 'sin6_port', 'sin6_addr'), unset: everywhere },
  field(argument, 'port', 'host'),
];

/** A program whose body starts in the line after its includes. */
const main = (includes: readonly string[], ...body: readonly string[]): string =>
  [...includes.map((path) => `#include <${path}>`), 'int main(int argc, char **argv) {', ...body, '}'].join('\n');

/** What the sockets of an operating system do, and whatever lies right above them. */
export const socketRuntime: RuntimeBinding = {
  source: 'https://man7.org/linux/man-pages/man7/ip.7.html',
  unset: boundTo(anyIPv4),
  anyIPv4: boundTo(anyIPv4),
  any: boundTo(anyIPv4),
  localhost: { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' },
};

export const cSignatures: readonly ListenSignature[] = [
  {
    id: 'posix-bind',
    source: 'https://man7.org/linux/man-pages/man2/bind.2.html',
    calls: ['bind', 'Bind'],
    network: [{ of: 'creator', argument: 1 }],
    networks: { SOCK_STREAM: 'tcp', SOCK_DGRAM: 'udp', SOCK_RAW: 'raw', SOCK_SEQPACKET: 'seqpacket' },
    shapes: socketAddress(1),
    ...tcp,
    identity: [],
    example: {
      file: 'main.c',
      code: main(
        ['sys/socket.h', 'netinet/in.h'],
        'int fd = socket(AF_INET, SOCK_STREAM, 0);',
        'struct sockaddr_in addr;',
        'addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);',
        'addr.sin_port = htons(8080);',
        'bind(fd, (struct sockaddr *)&addr, sizeof(addr));',
        'listen(fd, 5);',
      ),
      finds: ['8080/tcp@7 127.0.0.1'],
    },
  },
  {
    id: 'libuv-tcp',
    source: 'https://docs.libuv.org/en/v1.x/tcp.html#c.uv_tcp_bind',
    calls: ['uv_tcp_bind', 'uv_tcp_bind6'],
    shapes: socketAddress(1),
    ...tcp,
    identity: ['libuv'],
    example: {
      file: 'main.c',
      code: main(
        ['uv.h'],
        'struct sockaddr_in addr;',
        'uv_ip4_addr("0.0.0.0", 7000, &addr);',
        'uv_tcp_bind(&server, (const struct sockaddr *)&addr, 0);',
      ),
      finds: ['7000/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'libuv-udp',
    source: 'https://docs.libuv.org/en/v1.x/udp.html#c.uv_udp_bind',
    calls: ['uv_udp_bind'],
    shapes: socketAddress(1),
    ...udp,
    identity: ['libuv'],
    example: {
      file: 'main.c',
      code: main(
        ['uv.h'],
        'struct sockaddr_in addr;',
        'uv_ip4_addr("0.0.0.0", 6868, &addr);',
        'uv_udp_bind(&recv_socket, (const struct sockaddr *)&addr, UV_UDP_REUSEADDR);',
      ),
      finds: ['6868/udp@4 0.0.0.0'],
    },
  },
  {
    id: 'libevent-http',
    source: 'https://libevent.org/doc/http_8h.html',
    calls: ['evhttp_bind_socket', 'evhttp_bind_socket_with_handle', 'evhtp_bind_socket'],
    shapes: [port(2, 1)],
    ...tcp,
    identity: ['libevent'],
    example: {
      file: 'main.c',
      code: main(['evhttp.h'], 'evhttp_bind_socket_with_handle(http, "0.0.0.0", 8081);'),
      finds: ['8081/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'libevent-http-start',
    source: 'https://libevent.org/doc/http_8h.html',
    calls: ['evhttp_start'],
    shapes: [port(1, 0)],
    ...tcp,
    identity: ['libevent'],
    example: {
      file: 'main.c',
      code: main(['evhttp.h'], 'struct evhttp *httpd = evhttp_start("127.0.0.1", 8082);'),
      finds: ['8082/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'libevent-listener',
    source: 'https://libevent.org/libevent-book/Ref8_listener.html',
    calls: ['evconnlistener_new_bind'],
    shapes: socketAddress(5),
    ...tcp,
    identity: ['libevent'],
    example: {
      file: 'main.c',
      code: main(
        ['event2/listener.h'],
        'struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(9876) };',
        'evconnlistener_new_bind(base, accept_cb, NULL, LEV_OPT_REUSEABLE, -1, (struct sockaddr *)&sin, sizeof(sin));',
      ),
      finds: ['9876/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'mongoose',
    source: 'https://mongoose.ws/documentation/#mg_http_listen',
    calls: ['mg_http_listen', 'mg_listen', 'mg_mqtt_listen', 'mg_bind', 'mg_bind_opt'],
    shapes: [url(1)],
    ...tcp,
    identity: ['mongoose'],
    example: {
      file: 'main.c',
      code: main(['mongoose.h'], 'mg_http_listen(&mgr, "http://0.0.0.0:8000", fn, NULL);'),
      finds: ['8000/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'libmicrohttpd',
    source: 'https://www.gnu.org/software/libmicrohttpd/manual/html_node/microhttpd_002dinit.html',
    calls: ['MHD_start_daemon'],
    shapes: [port(1)],
    ...tcp,
    identity: ['microhttpd'],
    example: {
      file: 'main.c',
      code: main(
        ['microhttpd.h'],
        'd = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, 8888, NULL, NULL, &answer, NULL, MHD_OPTION_END);',
      ),
      finds: ['8888/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'civetweb',
    source: 'https://github.com/civetweb/civetweb/blob/master/docs/UserManual.md#listening_ports-8080',
    calls: ['mg_start'],
    shapes: [{ form: 'address', at: { argument: 2, key: 'listening_ports' } }],
    ...tcp,
    defaultPort: 8080,
    identity: ['civetweb'],
    example: {
      file: 'main.c',
      code: main(
        ['civetweb.h'],
        'const char *options[] = {"document_root", ".", "listening_ports", "8089", NULL};',
        'ctx = mg_start(&callbacks, 0, options);',
      ),
      finds: ['8089/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'facil-io',
    // The first address that getaddrinfo gives for no name, which is that of IPv4.
    source: 'https://github.com/boazsegev/facil.io/blob/0.7.6/lib/facil/fio.c (fio_tcp_socket)',
    calls: ['http_listen'],
    shapes: [{ ...port(0, 1), certain: true }],
    ...tcp,
    identity: ['facil'],
    example: {
      file: 'main.c',
      code: main(['http.h'], 'http_listen("3000", NULL, settings);', 'fio_start(.threads = 1);'),
      finds: ['3000/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'facil-io-listen',
    source: 'https://facil.io/0.7.x/fio#fio_listen',
    calls: ['fio_listen'],
    shapes: [{ form: 'port', at: { keyword: 'port' }, host: { keyword: 'address' } }],
    ...tcp,
    identity: ['facil'],
    example: {
      file: 'main.c',
      code: main(['fio.h'], 'fio_listen(.port = "3000", .on_open = greet);', 'fio_start(.threads = 1);'),
      finds: ['3000/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'sdl-net-tcp',
    source: 'https://wiki.libsdl.org/SDL2_net/SDLNet_TCP_Open',
    calls: ['SDLNet_TCP_Open'],
    shapes: [field(0, 'port')],
    // With a host it is a client.
    unlessGiven: [{ argument: 0, key: 'host' }],
    ...tcp,
    identity: ['sdl'],
    example: {
      code: main(
        ['SDL_net.h'],
        'IPaddress ip;',
        'SDLNet_ResolveHost(&ip, NULL, 8108);',
        'TCPsocket s = SDLNet_TCP_Open(&ip);',
      ),
      finds: ['8108/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'libwebsockets',
    source: 'https://libwebsockets.org/lws-api-doc-main/html/structlws__context__creation__info.html',
    calls: ['lws_create_context', 'libwebsocket_create_context'],
    shapes: [field(0, 'port', 'iface')],
    ...tcp,
    unset: everywhere,
    identity: ['websocket'],
    example: {
      file: 'main.c',
      code: main(
        ['libwebsockets.h'],
        'struct lws_context_creation_info info;',
        'info.port = 7681;',
        'context = lws_create_context(&info);',
      ),
      finds: ['7681/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'libwebsockets-vhost',
    source: 'https://libwebsockets.org/lws-api-doc-main/html/group__context-and-vhost-creation.html',
    calls: ['lws_create_vhost'],
    shapes: [field(1, 'port', 'iface')],
    ...tcp,
    unset: everywhere,
    identity: ['websocket'],
    example: {
      file: 'main.c',
      code: main(
        ['libwebsockets.h'],
        'struct lws_context_creation_info info = { .port = 7682 };',
        'vhost = lws_create_vhost(context, &info);',
      ),
      finds: ['7682/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'onion',
    source: 'https://github.com/davidmoreno/onion#readme',
    calls: ['onion_set_port'],
    shapes: [port(1)],
    ...tcp,
    unset: everywhere,
    identity: ['onion'],
    example: {
      file: 'main.c',
      code: main(['onion/onion.h'], 'onion *o = onion_new(O_POOL);', 'onion_set_port(o, "8087");'),
      finds: ['8087/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'onion-listen-point',
    source: 'https://github.com/davidmoreno/onion/blob/master/src/onion/onion.c',
    calls: ['onion_add_listen_point'],
    shapes: [port(2, 1)],
    ...tcp,
    unset: everywhere,
    identity: ['onion'],
    example: {
      file: 'main.c',
      code: main(['onion/onion.h'], 'onion_add_listen_point(o, "127.0.0.1", "8090", onion_http_new());'),
      finds: ['8090/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'onion-default',
    source: 'https://github.com/davidmoreno/onion/blob/master/src/onion/onion.c',
    calls: ['onion_listen'],
    shapes: [],
    ...tcp,
    defaultPort: 8080,
    setElsewhere: /\bonion_(?:set_port|add_listen_point)\b|\bO_SYSTEMD\b/,
    unset: everywhere,
    identity: ['onion'],
    example: {
      file: 'main.c',
      code: main(['onion/onion.h'], 'onion *o = onion_new(O_POOL);', 'onion_listen(o);'),
      finds: ['8080/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'ulfius',
    source: 'https://github.com/babelouest/ulfius/blob/master/API.md#initialization',
    calls: ['ulfius_init_instance', 'ulfius_init_instance_ipv6'],
    shapes: [{ ...port(1), host: { argument: 2, key: 'sin_addr' } }],
    ...tcp,
    identity: ['ulfius'],
    example: {
      file: 'main.c',
      code: main(['ulfius.h'], 'struct _u_instance instance;', 'ulfius_init_instance(&instance, 8537, NULL, NULL);'),
      finds: ['8537/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'lwan',
    source: 'https://github.com/lpereira/lwan/wiki',
    calls: ['lwan_init_with_config'],
    shapes: [{ form: 'address', at: { argument: 1, key: 'listener' } }],
    ...tcp,
    identity: ['lwan'],
    example: {
      file: 'main.c',
      code: main(
        ['lwan.h'],
        'struct lwan_config c = *lwan_get_default_config();',
        'c.listener = "*:8088";',
        'lwan_init_with_config(&l, &c);',
      ),
      finds: ['8088/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'libmodbus',
    source: 'https://libmodbus.org/reference/modbus_tcp_listen/',
    calls: ['modbus_tcp_listen', 'modbus_tcp_pi_listen'],
    shapes: [{ form: 'port', at: { of: 'creator', argument: 1 }, host: { of: 'creator', argument: 0 } }],
    ...tcp,
    identity: ['modbus'],
    example: {
      file: 'main.c',
      code: main(
        ['modbus.h'],
        'modbus_t *ctx = modbus_new_tcp("127.0.0.1", 1502);',
        'int s = modbus_tcp_listen(ctx, 1);',
      ),
      finds: ['1502/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'open62541-minimal',
    source: 'https://www.open62541.org/doc/master/server.html',
    calls: ['UA_ServerConfig_setMinimal'],
    shapes: [port(1)],
    ...tcp,
    unset: everywhere,
    identity: ['opcua'],
    example: {
      file: 'main.c',
      code: main(['open62541/server.h'], 'UA_ServerConfig_setMinimal(UA_Server_getConfig(server), 4841, NULL);'),
      finds: ['4841/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'open62541-default',
    source: 'https://www.open62541.org/doc/master/tutorial_server_firststeps.html',
    calls: ['UA_Server_new'],
    shapes: [],
    ...tcp,
    defaultPort: 4840,
    setElsewhere: /\bUA_ServerConfig_setMinimal|\bserverUrls\b/,
    unset: everywhere,
    identity: ['opcua'],
    example: {
      file: 'main.c',
      code: main(
        ['open62541/server.h'],
        'UA_Server *server = UA_Server_new();',
        'UA_Server_runUntilInterrupt(server);',
      ),
      finds: ['4840/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'lwan-default',
    source: 'https://github.com/lpereira/lwan/blob/master/src/lib/lwan.c',
    calls: ['lwan_init', 'lwan_main'],
    shapes: [],
    once: true,
    ...tcp,
    defaultPort: 8080,
    settingsFiles: ['lwan.conf'],
    unset: { addresses: ['127.0.0.1', '::1'], choice: 'one-of' },
    identity: ['lwan'],
    example: {
      file: 'main.c',
      code: main(['lwan.h'], 'struct lwan l;', 'lwan_init(&l);', 'lwan_main_loop(&l);'),
      finds: ['8080/tcp@4 127.0.0.1|::1'],
    },
  },
  {
    id: 'zeromq',
    source: 'https://libzmq.readthedocs.io/en/latest/zmq_bind.html',
    calls: ['zmq_bind', 's_bind'],
    shapes: [url(1)],
    ...tcp,
    identity: ['zeromq'],
    example: {
      file: 'main.c',
      code: main(['zmq.h'], 'int rc = zmq_bind(responder, "tcp://*:5555");'),
      finds: ['5555/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'czmq',
    source: 'https://api.zeromq.org/czmq3-0:zsock',
    calls: ['zsock_new_rep', 'zsock_new_pub', 'zsock_new_router', 'zsock_new_pull', 'zsock_new_xpub', 'zsock_new_xsub'],
    shapes: [url(0)],
    ...tcp,
    identity: ['zeromq'],
    example: {
      file: 'main.c',
      code: main(['czmq.h'], 'zsock_t *responder = zsock_new_rep("tcp://*:5556");'),
      finds: ['5556/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'czmq-bind',
    source: 'https://api.zeromq.org/czmq3-0:zsock',
    calls: ['zsock_bind'],
    shapes: [url(1)],
    ...tcp,
    identity: ['zeromq'],
    example: {
      file: 'main.c',
      code: main(['czmq.h'], 'zsock_bind(publisher, "tcp://*:5557");'),
      finds: ['5557/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'nanomsg',
    source: 'https://nng.nanomsg.org/man/v1.3.2/nng_listen.3.html',
    calls: ['nn_bind', 'nng_listen', 'nng_listen_url'],
    shapes: [url(1)],
    ...tcp,
    identity: ['nanomsg'],
    example: {
      file: 'main.c',
      code: main(['nng/nng.h'], 'nng_listen(sock, "tcp://127.0.0.1:5558", NULL, 0);'),
      finds: ['5558/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'nng-listener',
    source: 'https://nng.nanomsg.org/man/v1.3.2/nng_listener_create.3.html',
    calls: ['nng_listener_create'],
    shapes: [url(2)],
    ...tcp,
    identity: ['nanomsg'],
    example: {
      file: 'main.c',
      code: main(
        ['nng/nng.h'],
        'nng_listener_create(&listener, sock, "tcp://127.0.0.1:5559");',
        'nng_listener_start(listener, 0);',
      ),
      finds: ['5559/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'nng-stream-listener',
    source: 'https://nng.nanomsg.org/man/v1.3.2/nng_stream_listener_alloc.3str.html',
    calls: ['nng_stream_listener_alloc'],
    shapes: [url(1)],
    ...tcp,
    identity: ['nanomsg'],
    example: {
      file: 'main.c',
      code: main(['nng/nng.h'], 'nng_stream_listener_alloc(&listener, "tcp://127.0.0.1:5560");'),
      finds: ['5560/tcp@3 127.0.0.1'],
    },
  },
  {
    id: 'enet',
    source: 'https://enet.bespin.org/Tutorial.html',
    calls: ['enet_host_create'],
    shapes: [field(0, 'port', 'host')],
    ...udp,
    identity: ['enet'],
    example: {
      file: 'main.c',
      code: main(
        ['enet/enet.h'],
        'ENetAddress address;',
        'address.host = ENET_HOST_ANY;',
        'address.port = 1234;',
        'ENetHost *server = enet_host_create(&address, 32, 2, 0, 0);',
      ),
      finds: ['1234/udp@5 0.0.0.0'],
    },
  },
  {
    id: 'glib-socket-listener',
    source: 'https://docs.gtk.org/gio/method.SocketListener.add_inet_port.html',
    calls: ['g_socket_listener_add_inet_port'],
    shapes: [port(1)],
    ...tcp,
    unset: everywhere,
    identity: ['glib'],
    example: {
      file: 'main.c',
      code: main(['gio/gio.h'], 'g_socket_listener_add_inet_port((GSocketListener *)service, 1500, NULL, &error);'),
      finds: ['1500/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'libsoup-all',
    source: 'https://libsoup.gnome.org/libsoup-3.0/method.Server.listen_all.html',
    calls: ['soup_server_listen_all'],
    shapes: [port(1)],
    ...tcp,
    unset: everywhere,
    identity: ['soup'],
    example: {
      file: 'main.c',
      code: main(['libsoup/soup.h'], 'soup_server_listen_all(server, 8090, 0, &error);'),
      finds: ['8090/tcp@3 0.0.0.0+::'],
    },
  },
  {
    id: 'libsoup-local',
    source: 'https://libsoup.gnome.org/libsoup-3.0/method.Server.listen_local.html',
    calls: ['soup_server_listen_local'],
    shapes: [port(1)],
    ...tcp,
    unset: boundTo(loopbackIPv4, loopbackIPv6),
    identity: ['soup'],
    example: {
      file: 'main.c',
      code: main(['libsoup/soup.h'], 'soup_server_listen_local(server, 8091, 0, &error);'),
      finds: ['8091/tcp@3 127.0.0.1+::1'],
    },
  },
  {
    id: 'libhv-http',
    source: 'https://github.com/ithewei/libhv/blob/master/docs/API.md',
    calls: ['http_server_run'],
    shapes: [field(0, 'port', 'host')],
    ...tcp,
    identity: ['libhv'],
    example: {
      file: 'main.c',
      code: main(['hv/HttpServer.h'], 'http_server_t server;', 'server.port = 8092;', 'http_server_run(&server);'),
      finds: ['8092/tcp@4 0.0.0.0'],
    },
  },
  {
    id: 'libhv-loop',
    source: 'https://github.com/ithewei/libhv/blob/master/docs/API.md',
    calls: ['hloop_create_tcp_server', 'hloop_create_ssl_server'],
    shapes: [port(2, 1)],
    ...tcp,
    identity: ['libhv'],
    example: {
      file: 'main.c',
      code: main(['hv/hloop.h'], 'hio_t *io = hloop_create_tcp_server(loop, "0.0.0.0", 8093, on_accept);'),
      finds: ['8093/tcp@3 0.0.0.0'],
    },
  },
  {
    id: 'sdl-net-udp',
    source: 'https://wiki.libsdl.org/SDL2_net/SDLNet_UDP_Open',
    calls: ['SDLNet_UDP_Open'],
    shapes: [port(0)],
    ...udp,
    identity: ['sdl'],
    example: {
      file: 'main.c',
      code: main(['SDL_net.h'], 'UDPsocket sd = SDLNet_UDP_Open(2000);'),
      finds: ['2000/udp@3 0.0.0.0'],
    },
  },
];

export const cWrites: readonly WriteCall[] = [
  {
    name: 'uv_ip4_addr',
    target: 2,
    value: 1,
    host: 0,
    source: 'https://docs.libuv.org/en/v1.x/misc.html#c.uv_ip4_addr',
  },
  {
    name: 'uv_ip6_addr',
    target: 2,
    value: 1,
    host: 0,
    source: 'https://docs.libuv.org/en/v1.x/misc.html#c.uv_ip6_addr',
  },
  {
    name: 'getaddrinfo',
    target: 3,
    value: 1,
    host: 0,
    source: 'https://man7.org/linux/man-pages/man3/getaddrinfo.3.html',
  },
  { name: 'inet_pton', target: 2, value: 1, source: 'https://man7.org/linux/man-pages/man3/inet_pton.3.html' },
  ...['snprintf', 'sprintf'].map(
    (name): WriteCall => ({
      name,
      target: 0,
      value: 'call',
      source: 'https://man7.org/linux/man-pages/man3/printf.3.html',
    }),
  ),
  {
    name: 'SDLNet_ResolveHost',
    target: 0,
    value: 2,
    host: 1,
    source: 'https://wiki.libsdl.org/SDL2_net/SDLNet_ResolveHost',
  },
  { name: 'inet_aton', target: 1, value: 0, source: 'https://man7.org/linux/man-pages/man3/inet_aton.3.html' },
];

const commandLine: readonly StoreCall[] = [
  { name: 'fio_cli_set_default', key: 0, value: 1 },
  { name: 'fio_cli_set', key: 0, value: 1 },
];

const given = (call: string, argument: number, source: string): ValueCall => ({
  call,
  gives: 'argument',
  argument,
  source,
});

export const cValues: readonly ValueCall[] = [
  ...['htons', 'htonl', 'ntohs', 'htobe16'].map((call) =>
    given(call, 0, 'https://man7.org/linux/man-pages/man3/htons.3.html'),
  ),
  ...['atoi', 'atol', 'strtol', 'strtoul', 'strtoull'].map((call) =>
    given(call, 0, 'https://man7.org/linux/man-pages/man3/strtol.3.html'),
  ),
  ...['inet_addr', 'strdup'].map((call) => given(call, 0, 'https://man7.org/linux/man-pages/man3/inet_addr.3.html')),
  { call: 'snprintf', gives: 'format', text: 2, source: 'https://man7.org/linux/man-pages/man3/printf.3.html' },
  { call: 'sprintf', gives: 'format', text: 1, source: 'https://man7.org/linux/man-pages/man3/printf.3.html' },
  ...['fio_cli_get', 'fio_cli_get_i'].map(
    (call): ValueCall => ({ call, gives: 'stored', key: 0, by: commandLine, source: 'https://facil.io/0.7.x/fio_cli' }),
  ),
  ...['int', 'short', 'unsigned', 'uint16_t', 'in_port_t'].map((call) =>
    given(call, 0, 'https://en.cppreference.com/w/cpp/language/explicit_cast'),
  ),
];

export const cAddresses: Readonly<Record<string, string>> = {
  INADDR_ANY: '0.0.0.0',
  INADDR_LOOPBACK: '127.0.0.1',
  in6addr_any: '::',
  in6addr_loopback: '::1',
  IN6ADDR_ANY_INIT: '::',
  IN6ADDR_LOOPBACK_INIT: '::1',
  ENET_HOST_ANY: '0.0.0.0',
};
