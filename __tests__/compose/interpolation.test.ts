import { describe, expect, test } from 'vitest';
import { interpolate, plainText, runOf } from '../../src/parsing/interpolation.ts';
import { bindingsOf, refusalsOf, renderBindings, warningsOf } from './render.ts';

const variables: Readonly<Record<string, string>> = { P: '81', EMPTY: '', Q: '6', REF: '$Q' };

function outcome(template: string): string {
  const { text, problems } = interpolate(runOf(template), (name) =>
    name in variables ? runOf(variables[name] ?? '') : undefined,
  );
  const notes = problems.map(
    ({ kind, subject, reason }) => ` [${kind}${kind === 'syntax' ? '' : ` ${subject}`}${reason ? `: ${reason}` : ''}]`,
  );
  return `${plainText(text)}${notes.join('')}`;
}

/** Every form, with P=81, Q=6, REF=$Q, EMPTY= and nothing else set. */
// biome-ignore format: a table
const forms: readonly (readonly [template: string, outcome: string])[] = [
  ['80', '80'], ['$P:80', '81:80'], ['${P}:80', '81:80'], ['$P8', ' [unset P8]'], ['${X}:80', ':80 [unset X]'], ['$X', ' [unset X]'],
  ['${X:-1}', '1'], ['${EMPTY:-1}', '1'], ['${P:-1}', '81'], ['${X-1}', '1'], ['${EMPTY-1}', ''], ['${P-1}', '81'],
  ['${X:+1}', ''], ['${EMPTY:+1}', ''], ['${P:+1}', '1'], ['${X+1}', ''], ['${EMPTY+1}', '1'], ['${P+1}', '1'],
  ['${X:?no}', ' [required X: no]'], ['${EMPTY:?no}', ' [required EMPTY: no]'], ['${P:?no}', '81'], ['${X?no}', ' [required X: no]'], ['${EMPTY?no}', ''], ['${X?}', ' [required X]'],
  ['$$P', '$P'], ['$$${P}', '$81'], ['$${P}', '${P}'], ['$$$$', '$$'], ['80$', '80$'], ['$1:80', '$1:80'], ['$(x)', '$(x)'], ['$ P', '$ P'],
  ['${X:-${Y:-7}}', '7'], ['${X:-${Q:-7}}', '6'], ['${X:-a${Q}b}', 'a6b'], ['${P:+${Q:-4}}', '6'], ['${X:-${Y:?no}}', ' [required Y: no]'], ['${P:-${Y:?no}}', '81'],
  ['${X:?${Q}}', ' [required X: 6]'], ['${REF}', '$Q'], ['${X:-$REF}', '$Q'],
  ['${X:-{80}}', '{80}'], ['${X-a:-b}', 'a:-b'], ['${X:-a+b}', 'a+b'], ['${X:-a?b}', 'a?b'], ['${X:-127.0.0.1:8080}:80', '127.0.0.1:8080:80'],
  ['${X:-1}${Q}${P:+2}', '162'], ['${X:-1}:${Y:-2}', '1:2'], ['${X:-}', ''], ['${x_1:-2}', '2'],
  ['${', '${ [syntax]'], ['${}', '${} [syntax]'], ['${ P }', '${ P } [syntax]'], ['${P.X}', '${P.X} [syntax]'], ['${P', '${P [syntax]'], ['${P:-1', '${P:-1 [syntax]'], ['${1}', '${1} [syntax]'], ['${P:-a\nb}', '${P:-a\nb} [syntax]'],
];

describe('forms', () => {
  test.each(forms)('%j is %j', (template, expected) => {
    expect(outcome(template)).toBe(expected);
  });

  test('deep and wide templates take no time', () => {
    expect(outcome('${X:-'.repeat(20_000))).toMatch(/\[syntax\]$/);
    expect(outcome('${X:-1}'.repeat(20_000))).toBe('1'.repeat(20_000));
    expect(
      plainText(interpolate(runOf(`${'${X:-'.repeat(5000)}1${'}'.repeat(5000)}`), () => undefined).text),
    ).toContain('1');
  });
});

const service = (mapping: string, env?: string) => ({
  'compose.yaml': `services:\n  a:\n    image: x\n    ports:\n      - ${mapping}\n`,
  ...(env === undefined ? {} : { '.env': env }),
});

