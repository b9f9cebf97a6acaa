import fc from 'fast-check';

/** A Compose project as files, and the command line that loads it. */
export interface RandomProject {
  readonly files: Readonly<Record<string, string>>;
  /** `-f` files; none: discovered. */
  readonly composeFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly envFiles: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Takes one of the usual texts, rarely one that Compose may refuse: a project is worth most when most of it is accepted. */
function oneOf(usual: readonly string[], odd: readonly string[] = []): fc.Arbitrary<string> {
  const common = { weight: 50, arbitrary: fc.constantFrom(...usual) };
  return odd.length === 0 ? common.arbitrary : fc.oneof(common, { weight: 1, arbitrary: fc.constantFrom(...odd) });
}

function maybe(text: fc.Arbitrary<string>, weight = 2): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight, arbitrary: text });
}

const serviceName = fc.constantFrom('a', 'b', 'c', 'd');
const variable = fc.constantFrom('P', 'Q', 'R');

const interpolation = fc
  .tuple(
    variable,
    oneOf([':-', '-', '', ':+', ':-'], ['+', '?', ':?']),
    oneOf(['8080', '9000', '${Q:-7070}', '8081'], ['', '81-82', '127.0.0.1:5000', '$R', '{80}']),
  )
  .map(([name, operator, word]) => (operator === '' ? `\${${name}}` : `\${${name}${operator}${word}}`));

const hostIp = maybe(
  oneOf(
    ['127.0.0.1:', '0.0.0.0:', '[::1]:', '[::]:', '${IP:-127.0.0.1}:', '[::ffff:127.0.0.1]:', '$IP:'],
    [':', '192.168.0.256:', 'localhost:', '127.000.0.1:'],
  ),
);
const singleHost = fc.oneof(
  {
    weight: 6,
    arbitrary: oneOf(
      ['8080:', '8081:', '80:', '8080-8082:', '8080-8081:', '08080:', '0:', '65535:', '8080-8080:'],
      ['65536:', '8082-8080:', '80 :', '-1:', 'x:'],
    ),
  },
  { weight: 3, arbitrary: interpolation.map((text) => `${text}:`) },
);
const single = fc
  .tuple(
    fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 3, arbitrary: singleHost }),
    oneOf(['80', '81', '080', '${T:-80}'], ['65536', 'x', '', '0', '${Q}']),
  )
  .map((parts) => parts.join(''));
const range = oneOf(
  ['80-82', '8080-8081:80-81', '8080-8082:80-82', '8081-8082:81-82', '80-80', '8080:80-80'],
  ['8080:80-81', '8080-8081:80-82'],
);
const bindings = fc.oneof({ weight: 5, arbitrary: single }, { weight: 1, arbitrary: range });
const protocol = maybe(oneOf(['/tcp', '/udp', '/UDP', '/', '/sctp', '/${PROTO:-udp}'], ['/icmp']), 1);
const shortText = fc.tuple(hostIp, bindings, protocol).map(([ip, text, suffix]) => {
  // An address needs a host part, if an empty one.
  return `${ip}${ip !== '' && !text.includes(':') ? ':' : ''}${text}${suffix}`;
});

const shortPort = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(shortText, fc.constantFrom('"', "'", '')).map(([text, quote]) => quoted(text, quote)),
  },
  {
    weight: 1,
    arbitrary: oneOf(
      ['80', '8080', '0755', '0x50', '8_080', '+80', '22:22', '!!str 80', '0b1010', '0o17', '08080:80'],
      ['08080', '80.5', '2020-01-01', 'null', '~', 'true', '.inf'],
    ),
  },
);

