import { address, inEach, java, port, portAfterHost, tcp } from './java-shapes.ts';
import type { ListenSignature } from './signature.ts';

/** Servers that are embedded as libraries: HTTP, RPC, metrics, brokers, other protocols. */
export const javaEmbedded: readonly ListenSignature[] = [
  {
    id: 'jetty-server',
    source: 'https://jetty.org/docs/jetty/12/programming-guide/server/http.html',
    calls: ['org.eclipse.jetty.server#Server', 'org.mortbay.jetty#Server'],
    // It may be given a pool of threads.
    shapes: [{ form: 'address', at: { argument: 0 }, certain: true }],
    ...tcp,
    identity: ['jetty'],
    example: {
      code: java(['org.eclipse.jetty.server.Server'], 'Server server = new Server(9010);', 'server.start();'),
      finds: ['9010/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'jetty-connector',
    source: 'https://jetty.org/docs/jetty/12/programming-guide/server/http.html#connector',
    calls: [
      ...inEach(
        ['org.eclipse.jetty.server'],
        'ServerConnector().setPort',
        'NetworkTrafficServerConnector().setPort',
        'AbstractNetworkConnector().setPort',
        'Connector().setPort',
      ),
      'org.eclipse.jetty.server.nio#SelectChannelConnector().setPort',
      'org.eclipse.jetty.server.bio#SocketConnector().setPort',
      'org.eclipse.jetty.server.ssl#SslSelectChannelConnector().setPort',
      'org.mortbay.jetty.nio#SelectChannelConnector().setPort',
    ],
    shapes: [port(0, { by: 'setHost', argument: 0 })],
    ...tcp,
    identity: ['jetty'],
    example: {
      code: java(
        ['org.eclipse.jetty.server.ServerConnector'],
        'ServerConnector connector = new ServerConnector(server);',
        'connector.setHost("127.0.0.1");',
        'connector.setPort(9011);',
      ),
      finds: ['9011/tcp@6 127.0.0.1'],
    },
  },
  {
    id: 'tomcat-embedded',
    source: 'https://tomcat.apache.org/tomcat-10.1-doc/api/org/apache/catalina/startup/Tomcat.html#setPort(int)',
    calls: ['org.apache.catalina.startup#Tomcat().setPort', 'org.apache.catalina.connector#Connector().setPort'],
    shapes: [port(0)],
    ...tcp,
    identity: ['tomcat'],
    example: {
      code: java(
        ['org.apache.catalina.startup.Tomcat'],
        'Tomcat tomcat = new Tomcat();',
        'tomcat.setPort(9012);',
        'tomcat.start();',
      ),
      finds: ['9012/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'undertow',
    source: 'https://undertow.io/undertow-docs/undertow-docs-2.1.0/index.html#bootstrapping-undertow',
    calls: inEach(
      ['io.undertow'],
      'Undertow.builder().addHttpListener',
      'Undertow.builder().addHttpsListener',
      'Undertow.builder().addAjpListener',
      'Undertow.builder().addListener',
      'Undertow.Builder().addHttpListener',
      'Undertow.Builder().addHttpsListener',
      'Builder().addHttpListener',
      'Undertow.ListenerBuilder().setPort',
    ),
    shapes: [port(0, { argument: 1 })],
    ...tcp,
    identity: ['undertow'],
    example: {
      code: java(
        ['io.undertow.Undertow'],
        'Undertow.builder()',
        '.addHttpListener(9013, "localhost")',
        '.setHandler(handler).build().start();',
      ),
      finds: ['9013/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'grizzly-http',
    source: 'https://eclipse-ee4j.github.io/grizzly/httpserverframework.html',
    calls: ['org.glassfish.grizzly.http.server#HttpServer.createSimpleServer'],
    shapes: [port(2, { argument: 1 }), { form: 'address', at: { argument: 1 } }],
    ...tcp,
    defaultPort: 8080,
    identity: ['grizzly'],
    example: {
      code: java(
        ['org.glassfish.grizzly.http.server.HttpServer'],
        'HttpServer server = HttpServer.createSimpleServer("/www", 9014);',
      ),
      finds: ['9014/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'grizzly-listener',
    source: 'https://eclipse-ee4j.github.io/grizzly/httpserverframework.html',
    calls: ['org.glassfish.grizzly.http.server#NetworkListener'],
    shapes: [port(2, { argument: 1 })],
    ...tcp,
    identity: ['grizzly'],
    example: {
      code: java(
        ['org.glassfish.grizzly.http.server.NetworkListener'],
        'server.addListener(new NetworkListener("http", "0.0.0.0", 9015));',
      ),
      finds: ['9015/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'jersey-container',
    source: 'https://eclipse-ee4j.github.io/jersey.github.io/documentation/latest/deployment.html',
    calls: [
      ...inEach(
        [
          'org.glassfish.jersey.grizzly2.httpserver',
          'org.glassfish.jersey.jdkhttp',
          'com.sun.jersey.api.container.grizzly2',
        ],
        'GrizzlyHttpServerFactory.createHttpServer',
        'JdkHttpServerFactory.createHttpServer',
        'GrizzlyServerFactory.createHttpServer',
      ),
      'org.glassfish.jersey.jetty#JettyHttpContainerFactory.createServer',
      'org.glassfish.jersey.netty.httpserver#NettyHttpContainerProvider.createServer',
      'org.glassfish.jersey.netty.httpserver#NettyHttpContainerProvider.createHttp2Server',
      'org.glassfish.jersey.simple#SimpleContainerFactory.create',
      'com.sun.jersey.api.container.httpserver#HttpServerFactory.create',
    ],
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    identity: ['jersey'],
    example: {
      code: java(
        ['java.net.URI', 'org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory'],
        'GrizzlyHttpServerFactory.createHttpServer(URI.create("http://0.0.0.0:9016/api/"), config);',
      ),
      finds: ['9016/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'cxf-jaxrs',
    source: 'https://cxf.apache.org/docs/jaxrs-services-configuration.html',
    calls: [
      'org.apache.cxf.jaxrs#JAXRSServerFactoryBean().setAddress',
      'org.apache.cxf.jaxws#JaxWsServerFactoryBean().setAddress',
      'org.apache.cxf.frontend#ServerFactoryBean().setAddress',
    ],
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    identity: ['cxf'],
    example: {
      code: java(
        ['org.apache.cxf.jaxrs.JAXRSServerFactoryBean'],
        'JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();',
        'factory.setAddress("http://localhost:9017/");',
      ),
      finds: ['9017/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'apache-http-server',
    source: 'https://hc.apache.org/httpcomponents-core-5.3.x/examples.html',
    calls: [
      ...inEach(
        [
          'org.apache.hc.core5.http.impl.bootstrap',
          'org.apache.http.impl.bootstrap',
          'org.apache.http.impl.nio.bootstrap',
        ],
        'ServerBootstrap.bootstrap().setListenerPort',
        'ClassicServerBootstrap.bootstrap().setListenerPort',
        'HttpServer().setListenerPort',
      ),
    ],
    shapes: [port(0)],
    ...tcp,
    identity: [],
    example: {
      code: java(
        ['org.apache.http.impl.bootstrap.ServerBootstrap'],
        'ServerBootstrap.bootstrap().setListenerPort(9018).create();',
      ),
      finds: ['9018/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'reactor-netty',
    source: 'https://projectreactor.io/docs/netty/release/reference/http-server.html',
    calls: [
      'reactor.netty.http.server#HttpServer.create().port',
      'reactor.netty.http.server#HttpServer().port',
      'reactor.netty.tcp#TcpServer.create().port',
      'reactor.netty.tcp#TcpServer().port',
    ],
    shapes: [port(0, { by: 'host', argument: 0 })],
    network: [{ by: 'protocol', argument: 0 }],
    networks: { HTTP3: 'udp' },
    ...tcp,
    identity: ['netty'],
    example: {
      code: java(
        ['reactor.netty.http.server.HttpServer'],
        'HttpServer.create().host("127.0.0.1")',
        '.port(9019).bindNow();',
      ),
      finds: ['9019/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'reactor-netty-udp',
    source: 'https://projectreactor.io/docs/netty/release/reference/udp-server.html',
    calls: ['reactor.netty.udp#UdpServer.create().port', 'reactor.netty.udp#UdpServer().port'],
    shapes: [port(0, { by: 'host', argument: 0 })],
    protocol: 'udp',
    identity: ['netty'],
    example: {
      code: java(['reactor.netty.udp.UdpServer'], 'UdpServer.create().port(9020).bindNow();'),
      finds: ['9020/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'rsocket-transport',
    source: 'https://github.com/rsocket/rsocket-java',
    calls: inEach(
      ['io.rsocket.transport.netty.server'],
      'TcpServerTransport.create',
      'WebsocketServerTransport.create',
    ),
    shapes: [portAfterHost, { form: 'port', at: { argument: 0 }, certain: true }],
    ...tcp,
    identity: ['rsocket'],
    example: {
      code: java(
        ['io.rsocket.transport.netty.server.TcpServerTransport'],
        'server.bindNow(TcpServerTransport.create("localhost", 9021));',
      ),
      finds: ['9021/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'grpc-java',
    source: 'https://grpc.github.io/grpc-java/javadoc/io/grpc/ServerBuilder.html',
    calls: [
      'io.grpc#ServerBuilder.forPort',
      'io.grpc#Grpc.newServerBuilderForPort',
      ...inEach(
        ['io.grpc.netty', 'io.grpc.netty.shaded.io.grpc.netty'],
        'NettyServerBuilder.forPort',
        'NettyServerBuilder.forAddress',
        'NettyServerBuilder.forPort().addListenAddress',
      ),
      'io.grpc.okhttp#OkHttpServerBuilder.forPort',
      'io.grpc.xds#XdsServerBuilder.forPort',
    ],
    shapes: [address(0)],
    ...tcp,
    identity: ['grpc'],
    example: {
      code: java(['io.grpc.ServerBuilder'], 'ServerBuilder.forPort(50051).addService(new Greeter()).build().start();'),
      finds: ['50051/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'thrift-java',
    source: 'https://thrift.apache.org/tutorial/java.html',
    calls: inEach(['org.apache.thrift.transport'], 'TServerSocket', 'TNonblockingServerSocket'),
    shapes: [{ form: 'address', at: { argument: 0 } }],
    ...tcp,
    identity: ['thrift'],
    example: {
      code: java(
        ['org.apache.thrift.transport.TServerSocket'],
        'TServerTransport transport = new TServerSocket(9022);',
      ),
      finds: ['9022/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'prometheus-java',
    source: 'https://prometheus.github.io/client_java/exporters/httpserver/',
    calls: ['io.prometheus.client.exporter#HTTPServer'],
    shapes: [portAfterHost, { form: 'address', at: { argument: 0 } }],
    ...tcp,
    identity: ['prometheus'],
    example: {
      code: java(['io.prometheus.client.exporter.HTTPServer'], 'HTTPServer metrics = new HTTPServer(9023);'),
      finds: ['9023/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'prometheus-java-builder',
    source: 'https://prometheus.github.io/client_java/exporters/httpserver/',
    calls: [
      'io.prometheus.metrics.exporter.httpserver#HTTPServer.builder().port',
      'io.prometheus.client.exporter#HTTPServer.Builder().withPort',
    ],
    shapes: [port(0, { by: 'hostname', argument: 0 })],
    ...tcp,
    identity: ['prometheus'],
    example: {
      code: java(
        ['io.prometheus.metrics.exporter.httpserver.HTTPServer'],
        'HTTPServer.builder().port(9400).buildAndStart();',
      ),
      finds: ['9400/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'nanohttpd',
    source: 'https://github.com/NanoHttpd/nanohttpd',
    calls: [
      ...inEach(['fi.iki.elonen', 'org.nanohttpd.protocols.http'], 'NanoHTTPD', 'NanoWSD'),
      'fi.iki.elonen.router#RouterNanoHTTPD',
      'org.nanohttpd.router#RouterNanoHTTPD',
    ],
    shapes: [portAfterHost, port(0)],
    ...tcp,
    identity: ['nanohttpd'],
    example: {
      code: [
        'import fi.iki.elonen.NanoHTTPD;',
        'class App extends NanoHTTPD {',
        'App() throws Exception {',
        'super(9024);',
        '} }',
      ].join('\n'),
      finds: ['9024/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'java-websocket',
    source: 'https://github.com/TooTallNate/Java-WebSocket/wiki',
    calls: ['org.java_websocket.server#WebSocketServer'],
    shapes: [address(0)],
    ...tcp,
    identity: ['websocket'],
    example: {
      code: [
        'import java.net.InetSocketAddress;',
        'import org.java_websocket.server.WebSocketServer;',
        'class Chat extends WebSocketServer {',
        'Chat(int port) { super(new InetSocketAddress(port)); }',
        'static void main(String[] args) { new Chat(9025).start(); }',
        '}',
      ].join('\n'),
      finds: ['9025/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'tyrus-server',
    source:
      'https://eclipse-ee4j.github.io/tyrus-project.github.io/documentation/latest/index/deploy-server-endpoint.html',
    calls: ['org.glassfish.tyrus.server#Server'],
    shapes: [port(1)],
    ...tcp,
    defaultPort: 8025,
    identity: ['tyrus', 'websocket'],
    example: {
      code: java(
        ['org.glassfish.tyrus.server.Server'],
        'Server server = new Server("localhost", 9026, "/ws", null, Echo.class);',
      ),
      finds: ['9026/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'socketio-java',
    source: 'https://github.com/mrniko/netty-socketio',
    calls: ['com.corundumstudio.socketio#Configuration().setPort'],
    shapes: [port(0, { by: 'setHostname', argument: 0 })],
    ...tcp,
    identity: ['socket.io'],
    example: {
      code: java(
        ['com.corundumstudio.socketio.Configuration'],
        'Configuration config = new Configuration();',
        'config.setHostname("localhost");',
        'config.setPort(9027);',
      ),
      finds: ['9027/tcp@6 127.0.0.1'],
    },
  },
  {
    id: 'mina-acceptor',
    source: 'https://mina.apache.org/mina-project/quick-start-guide.html',
    calls: inEach(
      ['org.apache.mina.transport.socket.nio', 'org.apache.mina.core.service'],
      'NioSocketAcceptor().bind',
      'IoAcceptor().bind',
    ),
    shapes: [address(0)],
    ...tcp,
    identity: ['mina'],
    example: {
      code: java(
        ['java.net.InetSocketAddress', 'org.apache.mina.transport.socket.nio.NioSocketAcceptor'],
        'IoAcceptor acceptor = new NioSocketAcceptor();',
        'acceptor.bind(new InetSocketAddress(9123));',
      ),
      finds: ['9123/tcp@6 0.0.0.0+::'],
    },
  },
  {
    id: 'mina-datagram',
    source: 'https://mina.apache.org/mina-project/userguide/ch2-basics/sample-udp-server.html',
    calls: ['org.apache.mina.transport.socket.nio#NioDatagramAcceptor().bind'],
    shapes: [address(0)],
    protocol: 'udp',
    identity: ['mina'],
    example: {
      code: java(
        ['java.net.InetSocketAddress', 'org.apache.mina.transport.socket.nio.NioDatagramAcceptor'],
        'NioDatagramAcceptor acceptor = new NioDatagramAcceptor();',
        'acceptor.bind(new InetSocketAddress(9124));',
      ),
      finds: ['9124/udp@6 0.0.0.0+::'],
    },
  },
  {
    id: 'activemq-broker',
    source: 'https://activemq.apache.org/components/classic/documentation/how-do-i-embed-a-broker-inside-a-connection',
    calls: ['org.apache.activemq.broker#BrokerService().addConnector'],
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    identity: ['activemq'],
    example: {
      code: java(
        ['org.apache.activemq.broker.BrokerService'],
        'BrokerService broker = new BrokerService();',
        'broker.addConnector("tcp://localhost:61616");',
      ),
      finds: ['61616/tcp@5 127.0.0.1'],
    },
  },
  {
    id: 'mina-sshd',
    source: 'https://github.com/apache/mina-sshd/blob/master/docs/server-setup.md',
    calls: [
      'org.apache.sshd.server#SshServer.setUpDefaultServer().setPort',
      'org.apache.sshd.server#SshServer().setPort',
    ],
    shapes: [port(0, { by: 'setHost', argument: 0 })],
    ...tcp,
    identity: ['ssh'],
    example: {
      code: java(
        ['org.apache.sshd.server.SshServer'],
        'SshServer sshd = SshServer.setUpDefaultServer();',
        'sshd.setPort(9028);',
      ),
      finds: ['9028/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'apache-ftpserver',
    source: 'https://mina.apache.org/ftpserver-project/embedding_ftpserver.html',
    calls: ['org.apache.ftpserver.listener#ListenerFactory().setPort'],
    shapes: [port(0, { by: 'setServerAddress', argument: 0 })],
    ...tcp,
    identity: ['ftp'],
    example: {
      code: java(
        ['org.apache.ftpserver.listener.ListenerFactory'],
        'ListenerFactory factory = new ListenerFactory();',
        'factory.setPort(9029);',
      ),
      finds: ['9029/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'subethasmtp',
    source: 'https://github.com/voodoodyne/subethasmtp',
    calls: ['org.subethamail.smtp.server#SMTPServer().setPort', 'org.subethamail.smtp.server#SMTPServer.port'],
    shapes: [port(0)],
    ...tcp,
    identity: ['smtp'],
    example: {
      code: java(
        ['org.subethamail.smtp.server.SMTPServer'],
        'SMTPServer server = new SMTPServer(factory);',
        'server.setPort(9030);',
      ),
      finds: ['9030/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'zookeeper-embedded',
    source:
      'https://github.com/apache/zookeeper/blob/master/zookeeper-server/src/main/java/org/apache/zookeeper/server/ServerCnxnFactory.java',
    calls: [
      'org.apache.zookeeper.server#ServerCnxnFactory.createFactory',
      'org.apache.zookeeper.server#NIOServerCnxnFactory().configure',
    ],
    shapes: [address(0)],
    ...tcp,
    identity: ['zookeeper'],
    example: {
      code: java(
        ['org.apache.zookeeper.server.ServerCnxnFactory'],
        'ServerCnxnFactory factory = ServerCnxnFactory.createFactory(2181, 100);',
      ),
      finds: ['2181/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'avro-netty-server',
    source: 'https://avro.apache.org/docs/1.11.1/api/java/org/apache/avro/ipc/netty/NettyServer.html',
    calls: ['org.apache.avro.ipc.netty#NettyServer', 'org.apache.avro.ipc#NettyServer'],
    shapes: [address(1)],
    ...tcp,
    identity: ['avro'],
    example: {
      code: java(
        ['java.net.InetSocketAddress', 'org.apache.avro.ipc.NettyServer'],
        'server = new NettyServer(responder, new InetSocketAddress(65111));',
      ),
      finds: ['65111/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'simpleframework',
    source: 'https://github.com/ngallagher/simpleframework',
    calls: ['org.simpleframework.transport.connect#SocketConnection().connect'],
    shapes: [address(0)],
    ...tcp,
    identity: [],
    example: {
      code: java(
        ['java.net.InetSocketAddress', 'org.simpleframework.transport.connect.SocketConnection'],
        'Connection connection = new SocketConnection(server);',
        'connection.connect(new InetSocketAddress(9031));',
      ),
      finds: ['9031/tcp@6 0.0.0.0+::'],
    },
  },
  {
    id: 'jlhttp',
    source: 'https://www.freeutils.net/source/jlhttp/',
    calls: ['net.freeutils.httpserver#HTTPServer'],
    shapes: [port(0)],
    ...tcp,
    identity: [],
    example: {
      code: java(['net.freeutils.httpserver.HTTPServer'], 'HTTPServer server = new HTTPServer(9032);'),
      finds: ['9032/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'smart-http',
    source: 'https://github.com/smartboot/smart-servlet',
    calls: inEach(
      ['org.smartboot.http.server', 'org.smartboot.socket.transport', 'tech.smartboot.feat.core.server'],
      'HttpBootstrap().setPort',
      'HttpServer().listen',
    ),
    shapes: [port(0)],
    ...tcp,
    identity: [],
    example: {
      code: java(
        ['org.smartboot.http.server.HttpBootstrap'],
        'HttpBootstrap bootstrap = new HttpBootstrap();',
        'bootstrap.setPort(9033).start();',
      ),
      finds: ['9033/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'jeromq',
    source: 'https://www.javadoc.io/doc/org.zeromq/jeromq/latest/org/zeromq/ZMQ.Socket.html',
    calls: inEach(
      ['org.zeromq'],
      'ZContext().createSocket().bind',
      'ZMQ.context().socket().bind',
      'ZMQ.Socket().bind',
      'ZMQ.Context().socket().bind',
    ),
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    identity: ['zeromq'],
    example: {
      code: java(
        ['org.zeromq.SocketType', 'org.zeromq.ZContext', 'org.zeromq.ZMQ'],
        'ZContext context = new ZContext();',
        'ZMQ.Socket socket = context.createSocket(SocketType.REP);',
        'socket.bind("tcp://*:5555");',
      ),
      finds: ['5555/tcp@8 0.0.0.0+::'],
    },
  },
];