describe('the port keeps the place that sets it', () => {
  test.each([
    ['"8080:80"', undefined, '8080 to 80 at compose.yaml:5:9-5:18 set at 5:10-5:14'],
    ['8080', undefined, 'any port to 8080 at compose.yaml:5:9-5:13'],
    ['"${P:-8080}:80"', undefined, '8080 to 80 at compose.yaml:5:9-5:24 set at 5:15-5:19 by P'],
    ['"${P:-${Q:-8080}}:80"', undefined, '8080 to 80 at compose.yaml:5:9-5:30 set at 5:20-5:24 by P'],
    ['"${P}:80"', '# note\nP=8080\n', '8080 to 80 at compose.yaml:5:9-5:18 set at .env:2:3-2:7 by P'],
    ['"${P:-1}:80"', 'P="8080" # note\n', '8080 to 80 at compose.yaml:5:9-5:21 set at .env:1:4-1:8 by P'],
    ['"${P}:80"', 'Q=8080\nP=${Q}\n', '8080 to 80 at compose.yaml:5:9-5:18 set at .env:1:3-1:7 by P'],
    ['"${P}:80"', 'P=${Q:-8080}\n', '8080 to 80 at compose.yaml:5:9-5:18 set at .env:1:8-1:12 by P'],
    ['"${MAP}"', 'MAP=127.0.0.1:8080:80\n', '8080 to 80 at compose.yaml:5:9-5:17 set at .env:1:15-1:19 by MAP'],
    ['"80${P}:80"', 'P=80\n', '8080 to 80 at compose.yaml:5:9-5:20 by P'],
    ['"${P}:80"', 'P="\\t8080"\n', undefined],
    ['{target: 80, published: 8080}', undefined, '8080 to 80 at compose.yaml:5:9-5:38 set at 5:33-5:37'],
    ['{target: 80, published: "${P:-8080}"}', undefined, '8080 to 80 at compose.yaml:5:9-5:46 set at 5:39-5:43 by P'],
    ['{target: 80, published: 0x50}', undefined, '80 to 80 at compose.yaml:5:9-5:38'],
    ['"8080-8082:80-82"', undefined, '8080-8082 to 80-82 at compose.yaml:5:9-5:26'],
    ['"8080-8082:80"', undefined, 'one of 8080-8082 to 80 at compose.yaml:5:9-5:23'],
    ['"${P}:80"', '', 'any port to 80 at compose.yaml:5:9-5:18 by P'],
    ['"${P:?no}:80"', '', 'unresolved ${P:?no} to 80 at compose.yaml:5:9-5:22 by P'],
    ['"${P:?no}"', '', 'unresolved ${P:?no} at compose.yaml:5:9-5:19'],
  ])('%s with %j', (mapping, env, expected) => {
    const lines = renderBindings(service(mapping, env)).map((line) => line.replace(/^a \S+ tcp /, ''));
    expect(lines).toEqual(expected === undefined ? [] : [expected]);
  });

  test('--env sets it nowhere in a file', () => {
    expect(renderBindings(service('"${P:-1}:80"'), { environment: { P: '8080' } })).toEqual([
      'a any tcp 8080 to 80 at compose.yaml:5:9-5:21 by P',
    ]);
  });
});

describe('what Compose says', () => {
  test('a required variable without a value is refused', () => {
    expect(refusalsOf(service('"${P:?set it}:80"'))).toEqual([
      'compose.yaml:5:10 the required variable P has no value: set it',
    ]);
  });

  test('a broken template is refused once, and its mapping has no second fault', () => {
    expect(refusalsOf(service('"${P:80"'))).toEqual([
      'compose.yaml:5:10 `${P:80` is no valid interpolation; a literal $ is written $$',
    ]);
  });

  test('an unset variable is a warning where it decides about ports, and elsewhere nothing', () => {
    const files = service('"${P}:80"');
    expect(warningsOf({ 'compose.yaml': `${files['compose.yaml']}    environment: ["X=\${UNSET}"]\n` })).toEqual([
      'compose.yaml:5:10 the variable P is not set, so Compose takes it as empty',
    ]);
  });

  test('values are interpolated everywhere, keys and comments are not', () => {
    expect(refusalsOf({ 'compose.yaml': 'x-note: ${X:?no}\nservices: {a: {image: x}}\n' })).toHaveLength(1);
    expect(refusalsOf({ 'compose.yaml': 'services: {a: {image: x}} # ${X:?no}\n' })).toEqual([]);
    expect(refusalsOf({ 'compose.yaml': 'services: {"${N:-a}": {image: x}}\n' })).toEqual([
      'compose.yaml:1:12 services.${N:-a} is nothing that Compose knows here',
    ]);
  });
});

describe('a required variable without a value', () => {
  const service = 'image: "${X:?}", ports: ["${X:?no port}:80"], networks: ["${X:?}"], depends_on: ["${X:?}"]';
  const files = { 'a/compose.yaml': `services: {s: {${service}}}\n` };
  const start = { directory: 'a' };
  const awaited = 'the required variable X has no value until a/.env is made from';

  test('is an error', () => {
    expect(refusalsOf(files, start)).toEqual([
      'a/compose.yaml:1:24 the required variable X has no value',
      'a/compose.yaml:1:42 the required variable X has no value: no port',
      'a/compose.yaml:1:74 the required variable X has no value',
      'a/compose.yaml:1:98 the required variable X has no value',
    ]);
  });

  test.each(['.env.example', '.env.sample', '.env.template', '.env.dist'])('is a warning where %s sets it', (name) => {
    const withTemplate = { ...files, [`a/${name}`]: 'Y=1\nX=\n' };
    expect(refusalsOf(withTemplate, start)).toEqual([]);
    expect(warningsOf(withTemplate, start)[0]).toBe(`a/compose.yaml:1:24 ${awaited} a/${name}`);
    expect(bindingsOf(withTemplate, start)).toEqual(['s any tcp unresolved ${X:?no port} to 80']);
  });

  test.each([
    ['the template has it in a comment only', { 'a/.env.example': '# X=1\n' }, {}],
    ['there is a .env without it', { 'a/.env.example': 'X=1\n', 'a/.env': 'Y=1\n' }, {}],
    ['the template is for another directory', { '.env.example': 'X=1\n' }, {}],
    ['other env files are named', { 'a/.env.example': 'X=1\n', 'b.env': 'Y=1\n' }, { envFiles: ['b.env'] }],
  ])('is an error where %s', (_, others, named) => {
    expect(refusalsOf({ ...files, ...others }, { ...start, ...named })).toHaveLength(4);
  });

  test('of an included file may be awaited beside that file', () => {
    const included = { 'compose.yaml': 'include: [a/compose.yaml, "${X:?}"]\n', ...files };
    const templates = { 'a/.env.example': 'X=1\n', '.env.dist': 'X=2\n' };
    expect(refusalsOf({ ...included, ...templates })).toEqual([]);
    expect(refusalsOf(included)).toHaveLength(5);
  });
});