/** A plain scalar only where YAML takes the text as one. */
function quoted(text: string, quote: string): string {
  const isPlain = /^[\w.$][^#{}[\],&*!|>'"%@`]*$/.test(text) && !/:(?:\s|$)/.test(text) && text.trim() === text;
  const mark = quote === '' && !isPlain ? '"' : quote;
  return `${mark}${text}${mark}`;
}

const field = (name: string, values: fc.Arbitrary<string>, weight = 2) =>
  maybe(
    values.map((value) => `${name}: ${value}`),
    weight,
  );

const target = oneOf(
  ['80', '81', '"80"', '"${T:-80}"', '010', '80.0', '0', '99999'],
  ['-1', '"80-81"', '80.5', '', 'x'],
);

const longPort = fc
  .tuple(
    target.map((value) => (value === '' ? '' : `target: ${value}`)),
    field(
      'published',
      oneOf(
        [
          '8080',
          '"8080"',
          '8081',
          '"8080-8082"',
          '"${P:-8080}"',
          '""',
          '0',
          '"08080"',
          '010',
          '22:22',
          'abc',
          '-1',
          '" 80 "',
        ],
        ['08080', 'null', '80.5'],
      ),
      6,
    ),
    field('protocol', oneOf(['tcp', 'udp', 'UDP', '"${PROTO:-tcp}"', '""', 'icmp'], ['null', '6'])),
    field('host_ip', oneOf(['127.0.0.1', '0.0.0.0', '"::1"', '"${IP:-127.0.0.1}"'], ['localhost', '"[::1]"', '""']), 1),
    field('mode', oneOf(['host', 'ingress', 'x']), 1),
    field('name', oneOf(['web', 'x']), 1),
    field('x-note', oneOf(['1', 'x']), 1),
    fc.boolean(),
  )
  .map(([first, ...rest]) => {
    const isFlow = rest.at(-1) === true;
    const fields = [first, ...rest.slice(0, -1)].filter((text) => text !== '').map(String);
    return isFlow || fields.length === 0 ? `{${fields.join(', ')}}` : fields.join('\n  ');
  });

const port = fc.oneof(
  { weight: 5, arbitrary: shortPort },
  { weight: 2, arbitrary: longPort },
  { weight: 1, arbitrary: oneOf(['*port', '*long', '!override "7:7"', '!reset "8:8"']) },
);

const tag = maybe(fc.constantFrom(' !override', ' !reset'), 1);

const ports = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(tag, fc.array(port, { minLength: 1, maxLength: 4 }))
      .map(([mark, items]) => `ports:${mark}\n${list(items)}`),
  },
  {
    weight: 1,
    arbitrary: oneOf(
      ['ports: []', 'ports: *ports', 'ports: !reset []', 'ports: !reset null', 'ports: !override []'],
      ['ports:', 'ports: "80:80"', 'ports: {a: b}', 'ports: [*ports]'],
    ),
  },
);

function list(items: readonly string[]): string {
  return items.map((item) => `  - ${item.replaceAll('\n', '\n  ')}`).join('\n');
}

const section = (text: fc.Arbitrary<string>, weight: number) => maybe(text, weight);

