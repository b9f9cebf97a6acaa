import type { ProjectPort, ProjectServer } from './project-server.ts';

const pomFile = /(?<=^|\/)pom\.xml$/;
const gradleFile = /(?<=^|\/)build\.gradle(?:\.kts)?$/;
const sbtFile = /(?<=^|\/)build\.sbt$/;

/** The plugins of such a project are for the modules below. */
const parent = /<packaging>\s*pom\s*</;

const quarkusServes =
  /quarkus-(?:rest|resteasy|vertx-http|undertow|reactive-routes|grpc|smallrye-graphql|spring-web|websockets)|camel-quarkus-(?:rest|platform-http|servlet)/;

/** A project with one plugin of Maven. */
function pom(plugin: string, inside = ''): Readonly<Record<string, string>> {
  const build = `<build>\n<plugins><plugin><artifactId>${plugin}</artifactId>${inside}</plugin></plugins></build>`;
  return { 'pom.xml': `<project>\n<packaging>war</packaging>\n${build}</project>\n` };
}

/** A plugin of Maven whose goal starts a server with the application; its section, or one of the properties, sets the port. */
function mavenServer(
  server: Pick<ProjectServer, 'id' | 'name' | 'command' | 'source' | 'example'>,
  plugin: string,
  { flag, elements }: { readonly flag: string; readonly elements: readonly string[] },
): ProjectServer {
  const section = `<artifactId>\\s*${plugin}\\s*</(?:(?!</plugin>)[\\s\\S]){0,4000}?`;
  return {
    ...server,
    path: pomFile,
    contains: [new RegExp(`<artifactId>\\s*${plugin}\\s*</`)],
    without: parent,
    ports: [{ pattern: new RegExp(`${section}<(?:${elements.join('|')})>\\s*(?<port>[^<\\s]+)\\s*</`, 'd'), flag }],
  };
}

/** An `<httpEndpoint>` may name its ports in variables of the same file. */
const libertyPorts: readonly ProjectPort[] = ['src/main/liberty/config/server.xml', 'src/main/wlp/server.xml'].flatMap(
  (file) =>
    ['http', 'https'].map((scheme) => ({
      file,
      pattern: new RegExp(`<httpEndpoint\\s[^<>]*?\\b${scheme}Port\\s*=\\s*["'](?<port>[^"']+)["']`, 'd'),
      flag: `-Dliberty.var.default.${scheme}.port=`,
    })),
);

