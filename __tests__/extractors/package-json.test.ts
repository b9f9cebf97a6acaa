import { describe, expect, test } from 'vitest';
import { packageJson } from '../../src/extractors/package-json.ts';
import { extract, linesOf } from './extracting.ts';

const cases: Readonly<
  Record<string, { readonly files: Readonly<Record<string, string>>; readonly lines: readonly string[] }>
> = {
  'digits stand where the port is said': {
    files: { 'package.json': '{\n  "scripts": {\n    "dev": "vite --port 3000 --host 0.0.0.0"\n  }\n}\n' },
    lines: ['3:6 unit "npm run dev"', '  3:25 tcp 0.0.0.0:3000 command-flag "dev"'],
  },
  'through escapes': {
    files: { 'package.json': '{"scripts":{"dev":"concurrently \\"serve -l 3000\\" \\"http-server -p 3001\\""}}' },
    lines: [
      '1:14 unit "npm run dev"',
      '  1:44 tcp 0.0.0.0+[::]:3000 command-flag "dev"',
      '  1:68 tcp 0.0.0.0:3001 command-flag "dev"',
    ],
  },
  'a default stands at the command': {
    files: { 'package.json': '{"scripts":{"dev":"cd x && next dev"}}' },
    lines: ['1:14 unit "npm run dev"', '  1:28 tcp 0.0.0.0+[::]:3000 tool-default "dev"'],
  },
  'a script owns what it starts': {
    files: { 'package.json': '{"scripts":{\n"dev":"npm run web -- --port 4000",\n"web":"vite"}}' },
    lines: [
      '2:2 unit "npm run dev"',
      '  2:30 tcp 127.0.0.1|[::1]:4000 command-flag "dev"',
      '3:2 unit "npm run web"',
      '  3:8 tcp 127.0.0.1|[::1]:5173 tool-default "web"',
    ],
  },
  'PORT in the env file of the tool that reads it': {
    files: {
      'package.json': '{"scripts":{"dev":"cd client && npm start"}}',
      'client/package.json': '{"scripts":{"start":"react-scripts start"}}',
      'client/.env.development': 'PORT=3001\n',
    },
    lines: ['1:14 unit "npm run dev"', '  client/package.json:1:22 tcp 0.0.0.0:3001 environment "dev"'],
  },
  'next reads no env file for its port': {
    files: { 'package.json': '{"scripts":{"dev":"next dev"}}', '.env': 'PORT=3001\n' },
    lines: ['1:14 unit "npm run dev"', '  1:20 tcp 0.0.0.0+[::]:3000 tool-default "dev"'],
  },
  'a configuration that speaks of a port leaves the default in doubt': {
    files: {
      'package.json': '{"scripts":{"dev":"vite"}}',
      'vite.config.ts': 'export default { server: { port: 3001 } }',
    },
    lines: ['1:14 unit "npm run dev"', '  1:20 tcp 127.0.0.1|[::1]:5173 tool-default "dev" low'],
  },
  'a program of the repository tells its own ports': {
    files: { 'package.json': '{"scripts":{"start":"PORT=4000 node dist/server.js"}}', 'src/server.ts': '' },
    lines: ['1:14 unit "npm run start"', '  1:37 program src/server.ts'],
  },
  'main of package.json': {
    files: { 'package.json': '{"main":"app.js","scripts":{"start":"nodemon"}}', 'app.js': '' },
    lines: ['1:30 unit "npm run start"', '  1:10 program app.js'],
  },
  'nest runs its main file': {
    files: { 'package.json': '{"scripts":{"dev":"nest start --watch"}}', 'src/main.ts': '' },
    lines: ['1:14 unit "npm run dev"', '  1:20 program src/main.ts'],
  },
  'Compose projects': {
    files: {
      'package.json': '{"scripts":{"up":"docker compose -f a.yml -f b.yml --profile gpu up -d web"}}',
    },
    lines: ['1:14 unit "npm run up"', '  1:19 compose in . a.yml b.yml --profile gpu web'],
  },
  'ports of the servers that tests are told about': {
    files: {
      'package.json':
        '{"scripts":{"e2e":"E2E_PORT=4000 SUPPORT=50 cross-env DB_PORT=5433 playwright test","build":"API_PORT=4001 tsc"}}',
    },
    lines: ['1:14 unit "npm run e2e"', '1:29 reference :4000', '1:63 reference :5433', '1:86 unit "npm run build"'],
  },
  'references of clients and URLs': {
    files: { 'package.json': '{"scripts":{"e2e":"wait-on tcp:3000 && API=http://api.test:8080/v1 cypress run"}}' },
    lines: ['1:14 unit "npm run e2e"', '1:32 reference localhost:3000', '1:60 reference api.test:8080'],
  },
  'references of what ends servers': {
    files: { 'package.json': '{"scripts":{"stop":"kill -9 $(lsof -ti tcp:4444)"}}' },
    lines: ['1:14 unit "npm run stop"', '1:44 reference localhost:4444'],
  },
  'a port that is none': {
    files: { 'package.json': '{"scripts":{"dev":"vite --port 70000"}}' },
    lines: [
      '1:14 unit "npm run dev"',
      '  1:20 tcp 127.0.0.1|[::1]:5173 tool-default "dev"',
      '1:32 invalid 70000: 70000 is above 65535',
    ],
  },
  'the workspace’s package manager': {
    files: { 'package.json': '{"packageManager":"pnpm@9.0.0"}', 'a/package.json': '{"scripts":{"x":"vite"}}' },
    lines: [],
  },
  'a broken file': {
    files: { 'package.json': '{"scripts":{"dev":"serve -l 3000",\n"x" 1}}' },
    lines: [
      '1:14 unit "npm run dev"',
      '  1:29 tcp 0.0.0.0+[::]:3000 command-flag "dev"',
      '2:5 error not valid JSON: colon expected',
    ],
  },
  'scripts of strange names': {
    files: { 'package.json': '{"scripts":{"__proto__":"serve -l 1","constructor":"npm run __proto__"}}' },
    lines: [
      '1:14 unit "npm run __proto__"',
      '  1:35 tcp 0.0.0.0+[::]:1 command-flag "__proto__"',
      '1:39 unit "npm run constructor"',
      '  1:35 tcp 0.0.0.0+[::]:1 command-flag "constructor"',
    ],
  },
};

describe('package.json', () => {
  test.each(Object.entries(cases))('%s', (_, { files, lines }) => {
    expect(linesOf(extract(packageJson, 'package.json', files))).toEqual(lines);
  });

  test('the title names the workspace’s package manager', () => {
    const files = { 'package.json': '{"packageManager":"pnpm@9.0.0"}', 'a/package.json': '{"scripts":{"x":"echo"}}' };
    expect(linesOf(extract(packageJson, 'a/package.json', files))).toEqual(['1:14 unit "pnpm run x"']);
  });
});
