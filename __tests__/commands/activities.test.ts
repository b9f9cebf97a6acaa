import { describe, expect, test } from 'vitest';
import { read, shapeOf } from './reading.ts';

const manifest = (name: string, scripts: Readonly<Record<string, string>>, more: object = {}) =>
  JSON.stringify({ name, scripts, ...more });

/** A workspace of three packages, of which `web` needs `ui`. */
const workspace = {
  'package.json': manifest(
    'root',
    { all: 'turbo run dev' },
    { workspaces: ['apps/*', 'packages/*', '!packages/left'] },
  ),
  'apps/web/package.json': manifest('web', { dev: 'serve -l 3001' }, { dependencies: { '@acme/ui': '*' } }),
  'apps/api/package.json': manifest('api', { dev: 'serve -l 3002' }),
  'packages/ui/package.json': manifest('@acme/ui', { dev: 'serve -l 3003' }),
  'packages/left/package.json': manifest('left', { dev: 'serve -l 3004' }),
};

/** Projects of nx without a package.json of their own. */
const project = (name: string, port: number) => JSON.stringify({ name, targets: { serve: { options: { port } } } });
const projects = {
  'nx.json': '{}',
  'apps/admin/project.json': project('admin', 4200),
  'apps/store/project.json': project('shop', 4201),
};

const denoTasks = JSON.stringify({
  tasks: { a: 'serve -l 3001', b: 'serve -l 3002', dev: { command: 'serve -l 3003', dependencies: ['a', 'b'] } },
});

/** Targets with configurations and several commands. */
const targets = {
  'nx.json': '{}',
  'package.json': manifest('root', {}),
  'apps/web/project.json':
    '{"name":"shop","targets":{"serve":{"defaultConfiguration":"dev","options":{"port":1},"configurations":{"dev":{"port":3011}}}}}',
  'apps/api/project.json':
    '{"targets":{"serve":{"options":{"commands":["serve -l 3012",{"command":"serve -l 3013"}]}}}}',
};

const angular = {
  'angular.json':
    '{"projects":{"web":{"architect":{"serve":{"options":{"port":4301},"configurations":{"e2e":{"port":4302}}}}},"admin":{"architect":{"serve":{}}}}}',
};

/** End-to-end tests in projects of their own, each with the server that it wants. */
const endToEnd = {
  'angular.json':
    '{"projects":{"web":{"architect":{"serve":{"options":{"port":4301},"configurations":{"e2e":{"port":4302}}}}},"web-e2e":{"architect":{"e2e":{"options":{"devServerTarget":"web:serve:e2e"}}}},"admin":{"architect":{"serve":{}}},"admin-e2e":{"targets":{"e2e":{"configurations":{"production":{"devServerTarget":"admin:serve:production"}},"defaultConfiguration":"production"}}}}}',
};

/** An nx workspace whose plugins make targets out of configuration files. */
const inferred = {
  'nx.json': '{"plugins":["@nx/next/plugin",{"plugin":"@nx/vite/plugin","options":{"devTargetName":"serve-it"}}]}',
  'apps/web/project.json': '{"name":"web"}',
  'apps/web/next.config.js': '',
  'apps/shop/project.json': '{"name":"shop"}',
  'apps/shop/vite.config.mts': '',
  'apps/shop/index.html': '',
  'libs/lib/project.json': '{"name":"lib"}',
  'libs/lib/vite.config.ts': '',
};

/** What runs together: `&` together, `;` one after the other, `[ ]` goes on in the background, `|` one of them. */
/** Targets that others depend on: the API stays beside the site, the database is awaited. */
const dependent = {
  'nx.json': '{"targetDefaults":{"serve":{"continuous":true}}}',
  'package.json': manifest('root', {}),
  'apps/web/project.json': JSON.stringify({
    name: 'web',
    targets: {
      serve: {
        command: 'serve -l 3020',
        dependsOn: ['^build', { projects: ['api'], target: 'serve' }, 'docs:serve', 'missing'],
      },
      e2e: { command: 'serve -l 3024', dependsOn: ['database'] },
      database: { command: 'serve -l 3023' },
      again: { command: 'serve -l 3025', dependsOn: ['again'] },
    },
  }),
  'apps/api/project.json': '{"name":"api","targets":{"serve":{"command":"serve -l 3021"}}}',
  'apps/docs/project.json':
    '{"name":"docs","targets":{"serve":{"command":"serve -l 3022"},"e2e":{"executor":"@nx/cypress:cypress","options":{"devServerTarget":"docs:serve:dev"}}}}',
  'apps/without/project.json':
    '{"name":"docs-without","targets":{"e2e":{"executor":"@nx/cypress:cypress","options":{"devServerTarget":"docs:serve","skipServe":true}}}}',
};