/** Applications of the JVM that a build tool's plugin starts. */
export const jvmProjects: readonly ProjectServer[] = [
  {
    id: 'quarkus',
    name: 'Quarkus',
    path: pomFile,
    contains: [/<artifactId>\s*quarkus-maven-plugin\s*</, quarkusServes],
    without: parent,
    command: 'mvn quarkus:dev',
    source: 'https://quarkus.io/guides/maven-tooling#dev-mode',
    example: {
      files: {
        'pom.xml':
          '<project><dependency><artifactId>quarkus-rest</artifactId></dependency><plugin><artifactId>quarkus-maven-plugin</artifactId></plugin></project>\n',
      },
      finds: ['5005@pom.xml:1', '8080@pom.xml:1'],
    },
  },
  {
    id: 'quarkus-gradle',
    name: 'Quarkus',
    path: gradleFile,
    contains: [/['"]io\.quarkus['"]/, quarkusServes],
    command: 'gradle quarkusDev',
    source: 'https://quarkus.io/guides/gradle-tooling#dev-mode',
    example: {
      files: {
        'build.gradle': "plugins { id 'io.quarkus' }\ndependencies { implementation 'io.quarkus:quarkus-rest' }\n",
        'src/main/resources/application.properties': 'quarkus.http.port=8181\n',
      },
      finds: ['5005@build.gradle:1', '8181@src/main/resources/application.properties:1'],
    },
  },
  mavenServer(
    {
      id: 'jetty-maven-plugin',
      name: 'Jetty (Maven)',
      command: 'mvn jetty:run',
      source: 'https://jetty.org/docs/jetty/12/programming-guide/maven-jetty/jetty-maven-plugin.html',
      example: {
        files: pom(
          'jetty-maven-plugin',
          '<configuration>\n<httpConnector><port>8081</port></httpConnector></configuration>',
        ),
        finds: ['8081@pom.xml:5'],
      },
    },
    '(?:jetty(?:-ee\\d+)?-maven-plugin|maven-jetty-plugin)',
    { flag: '-Djetty.http.port=', elements: ['port', 'jetty\\.(?:http\\.)?port'] },
  ),
  mavenServer(
    {
      id: 'tomcat-maven-plugin',
      name: 'Tomcat (Maven)',
      command: 'mvn tomcat7:run',
      source: 'https://tomcat.apache.org/maven-plugin-2.2/tomcat7-maven-plugin/run-mojo.html',
      example: { files: pom('tomcat7-maven-plugin'), finds: ['8080@pom.xml:1'] },
    },
    'tomcat[67]?-maven-plugin',
    { flag: '-Dmaven.tomcat.port=', elements: ['port', 'maven\\.tomcat\\.port'] },
  ),
  mavenServer(
    {
      id: 'cargo-maven-plugin',
      name: 'Cargo (Maven)',
      command: 'mvn cargo:run',
      source: 'https://codehaus-cargo.github.io/cargo/Maven+3+Plugin+Reference+Guide.html',
      example: { files: pom('cargo-maven3-plugin'), finds: ['8080@pom.xml:1'] },
    },
    'cargo-maven[23]-plugin',
    { flag: '-Dcargo.servlet.port=', elements: ['cargo\\.servlet\\.port'] },
  ),
  mavenServer(
    {
      id: 'wildfly-maven-plugin',
      name: 'WildFly (Maven)',
      command: 'mvn wildfly:run',
      source: 'https://docs.wildfly.org/wildfly-maven-plugin/releases/4.2/run-mojo.html',
      example: { files: pom('wildfly-maven-plugin'), finds: ['8080@pom.xml:1'] },
    },
    'wildfly-maven-plugin',
    { flag: '-Djboss.http.port=', elements: ['jboss\\.http\\.port'] },
  ),
  mavenServer(
    {
      id: 'thorntail',
      name: 'Thorntail',
      command: 'mvn thorntail:run',
      source: 'https://docs.thorntail.io/4.0.0-SNAPSHOT/#thorntail-maven-plugin',
      example: { files: pom('thorntail-maven-plugin'), finds: ['8080@pom.xml:1'] },
    },
    'thorntail-maven-plugin',
    { flag: '-Dthorntail.http.port=', elements: ['(?:swarm|thorntail)\\.http\\.port'] },
  ),
  mavenServer(
    {
      id: 'wildfly-swarm',
      name: 'WildFly Swarm',
      command: 'mvn wildfly-swarm:run',
      source: 'https://docs.wildfly-swarm.io/2018.5.0/#wildfly-swarm-maven-plugin',
      example: {
        files: pom(
          'wildfly-swarm-plugin',
          '<configuration><properties>\n<swarm.http.port>8082</swarm.http.port></properties></configuration>',
        ),
        finds: ['8082@pom.xml:5'],
      },
    },
    'wildfly-swarm-plugin',
    { flag: '-Dswarm.http.port=', elements: ['swarm\\.http\\.port'] },
  ),
  mavenServer(
    {
      id: 'payara-micro',
      name: 'Payara Micro',
      command: 'mvn payara-micro:start',
      source:
        'https://docs.payara.fish/community/docs/Technical%20Documentation/Ecosystem/Project%20Management%20Tools/Maven%20Plugins/Payara%20Micro%20Maven%20Plugin.html',
      example: { files: pom('payara-micro-maven-plugin'), finds: ['8080@pom.xml:1'] },
    },
    'payara-micro-maven-plugin',
    { flag: '--port=', elements: ['port'] },
  ),
  mavenServer(
    {
      id: 'tomee-maven-plugin',
      name: 'TomEE',
      command: 'mvn tomee:run',
      source: 'https://tomee.apache.org/maven/index.html',
      example: { files: pom('tomee-maven-plugin'), finds: ['8080@pom.xml:1'] },
    },
    'tomee-maven-plugin',
    { flag: '-Dtomee-plugin.http=', elements: ['tomeeHttpPort'] },
  ),
  {
    id: 'open-liberty',
    name: 'Open Liberty',
    path: pomFile,
    contains: [/<artifactId>\s*liberty-maven-plugin\s*</],
    without: parent,
    command: 'mvn liberty:dev',
    ports: libertyPorts,
    source: 'https://openliberty.io/docs/latest/development-mode.html',
    example: {
      files: {
        ...pom('liberty-maven-plugin'),
        'src/main/liberty/config/server.xml':
          '<server>\n<variable name="http.port"\n defaultValue="9081"/>\n<httpEndpoint host="*" httpPort="${http.port}" httpsPort="9444"/>\n</server>\n',
      },
      finds: ['9081@src/main/liberty/config/server.xml:3', '9444@src/main/liberty/config/server.xml:4'],
    },
  },
  {
    id: 'open-liberty-gradle',
    name: 'Open Liberty',
    path: gradleFile,
    contains: [/['"]liberty['"]|io\.openliberty\.tools\.gradle/],
    command: 'gradle libertyDev',
    ports: libertyPorts,
    source: 'https://openliberty.io/docs/latest/development-mode.html',
    example: {
      files: { 'build.gradle': "apply plugin: 'liberty'\n" },
      finds: ['9080@build.gradle:1', '9443@build.gradle:1'],
    },
  },
  {
    id: 'gretty',
    name: 'Gretty',
    path: gradleFile,
    contains: [/['"](?:org\.)?(?:akhikhl\.)?gretty['"]/],
    command: 'gradle appRun',
    ports: [
      { pattern: /\bgretty\s*\{[^}]{0,2000}?\b(?:httpPort|port)\s*=?\s*(?<port>\d+)/d, flag: '-Pgretty.httpPort=' },
    ],
    source: 'https://akhikhl.github.io/gretty-doc/Gretty-configuration.html',
    example: {
      files: { 'build.gradle': "apply plugin: 'org.gretty'\ngretty {\n  httpPort = 8888\n}\n" },
      finds: ['8888@build.gradle:3'],
    },
  },
  {
    id: 'play',
    name: 'Play',
    path: sbtFile,
    contains: [/\bPlay(?:Scala|Java|Service|MinimalJava|Web)\b|\bplay\.Project\./],
    command: 'sbt run',
    ports: [
      {
        pattern: /(?:play\.server\.http\.port"\s*(?:->|,)\s*"|\bplayDefaultPort\s*:=\s*)(?<port>\d+)/d,
        flag: '-Dhttp.port=',
      },
    ],
    source: 'https://www.playframework.com/documentation/latest/PlayConsole',
    example: {
      files: { 'build.sbt': 'lazy val root = (project in file(".")).enablePlugins(PlayJava)\n' },
      finds: ['9000@build.sbt:1'],
    },
  },
  {
    id: 'lagom',
    name: 'Lagom',
    path: sbtFile,
    contains: [/\bLagom(?:Scala|Java)\b/],
    command: 'sbt runAll',
    source: 'https://www.lagomframework.com/documentation/current/scala/RunningServices.html',
    example: {
      files: { 'build.sbt': 'lazy val `hello-impl` = (project in file("hello-impl")).enablePlugins(LagomScala)\n' },
      finds: ['9000@build.sbt:1', '9008@build.sbt:1'],
    },
  },
  {
    id: 'scalatra',
    name: 'Scalatra',
    path: sbtFile,
    contains: [/\benablePlugins\([^)]*\b(?:ScalatraPlugin|JettyPlugin|TomcatPlugin)\b/],
    command: 'sbt Jetty/start',
    source: 'https://scalatra.org/guides/2.8/getting-started/first-project.html',
    example: { files: { 'build.sbt': 'enablePlugins(SbtTwirl, ScalatraPlugin)\n' }, finds: ['8080@build.sbt:1'] },
  },
];