const service = fc
  .tuple(
    serviceName,
    oneOf(
      ['image: x', 'image: "${IMG:-y}"', 'build: .', 'build: {context: ./sub}'],
      ['environment: {}', 'image: ""', 'image:'],
    ),
    fc.oneof({ weight: 7, arbitrary: ports }, { weight: 1, arbitrary: fc.constant('') }),
    section(
      oneOf(
        [
          'expose: ["80", 81]',
          'expose: [80]',
          'expose: !override ["90"]',
          'expose: ["80", "80"]',
          'expose: !reset null',
        ],
        ['expose: 80', 'expose: [80.5]'],
      ),
      1,
    ),
    section(
      oneOf(
        [
          'profiles: [p]',
          'profiles: [p, q]',
          'profiles: []',
          'profiles: ["${PROFILE:-q}"]',
          'profiles: !reset []',
          'profiles: !override [q]',
        ],
        ['profiles: p', 'profiles:'],
      ),
      1,
    ),
    section(
      oneOf(
        ['scale: 2', 'scale: "${SCALE:-3}"', 'deploy: {replicas: 2}', 'deploy: {replicas: "2"}', 'scale: 0'],
        ['scale: -1', 'scale: x', 'deploy: {replicas: -1}', 'container_name: cc', 'deploy:'],
      ),
      1,
    ),
    section(
      oneOf(
        [
          'network_mode: host',
          'network_mode: bridge',
          'network_mode: none',
          'network_mode: !reset null',
          'networks: {default: {}}',
          'networks: [default]',
        ],
        [
          'networks: [unknown]',
          'networks: {n: }',
          'network_mode: "service:a"',
          'network_mode: ""',
          'networks:',
          'networks: []',
        ],
      ),
      1,
    ),
    section(
      oneOf(
        ['depends_on: {b: {condition: service_started, required: false}}', 'depends_on: []'],
        ['depends_on: [a]', 'depends_on: [b]', 'depends_on:', 'ipc: "service:b"'],
      ),
      1,
    ),
    section(
      oneOf(
        [
          'extends: {service: base, file: base.yaml}',
          'extends: {service: other, file: base.yaml}',
          'extends: {service: base, file: "${BASE:-base.yaml}"}',
          'extends: {service: base, file: ./base.yaml}',
        ],
        [
          'extends: a',
          'extends: {service: a}',
          'extends: b',
          'extends: {service: a, file: missing.yaml}',
          'extends: {service: a, file: base.yaml}',
          'extends: {file: base.yaml}',
        ],
      ),
      1,
    ),
    section(
      oneOf(
        ['<<: *service', '<<: [*service, *other]', '<<: *other', '<<: *resetting', '<<: [*resetting, *other]'],
        ['<<: [*ports]', '<<: 1'],
      ),
      1,
    ),
    section(
      oneOf(
        [
          'environment: {P: 1}',
          'environment: [P=1, Q]',
          'environment: [P=1, P=1]',
          'command: x',
          'volumes: [./v:/v]',
          'volumes: [v:/v]',
          'volumes: [/v]',
          'labels: [a, a]',
          'x-own: 1',
          'dns: 1.1.1.1',
          'cap_add: [A, A]',
        ],
        [
          'unknown: 1',
          'volumes: [w:/v]',
          'environment: [1]',
          'configs: [c]',
          'secrets: [s]',
          'security_opt: [a, a]',
          'healthcheck: {test: [x]}',
          'cpus: x',
          'privileged: yes',
          'privileged: x',
          'restart: 1',
        ],
      ),
      1,
    ),
  )
  .map(([name, ...parts]) => [name, parts.filter((part) => part !== '')] as const);

/** Random keys in a random order, the later one of a name left out. */
const services = fc
  .uniqueArray(service, { minLength: 1, maxLength: 4, selector: ([name]) => name })
  .chain((all) =>
    fc
      .array(fc.constantFrom('', ' !override', ' !reset'), { minLength: all.length, maxLength: all.length })
      .map((marks) => all.map(([name, parts], i) => serviceText(name, parts, i % 7 === 6 ? (marks[i] ?? '') : ''))),
  );

function serviceText(name: string, parts: readonly string[], mark: string): string {
  const body = parts.map((part) => `    ${part.replaceAll('\n', '\n    ')}`);
  return body.length === 0 ? `  ${name}: {}` : `  ${name}:${mark}\n${body.join('\n')}`;
}

const anchors = `x-port: &port "7000:70"
x-long: &long {target: 71, published: 7100}
x-ports: &ports ["7200:72", "7201:73"]
x-service: &service
  image: anchored
  ports: ["7300:73"]
x-other: &other {image: other, ports: ["7400:74"], profiles: [q]}
x-resetting: &resetting {image: other, ports: !override ["7500:75"]}
`;

const include = maybe(
  oneOf(
    [
      'include: [inc/one.yaml]',
      'include:\n  - path: inc/one.yaml',
      'include: [{path: [inc/one.yaml, inc/two.yaml]}]',
      'include: [{path: inc/one.yaml, env_file: other.env}]',
      'include: [{path: inc/one.yaml, project_directory: .}]',
      'include: [inc/one.yaml, inc/two.yaml]',
      'include: ["${INC:-inc/one.yaml}"]',
    ],
    [
      'include: inc/one.yaml',
      'include: [inc]',
      'include: [missing.yaml]',
      'include: [{path: inc/one.yaml, env_file: missing.env}]',
      'include: [1]',
      'include: [{}]',
      'include:',
    ],
  ),
  1,
);

