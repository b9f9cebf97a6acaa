import { boundTo, everywhere } from '../../model/address.ts';
import { javaEmbedded } from './java-embedded.ts';
import { javaFrameworks } from './java-frameworks.ts';
import { address, java, of, port, portAfterHost, tcp } from './java-shapes.ts';
import type { LanguageFacts, ListenSignature, RuntimeBinding, ValueCall } from './signature.ts';

/** What the platform itself has. */
const javaPlatform: readonly ListenSignature[] = [
  {
    id: 'java-server-socket',
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/ServerSocket.html',
    calls: [
      'java.net#ServerSocket',
      ...of(
        'javax.net.ssl#SSLServerSocketFactory().createServerSocket',
        'javax.net.ssl#SSLServerSocketFactory.getDefault().createServerSocket',
        'javax.net.ssl#SSLContext().createServerSocket',
        'javax.net.ssl#SSLContext.getInstance().createServerSocket',
        'javax.net.ssl#SSLContext.getDefault().createServerSocket',
        'javax.net#ServerSocketFactory().createServerSocket',
        'javax.net#ServerSocketFactory.getDefault().createServerSocket',
      ),
    ],
    shapes: [port(0, { argument: 2 })],
    ...tcp,
    identity: [],
    example: {
      code: java(['java.net.ServerSocket'], 'ServerSocket server = new ServerSocket(9001);'),
      finds: ['9001/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'java-server-socket-bind',
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/nio/channels/ServerSocketChannel.html',
    calls: [
      'java.net#ServerSocket().bind',
      'javax.net.ssl#SSLServerSocket().bind',
      'java.nio.channels#ServerSocketChannel.open().bind',
      'java.nio.channels#ServerSocketChannel().bind',
      'java.nio.channels#AsynchronousServerSocketChannel.open().bind',
      'java.nio.channels#AsynchronousServerSocketChannel().bind',
    ],
    shapes: [address(0)],
    ...tcp,
    identity: [],
    example: {
      code: java(
        ['java.net.InetSocketAddress', 'java.nio.channels.ServerSocketChannel'],
        'ServerSocketChannel channel = ServerSocketChannel.open();',
        'channel.socket().bind(new InetSocketAddress("127.0.0.1", 9002));',
      ),
      finds: ['9002/tcp@6 127.0.0.1'],
    },
  },
  {
    id: 'java-datagram-socket',
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/DatagramSocket.html',
    calls: [
      'java.net#DatagramSocket',
      'java.net#MulticastSocket',
      'java.net#DatagramSocket().bind',
      'java.net#MulticastSocket().bind',
      'java.nio.channels#DatagramChannel.open().bind',
      'java.nio.channels#DatagramChannel().bind',
    ],
    shapes: [{ form: 'address', at: { argument: 0 }, host: { argument: 1 } }],
    protocol: 'udp',
    identity: [],
    example: {
      code: java(['java.net.DatagramSocket'], 'DatagramSocket socket = new DatagramSocket(9003);'),
      finds: ['9003/udp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'java-http-server',
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/jdk.httpserver/com/sun/net/httpserver/HttpServer.html',
    calls: [
      'com.sun.net.httpserver#HttpServer.create',
      'com.sun.net.httpserver#HttpsServer.create',
      'com.sun.net.httpserver#HttpServer.create().bind',
      'com.sun.net.httpserver#HttpServer().bind',
      'com.sun.net.httpserver#HttpsServer.create().bind',
      'com.sun.net.httpserver#SimpleFileServer.createFileServer',
      'com.sun.net.httpserver.spi#HttpServerProvider.provider().createHttpServer',
    ],
    shapes: [address(0)],
    ...tcp,
    identity: [],
    example: {
      code: java(
        ['com.sun.net.httpserver.HttpServer', 'java.net.InetSocketAddress'],
        'HttpServer server = HttpServer.create(new InetSocketAddress(9004), 0);',
      ),
      finds: ['9004/tcp@5 0.0.0.0+::'],
    },
  },
  {
    id: 'java-rmi-registry',
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.rmi/java/rmi/registry/LocateRegistry.html',
    calls: ['java.rmi.registry#LocateRegistry.createRegistry'],
    shapes: [port(0)],
    ...tcp,
    identity: ['rmi'],
    example: {
      code: java(['java.rmi.registry.LocateRegistry'], 'LocateRegistry.createRegistry(1099);'),
      finds: ['1099/tcp@4 0.0.0.0+::'],
    },
  },
  {
    id: 'java-endpoint-publish',
    source: 'https://jakarta.ee/specifications/xml-web-services/4.0/apidocs/jakarta.xml.ws/jakarta/xml/ws/endpoint',
    calls: ['javax.xml.ws#Endpoint.publish', 'jakarta.xml.ws#Endpoint.publish'],
    shapes: [{ form: 'url', at: { argument: 0 } }],
    ...tcp,
    identity: [],
    example: {
      code: java(['javax.xml.ws.Endpoint'], 'Endpoint.publish("http://localhost:9005/hello", new Hello());'),
      finds: ['9005/tcp@4 127.0.0.1'],
    },
  },
  {
    id: 'java-netty',
    source: 'https://netty.io/4.1/api/io/netty/bootstrap/AbstractBootstrap.html#bind--',
    calls: [
      'io.netty.bootstrap#ServerBootstrap().bind',
      'io.netty5.bootstrap#ServerBootstrap().bind',
      'io.grpc.netty.shaded.io.netty.bootstrap#ServerBootstrap().bind',
      'org.jboss.netty.bootstrap#ServerBootstrap().bind',
      'io.netty.bootstrap#AbstractBootstrap().bind',
      'org.jboss.netty.bootstrap#ServerBootstrap().bindAsync',
    ],
    shapes: [
      portAfterHost,
      address(0),
      {
        form: 'port',
        at: { by: 'localAddress', argument: 1 },
        host: { by: 'localAddress', argument: 0 },
        certain: true,
      },
      { form: 'address', at: { by: 'localAddress', argument: 0 } },
    ],
    ...tcp,
    identity: ['netty'],
    example: {
      code: java(
        ['io.netty.bootstrap.ServerBootstrap'],
        'ServerBootstrap b = new ServerBootstrap();',
        'b.group(boss, worker).childHandler(handler);',
        'b.bind("127.0.0.1", 9006).sync();',
      ),
      finds: ['9006/tcp@6 127.0.0.1'],
    },
  },
  {
    id: 'java-netty-datagram',
    source: 'https://netty.io/4.1/api/io/netty/bootstrap/Bootstrap.html',
    calls: ['io.netty.bootstrap#Bootstrap().bind', 'org.jboss.netty.bootstrap#ConnectionlessBootstrap().bind'],
    shapes: [portAfterHost, { form: 'address', at: { argument: 0 }, certain: true }],
    protocol: 'udp',
    identity: ['netty'],
    example: {
      code: java(
        ['io.netty.bootstrap.Bootstrap'],
        'Bootstrap b = new Bootstrap();',
        'b.group(group).channel(NioDatagramChannel.class).bind(9007).sync();',
      ),
      finds: ['9007/udp@5 0.0.0.0+::'],
    },
  },
];

export const javaSignatures: readonly ListenSignature[] = [...javaPlatform, ...javaEmbedded, ...javaFrameworks];

const numbers = 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Integer.html';
const net = 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/InetAddress.html';
const system = 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html';

/** What every language of the JVM can call. */
export const jvmValues: readonly ValueCall[] = [
  ...[
    'Integer.parseInt',
    'Integer.valueOf',
    'Integer.decode',
    'Integer.parseUnsignedInt',
    'Integer.toString',
    'Integer',
    'Long.parseLong',
    'Long.valueOf',
    'Short.parseShort',
    'Short.valueOf',
    'String.valueOf',
    'Math.toIntExact',
    'java.util#Optional.ofNullable',
    'java.util#Optional.of',
    'java.util#Objects.requireNonNull',
    'org.apache.commons.lang3.math#NumberUtils.toInt',
    'com.google.common.base#MoreObjects.firstNonNull',
  ].map((call): ValueCall => ({ call, gives: 'argument', argument: 0, source: numbers })),
  ...['trim', 'strip', 'intValue', 'toString', 'getBytes', 'longValue', 'get', 'getAsInt'].map(
    (name): ValueCall => ({ call: `.${name}`, gives: 'object', arity: 0, source: numbers }),
  ),
  { call: 'Integer.getInteger', gives: 'argument', argument: 1, arity: 2, source: numbers },
  { call: 'Long.getLong', gives: 'argument', argument: 1, arity: 2, source: numbers },
  { call: 'System.getProperty', gives: 'argument', argument: 1, arity: 2, source: system },
  {
    call: '.getOptionValue',
    gives: 'argument',
    argument: 1,
    arity: 2,
    source: 'https://commons.apache.org/proper/commons-cli/usage.html',
  },
  { call: 'System.getenv().getOrDefault', gives: 'variable', name: 0, fallback: 1, source: system },
  { call: 'System.getenv().get', gives: 'variable', name: 0, source: system },
  { call: 'System.getenv', gives: 'variable', name: 0, source: system },
  { call: 'String.format', gives: 'format', text: 0, source: system },
  {
    call: 'java.util#Objects.requireNonNullElse',
    gives: 'first',
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Objects.html',
  },
  ...['java.net#InetSocketAddress', 'java.net#InetSocketAddress.createUnresolved'].flatMap((call): ValueCall[] => [
    { call, gives: 'host-and-port', host: 0, port: 1, arity: 2, source: net },
    { call, gives: 'argument', argument: 0, arity: 1, source: net },
  ]),
  ...['getByName', 'getAllByName'].map(
    (name): ValueCall => ({ call: `java.net#InetAddress.${name}`, gives: 'argument', argument: 0, source: net }),
  ),
  { call: 'java.net#InetAddress.getLoopbackAddress', gives: 'text', text: '127.0.0.1', source: net },
  ...['java.net#URI.create', 'java.net#URI', 'java.net#URL'].map(
    (call): ValueCall => ({ call, gives: 'argument', argument: 0, arity: 1, source: net }),
  ),
  {
    call: '.getConfig',
    gives: 'settings',
    key: 0,
    arity: 1,
    source: 'https://lightbend.github.io/config/latest/api/com/typesafe/config/Config.html',
  },
  ...['akka', 'org.apache.pekko'].flatMap((root): ValueCall[] => [
    {
      call: `${root}.http.javadsl#ConnectHttp.toHost`,
      gives: 'host-and-port',
      host: 0,
      port: 1,
      arity: 2,
      source: 'https://doc.akka.io/docs/akka-http/current/server-side/low-level-api.html',
    },
  ]),
  ...['getInt', 'getString', 'getInteger', 'getProperty'].map(
    (name): ValueCall => ({
      call: `.${name}`,
      gives: 'setting',
      key: 0,
      fallback: 1,
      source: 'https://lightbend.github.io/config/latest/api/com/typesafe/config/Config.html',
    }),
  ),
];

/** Constants of the platform. */
export const jvmConstants: Readonly<Record<string, string>> = { 'Registry.REGISTRY_PORT': '1099' };

/** With IPv6 on, Java's sockets are dual-stack, and its IPv4 wildcard is the IPv6 one. */
export const jvmRuntime: RuntimeBinding = {
  source: 'https://github.com/openjdk/jdk/blob/master/src/java.base/unix/native/libnet/net_util_md.c',
  unset: everywhere,
  anyIPv4: everywhere,
  localhost: boundTo('127.0.0.1'),
};

/** A package is named in its import, or before the name of what is used. */
export const jvmAnchors: NonNullable<LanguageFacts['anchors']> = {
  call: String.raw`(?:\s|\?\.|<[^<>()]{0,80}>|\[[^[\]()]{0,80}\])*[({]`,
  module: (module) => `\\b${module}\\b`,
};

export const javaFacts: LanguageFacts = {
  signatures: javaSignatures,
  configs: [],
  values: jvmValues,
  options: [],
  optionTables: [],
  writes: [],
  addresses: jvmConstants,
  runtime: jvmRuntime,
  identity: ['java'],
  distinctive: [],
  anchors: jvmAnchors,
  worldwideModules: true,
  moduleName: (module) => module,
  start: (path) => `java ${path}`,
};