const shapes: readonly (readonly [string, string, Readonly<Record<string, string>>?])[] = [
  ['serve -l 1 && serve -l 2', '1 ; 2'],
  ['serve -l 1 & serve -l 2', '[1] ; 2'],
  ['serve -l 1 | serve -l 2', '1 & 2'],
  ['serve -l 1 || serve -l 2; serve -l 3', '(1 | 2) ; 3'],
  ['(cd x; serve -l 1) & serve -l 2 & wait', '[1] ; [2] ; stop processes'],
  ['nohup serve -l 1 > log 2>&1 &', '[1]'],
  ['serve -l 1 & kill $!; serve -l 2', '[1] ; stop processes ; 2'],
  ['docker compose up -d; docker compose down; docker stop x', '[compose] ; stop containers ; stop containers'],
  ['docker run -d -p 1:80 a; docker run -p 2:80 b', '[1] ; 2'],
  ['docker run -itd -p 1:80 a', '[1]'],
  ['docker compose up -d && next dev', '[compose] ; 3000'],
  ['docker compose up --wait; serve -l 1', '[compose] ; 1'],
  ['if [ "$1" ]; then serve -l 1; else serve -l 2; fi', '1 | 2'],
  ['case $1 in a) serve -l 1;; b) serve -l 2;; esac; serve -l 3', '(1 | 2 | nothing) ; 3'],
  ['while true; do serve -l 1; done', '1'],
  ['concurrently "serve -l 1" "serve -l 2"', '1 & 2'],
  ['concurrently -m 1 "serve -l 1" "serve -l 2"', '1 ; 2'],
  ['supabase start && next dev', '[54321 & 54322 & 54323 & 54324 & 54327] ; 3000'],
  ['start-server-and-test "serve -l 1" http://localhost:1 "serve -l 2"', '[1] ; 2'],
  ['set PORT=1& react-scripts start', '1'],
  ['pm2 start server.js && serve -l 2', '[server.js] ; 2', { 'server.js': '' }],
  [
    'node server.js --version; python -m app --help; node server.js',
    'server.js',
    { 'server.js': '', 'app/__main__.py': '' },
  ],
  ['netlify dev -c "serve -l 1"', '8888 & 1'],
  ['turbo run dev', '3002 & 3001 & 3003', workspace],
  ['turbo dev --filter=web', '3001', workspace],
  ['turbo dev --filter=web...', '3001 & 3003', workspace],
  ['turbo dev --filter=...@acme/ui', '3001 & 3003', workspace],
  ['turbo dev --filter=./apps/*', '3002 & 3001', workspace],
  ['turbo dev --filter=!web', '3002 & 3003', workspace],
  ['turbo dev --filter=[main]', 'nothing', workspace],
  ['turbo dev --concurrency 2', '3002 ; 3001 ; 3003', workspace],
  ['turbo dev --concurrency 50%', '3002 & 3001 & 3003', workspace],
  ['turbo dev --dry-run', 'nothing', workspace],
  ['npx turbo run web#dev', '3001', workspace],
  ['cd apps/web && turbo dev', '3001', workspace],
  ['cd apps && turbo dev', '3002 & 3001', workspace],
  ['cd apps && turbo dev --filter=./web', '3001', workspace],
  ['cd apps/web && turbo dev --filter=../../packages/*', '3003', workspace],
  ['lerna run dev --parallel', '3002 & 3001 & 3003', workspace],
  ['lerna run dev', '(3002 & 3003) ; 3001', workspace],
  ['lerna run dev --concurrency 1 --no-sort', '3002 ; 3001 ; 3003', workspace],
  ['lerna run dev --scope @acme/*', '3003', workspace],
  ['lerna run dev --ignore web', '3002 & 3003', workspace],
  ['pnpm -r dev', '(3002 & 3003) ; 3001', workspace],
  ['pnpm -r --no-sort dev', '3002 & 3001 & 3003', workspace],
  ['pnpm -r --parallel dev', '3002 & 3001 & 3003', workspace],
  ['pnpm -r --no-sort --workspace-concurrency 2 dev', '3002 ; 3001 ; 3003', workspace],
  ['pnpm --filter api dev', '3002', workspace],
  ['pnpm --filter ui run dev -l 1', '3003 & 1', workspace],
  ['pnpm -C apps/web dev', '3001', workspace],
  ['yarn workspace web dev', '3001', workspace],
  ['yarn workspaces run dev', '3002 ; 3001 ; 3003', workspace],
  ['yarn workspaces foreach -Api run dev', '3002 & 3001 & 3003', workspace],
  ['yarn workspaces foreach -p --include web run dev', '3001', workspace],
  ['npm run dev --workspaces', '3002 ; 3001 ; 3003', workspace],
  ['npm run dev -w web -w apps/api', '3001 ; 3002', workspace],
  ['npm --prefix apps/web run dev', '3001', workspace],
  ['bun --filter "*" dev', '3002 & 3001 & 3003', workspace],
  ['nx run-many -t dev', '3002 & 3001 & 3003', workspace],
  ['nx run-many -t dev --parallel=2', '3002 ; 3001 ; 3003', workspace],
  ['nx run-many -t dev --parallel=true', '3002 & 3001 & 3003', workspace],
  ['nx run-many -t dev', '3002 ; 3001 ; 3003', { ...workspace, 'nx.json': '{"parallel": 2}' }],
  ['nx run-many --target=dev --projects=web,api', '3002 & 3001', workspace],
  ['nx run-many -t dev --parallel=2', '3002 ; 3001 ; 3003', workspace],
  ['nx run-many -t dev', '3002 ; 3001 ; 3003', { ...workspace, 'nx.json': '{"parallel":2}' }],
  ['nx dev web', '3001', workspace],
  ['nx run-many -t serve -p shop,admin', '4200 & 4201', projects],
  ['nx serve shop', '4201', projects],
  ['lerna run dev --scope={web,api}', '3002 & 3001', workspace],
  ['deno task dev', '(3001 & 3002) ; 3003', { 'deno.json': denoTasks }],
  ['deno task --cwd web all', '3004', { 'web/deno.jsonc': '{ "tasks": { "all": { "command": "serve -l 3004" } } }' }],
  ['deno task start', '3005', { 'package.json': manifest('x', { start: 'serve -l 3005' }) }],
  ['node --run start', '3005', { 'package.json': manifest('x', { start: 'serve -l 3005' }) }],
  ['nx run web:dev', '3001', workspace],
  ['nx serve shop', '3011', targets],
  ['nx run-many -t serve', '(3012 & 3013) & 3011', targets],
  ['nx serve web', '3021 & 3022 & 3020', dependent],
  ['nx e2e web', '3023 ; 3024', dependent],
  ['nx run web:again', '3025', dependent],
  ['nx e2e docs', '3022', dependent],
  ['nx e2e docs-without', 'nothing', dependent],
  ['ng serve web', '4301', angular],
  ['ng serve web -c other,e2e', '4302', angular],
  ['ng run web:serve:e2e', '4302', angular],
  ['ng serve web --port 4303', '4303', angular],
  ['ng serve admin', '4200', angular],
  ['ng e2e', '4302 ; 4200', endToEnd],
  ['ng e2e web-e2e --port 4304', '4304', endToEnd],
  ['ng e2e admin-e2e --dev-server-target=web:serve', '4301', endToEnd],
  ['ng e2e', 'nothing', angular],
  ['PORT=4100 hivemind Procfile.dev', '4100 & 4200', { 'Procfile.dev': 'web: serve -l $PORT\napi: serve -l $PORT\n' }],
  ['npm run all', '3002 & 3001 & 3003', workspace],
  ['with-database turbo run dev --filter=web', '3001 | nothing', workspace],
  ['with-database -- pnpm --filter web dev', '3001 | nothing', workspace],
  [
    'npm run dev',
    '1 | 2',
    { 'package.json': manifest('a', { dev: 'run-script-os', 'dev:nix': 'serve -l 1', 'dev:win32': 'serve -l 2' }) },
  ],
  ['nx dev web', '3000', inferred],
  ['nx serve-it lib', 'nothing', inferred],
  ['nx serve-it shop', '5173', inferred],
  ['npx playwright test', 'playwright:playwright.config.ts | nothing', { 'playwright.config.ts': '' }],
  ['playwright test -c e2e/pw.config.ts', 'playwright:e2e/pw.config.ts | nothing', { 'e2e/pw.config.ts': '' }],
  ['playwright install', 'nothing', { 'playwright.config.ts': '' }],
];