const composeFile = fc
  .tuple(
    include,
    services,
    fc.constantFrom('\nnetworks: {n: {}}\n', '\nnetworks:\n  n:\n    internal: true\n', '\n'),
    maybe(fc.constant('volumes: {v: {}}\n'), 3),
  )
  .map(([before, all, networks, volumes]) => `${anchors}${before}\nservices:\n${all.join('\n')}${networks}${volumes}`);

/** Names that no other file has: two files with one service are a difference between versions. */
const included = (name: string) =>
  fc
    .tuple(oneOf(['"${P:-6000}:60"', '"6000:60"', '60', '"${Q:-6001}:60"']), maybe(fc.constant('profiles: [p]')))
    .map(
      ([item, profiles]) =>
        `services:\n  ${name}:\n    image: x\n    ports: [${item}]\n${profiles && `    ${profiles}\n`}`,
    );

const baseFile = fc
  .tuple(ports, maybe(ports))
  .map(
    ([first, second]) =>
      `${anchors}services:\n  base:\n    image: base\n    ${first.replaceAll('\n', '\n    ')}\n  other:\n    extends: base\n    image: other\n${second && `    ${second.replaceAll('\n', '\n    ')}\n`}`,
  );

const envLine = fc
  .tuple(
    variable,
    oneOf(['=', ' = ', ': ']),
    oneOf(
      [
        '8080',
        '9090',
        '"9091"',
        "'9092'",
        '',
        '9093 # note',
        '"90${R}"',
        '${Q:-9094}',
        '$Q',
        '"9096" # note',
        '  9097  ',
      ],
      ['127.0.0.1', 'udp', '9095#x', '"9\\"0"', "'9$R'", '"unclosed', '${', '"a\\nb"', '${Q:?no}'],
    ),
  )
  .map(([name, separator, value]) => `${name}${separator}${value}`);
const envFile = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: envLine },
      {
        weight: 2,
        arbitrary: oneOf(
          ['# note', 'export R=9', '', 'R', 'PROFILE=p', 'COMPOSE_PROFILES=p', 'IP=127.0.0.1', 'PROTO=udp', 'T=81'],
          ['a b', 'a-b=1', '!=2', '=3'],
        ),
      },
    ),
    { maxLength: 4 },
  )
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

const environment = fc
  .array(fc.tuple(variable, oneOf(['8088', '9099', ''], ['127.0.0.1', '$Q', 'udp'])), { maxLength: 2 })
  .map((pairs) => Object.fromEntries(pairs));

export const randomProject: fc.Arbitrary<RandomProject> = fc
  .record({
    main: composeFile,
    over: fc.option(composeFile, { freq: 2 }),
    second: fc.option(composeFile, { freq: 1 }),
    one: included('one'),
    two: included('two'),
    base: baseFile,
    env: fc.option(envFile),
    otherEnv: envFile,
    includedEnv: fc.option(envFile, { freq: 1 }),
    profiles: fc.constantFrom<readonly string[]>([], [], ['p'], ['p', 'q'], ['*']),
    named: fc.boolean(),
    givesEnvFile: fc.integer({ min: 0, max: 7 }).map((n) => n === 7),
    environment,
  })
  .map(
    ({
      main,
      over,
      second,
      one,
      two,
      base,
      env,
      otherEnv,
      includedEnv,
      profiles,
      named,
      givesEnvFile,
      environment: given,
    }) => ({
      files: {
        'compose.yaml': second !== null && !named ? `${main}---\n${second}` : main,
        ...(over === null ? {} : { 'compose.override.yaml': over }),
        ...(second !== null && named ? { 'second.yaml': second } : {}),
        'base.yaml': base,
        'inc/one.yaml': one,
        'inc/two.yaml': two,
        'other.env': otherEnv,
        ...(env === null ? {} : { '.env': env }),
        ...(includedEnv === null ? {} : { 'inc/.env': includedEnv }),
      },
      composeFiles: named
        ? [
            'compose.yaml',
            ...(over === null ? [] : ['compose.override.yaml']),
            ...(second === null ? [] : ['second.yaml']),
          ]
        : [],
      profiles,
      envFiles: givesEnvFile ? ['other.env'] : [],
      environment: given,
    }),
  );