/** Of branches the one that the variables choose, else each of them. */
const conditions: readonly (readonly [string, string])[] = [
  ['X=1; if [ -z "$X" ]; then serve -l 1; fi; serve -l 2', '2'],
  ['X=1; if [[ -z "${X}" ]]; then serve -l 1; fi; serve -l 2', '2'],
  ['X=1; if test -n "$X"; then serve -l 1; else serve -l 3; fi; serve -l 2', '1 ; 2'],
  ['if [ -z "$X" ]; then serve -l 1; fi; serve -l 2', '(1 | nothing) ; 2'],
  ['if [ -z "${X:-}" ]; then serve -l 1; fi', '1 | nothing'],
  ['X=; if [ -z "${X:-}" ]; then serve -l 1; fi', '1'],
  ['X=a; if [ "$X" = b ]; then serve -l 1; elif [ "$X" == a ]; then serve -l 2; else serve -l 3; fi', '2'],
  ['X=a; if [ "$X" != a ] || [ "$Y" = 1 ]; then serve -l 1; fi', '1 | nothing'],
  ['X=a; if [ "$X" != a -o "$X" != a ]; then serve -l 1; fi', 'nothing'],
  ['X=a; if [[ $X == a && ! $X = b ]]; then serve -l 1; fi', '1'],
  ['X=a; if [[ $X == a* ]]; then serve -l 1; fi', '1 | nothing'],
  ['X=3; if [ $X -gt 2 ]; then serve -l 1; else serve -l 2; fi', '1'],
  ['if ! [ -x "$(command -v foo)" ]; then exit 1; fi; serve -l 1', '1'],
  ['X=1; if [ "$X" ]; then exit 0; fi; serve -l 1', 'nothing'],
  ['X=1; f() { [ "$X" = 1 ] && return 0; serve -l 1; }; f; serve -l 2', '2'],
  ['X=1; (exit 1); serve -l 1', '1'],
  ['X=1; [ "$X" = 1 ] && serve -l 1', '1'],
  ['X=1; [ "$X" = 1 ] || serve -l 1', 'nothing'],
  ['[ "$X" = 1 ] && serve -l 1 && serve -l 2 || serve -l 3', '(1 ; 2) | 3'],
  ['true && serve -l 1 || serve -l 2', '1 | 2'],
  ['false && serve -l 1 || serve -l 2', '2'],
  ['case a in b) serve -l 1;; a|c) serve -l 2;; *) serve -l 3;; esac', '2'],
  ['case a in b) serve -l 1;; esac', 'nothing'],
  ['case a in b*) serve -l 1;; *) serve -l 2;; esac', '1 | 2 | nothing'],
  ['X=0; if [ "$1" = -x ]; then X=1; fi; if [ $X = 1 ]; then serve -l 1; fi', '1 | nothing'],
  ['X=0; while [ $# -gt 0 ]; do X=1; shift; done; [ $X = 0 ] && serve -l 1', '1 | nothing'],
  ['X=0; read -r X; if [ $X = 0 ]; then serve -l 1; fi', '1 | nothing'],
  ['until [ "$X" = 1 ]; do serve -l 1; done', '1 | nothing'],
  ['exec serve -l 1; serve -l 2', '1'],
  ['X=1 bash run.sh', '2'],
  ['bash run.sh', '(1 | nothing) ; 2'],
  ['X=1; bash run.sh', '(1 | nothing) ; 2'],
];

describe('conditions', () => {
  const files = { 'run.sh': 'if [ -z "$X" ]; then serve -l 1; fi\nserve -l 2\n' };
  test.each(conditions)('%s', (line, shape) => {
    expect(shapeOf(read(line, files).activity)).toBe(shape);
  });
});

describe('what runs together', () => {
  test.each(shapes.map(([line, shape, files = {}]) => [line, shape, files] as const))('%s', (line, shape, files) => {
    expect(shapeOf(read(line, files).activity)).toBe(shape);
  });
});

const runners: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['npm run dev', { predev: 'kill-port 1', dev: 'serve -l 1', postdev: 'serve -l 2' }, 'stop processes ; 1 ; 2'],
  ['run-p "dev:*"', { 'dev:a': 'serve -l 1', 'dev:b': 'serve -l 2', 'dev:b:c': 'serve -l 3' }, '1 & 2'],
  ['run-p "dev:**"', { 'dev:a': 'serve -l 1', 'dev:b:c': 'serve -l 3' }, '1 & 3'],
  ['run-s a b', { a: 'serve -l 1', b: 'serve -l 2' }, '1 ; 2'],
  ['npm-run-all a -p b c', { a: 'serve -l 1', b: 'serve -l 2', c: 'serve -l 3' }, '1 ; (2 & 3)'],
  ['npm-run-all --parallel "serve -- -l {1}" -- 7', { serve: 'serve' }, '7'],
  ['npm run a', { a: 'npm run b', b: 'npm run a && serve -l 1' }, '1'],
  ['npm start', { start: 'serve -l $npm_package_config_port' }, '8123'],
  ['npm run dev', { dev: 'wireit' }, '[7001] ; 7002'],
];

test.each(runners)('%s of %j', (line, scripts, shape) => {
  const files = {
    'package.json': manifest(
      'app',
      { ...scripts, api: 'serve -l 7001' },
      {
        config: { port: '8123' },
        wireit: { dev: { command: 'serve -l 7002', dependencies: ['api'] } },
      },
    ),
  };
  expect(shapeOf(read(line, files).activity)).toBe(shape);
});
