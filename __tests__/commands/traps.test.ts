import { describe, expect, test } from 'vitest';
import { bindsOf } from './reading.ts';

/** Scripts of one package.json. */
function scripts(entries: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { 'package.json': JSON.stringify({ name: 'app', scripts: entries }) };
}

/** What stands between a reader and the port: a command line, what it binds, and the files beside it. */
const traps: readonly (readonly [string, string, string, Readonly<Record<string, string>>?])[] = [
  ['npm eats a flag without dashes', 'npm run dev --port 3200', '5173', scripts({ dev: 'vite' })],
  ['npm passes on what follows the dashes', 'npm run dev -- --port 3200', '3200', scripts({ dev: 'vite' })],
  ['pnpm passes flags on', 'pnpm dev --port 3200', '3200', scripts({ dev: 'vite' })],
  ['yarn passes flags on', 'yarn dev --port 3200', '3200', scripts({ dev: 'vite' })],
  ['bun passes flags on', 'bun run dev --port 3200', '3200', scripts({ dev: 'vite' })],
  [
    'npm keeps its flags as variables',
    'npm run dev --port=5100',
    '5100',
    scripts({ dev: 'serve -l ${npm_config_port:-5000}' }),
  ],
  ['a prefix is not set for the words of its command', 'PORT=3005 next dev -p $PORT', '$PORT'],
  ['an export is', 'export PORT=3005; next dev -p $PORT', '3005'],
  ['a variable of the shell is no environment', 'PORT=3005; next dev', '3000'],
  ['cmd.exe sets variables', 'set PORT=3006&& react-scripts start', '3006'],
  ['cmd.exe expands variables', 'set PORT=3006 && vite --port %PORT%', '3006'],
  ['PowerShell sets variables', '$env:PORT=3007; react-scripts start', '3007'],
  ['PowerShell with spaces', '$env:PORT = "3007"; vite --port $env:PORT', '3007'],
  ['an inspector before the script', 'nodemon --inspect=0.0.0.0:9230 app.js', '9230'],
  ['a flag after the script is the script’s', 'nodemon app.js --inspect=0.0.0.0:9230', ''],
  ['live-server reads the joined form only', 'live-server --port 5500', '8080'],
  ['vite ignores PORT', 'PORT=4000 vite', '5173'],
  ['sirv prefers PORT', 'PORT=7100 sirv public --port 5100', '7100'],
  ['ws with a command is another program', 'ws receive ws://127.0.0.1:8090 --delay', ''],
  ['ws takes flags alone', 'ws --spa index.html --port 8011', '8011'],
  ['http-server -P is a target', 'http-server -P http://localhost:9000', '8080'],
  ['react-scripts reads PORT only', 'PORT=3100 react-scripts start --port 3006', '3100'],
  ['storybook has no default', 'storybook dev', 'any'],
  ['a default depends on the version', 'astro dev', '3000', { 'package.json': '{"dependencies":{"astro":"^2.3.0"}}' }],
  [
    'the newest default without one',
    'astro dev',
    '4321',
    { 'package.json': '{"dependencies":{"astro":"workspace:*"}}' },
  ],
  ['wrangler opens an inspector', 'wrangler dev', '8787 9229'],
  ['lt --port is a target', 'lt --port 3000 --subdomain x', ''],
  ['stripe forwards', 'stripe listen --forward-to localhost:3000/hook', ''],
  ['netlify --target-port is a target', 'netlify dev --target-port 3000', '8888'],
  ['gunicorn -p is a pid file', 'gunicorn -p 8001 app:app', '8000'],
  ['mysql -p is a password', 'mysql -p3306 -P 3307', ''],
  ['docker compose -p is a project', 'docker compose -p 3000 up', ''],
  ['ssh -p is the other side', 'ssh -p 2222 host', ''],
  ['jekyll -P is the port', 'jekyll serve -P 4001', '4001'],
  ['-h is a host', 'flask run -h 0.0.0.0 -p 5001', '5001'],
  ['one number in both roles', 'ember server --port 4646 --proxy http://127.0.0.1:4646', '4646'],
  ['killed, then bound', 'kill-port 3000; next dev', '3000'],
  ['docker: the host side binds', 'docker run -p 127.0.0.1:8080:80 nginx', '8080'],
  ['docker: -p 80 is random', 'docker run -p 80 nginx', 'any'],
  ['docker: ranges', 'docker run -p 8000-8002:9000-9002 x', '8000-8002'],
  ['docker: udp', 'docker run -p 53:53/udp dns', '53/udp'],
  ['docker: clusters', 'docker run -dp 8080:80 nginx', '8080'],
  ['docker: what follows the image is the container’s', 'docker run app npm start -- -p 4000', ''],
  ['docker: an address alone', 'docker run -p 0.0.0.0::80 nginx', 'any'],
  ['node --inspect takes no separate value', 'node --inspect 9230 x', '9229'],
  ['--inspect=0 is random', 'node --inspect=0 server.js', 'any'],
  ['inspectors hide in NODE_OPTIONS', "NODE_OPTIONS='--inspect=9231' next dev", '3000 9231'],
  ['PORT for a build', 'PORT=3000 next build', ''],
  ['PORT for tests', 'cross-env PORT=3000 jest', ''],
  ['decoys', 'node --max_old_space_size=4096 x.js --timeout 10000; sleep 3000', ''],
  [
    'start-server-and-test names a script',
    'start-server-and-test dev http://localhost:3000 cy',
    '5173',
    scripts({ dev: 'vite' }),
  ],
  ['concurrently -n is no command', 'concurrently -n "vite,next" -c red "serve -l 3001"', '3001'],
  [
    'npm:dev:* is a glob',
    'concurrently "npm:dev:*"',
    '5173 3001',
    scripts({ 'dev:a': 'vite', 'dev:b': 'serve -l 3001', 'x:c': 'next' }),
  ],
  [
    'globs can leave scripts out',
    'concurrently "npm:dev-*(!b)"',
    '5173',
    scripts({ 'dev-a': 'vite', 'dev-b': 'next dev' }),
  ],
  ['several ports at once', 'browser-sync start', '3000 3001'],
  ['an unknown variable stays unknown', 'serve -l $PORT', '$PORT'],
  ['a default of an unknown variable', 'serve -l ${PORT:-3000}', '3000'],
  ['PORT before an unknown program', 'PORT=4000 node api.js', '4000'],
  ['PORT before an unknown build', 'PORT=4000 ./build.sh', ''],
  ['--port of an unknown program', 'webjs dev --port 5004', '5004'],
  ['--port of a client', 'mycli migrate --port 5432', ''],
  ['a folder that a server is given', 'node serve.mjs test-app --port 5005', '5005'],
  ['inspectors of programs that nobody knows', "NODE_OPTIONS='--inspect=0.0.0.0:9232' chaincode server", '9232'],
  ['Playwright starts its servers, too', 'playwright test --ui-port=5006', '5006', { 'playwright.config.mts': '' }],
  ['an output that only a run gives', 'vite --port $(npm run -s port)', '$(npm run -s port)'],
  ['comments', 'node server.js # was --port 8080', ''],
];

describe('traps', () => {
  test.each(traps.map(([name, line, binds, files = {}]) => [name, line, binds, files] as const))(
    '%s: %s',
    (_, line, binds, files) => {
      expect(bindsOf(line, files)).toBe(binds);
    },
  );
});

const wrappers: readonly (readonly [string, string, Readonly<Record<string, string>>?])[] = [
  ['env PORT=3001 next dev', '3001'],
  ['cross-env NODE_ENV=x PORT=3002 next dev', '3002'],
  ['cross-env-shell "PORT=3003 next dev"', '3003'],
  ['dotenv -e .env.local -- next dev', '3004', { '.env.local': 'PORT=3004\n' }],
  ['env-cmd -f .env.stage next dev', '3005', { '.env.stage': 'PORT=3005\n' }],
  ['node --env-file=.env server.js', '3006', { '.env': 'PORT=3006\n' }],
  ['set -a; . ./.env; set +a; next dev', '3007', { '.env': 'PORT=3007\n' }],
  ['export $(grep -v "^#" .env | xargs) && next dev', '3008', { '.env': 'PORT=3008\n' }],
  ['sudo -u app PORT=3009 next dev', '3009'],
  ['nohup timeout 60 vite --port 3010', '3010'],
  ['doppler run -p web -- next dev -p 3011', '3011'],
  ['infisical run --env=dev -- vite --port 3012', '3012'],
  ['bash -c "cd web && vite --port 3013"', '3013'],
  ['sh -ec \'exec serve -l "$1"\' x 3014', '3014'],
  ['cmd /c "set PORT=3015&& next dev"', '3015'],
  ['SET PORT=3044&&next dev', '3044'],
  ['powershell -Command "vite --port 3016"', '3016'],
  [`pwsh -c "Start-Process serve -ArgumentList '-l','3039'; vite --port 3040"`, '3039 3040'],
  [`powershell "Start-Process -FilePath serve -ArgumentList '-l 3041' -Wait"`, '3041'],
  ['0x -o -- serve -l 3042', '3042'],
  ['node -r dotenv/config server.js', '3043', { '.env': 'PORT=3043\n' }],
  ['npx -y http-server@latest -p 3017', '3017'],
  ['pnpm dlx serve -l 3018', '3018'],
  ['bunx --bun vite --port 3019', '3019'],
  ['npm exec -- vite --port 3020', '3020'],
  ['npx -c "vite --port 3021"', '3021'],
  ['./node_modules/.bin/vite --port 3022', '3022'],
  ['node ./node_modules/vite/bin/vite.js --port 3023', '3023'],
  ['node node_modules/@angular/cli/bin/ng serve --port 3024', '3024'],
  ['nodemon --watch src -e ts --exec "serve -l 3025"', '3025'],
  ['nodemon --exec tsx --inspect=9225 server.ts', '9225'],
  ['poetry run uvicorn app:app --port 3026', '3026'],
  ['python -m debugpy --listen 5678 -m uvicorn app:app --port 3027', '5678 3027'],
  ['uv run --with x fastapi dev --port 3028', '3028'],
  ['eval "serve -l 3029"', '3029'],
  ['make -C web dev PORT=3030', '3030', { 'web/Makefile': 'PORT ?= 3000\ndev:\n\tserve -l $(PORT)\n' }],
  ['just serve 3031', '3031', { justfile: 'serve port="3000":\n    serve -l {{port}}\n' }],
  ['./scripts/dev.sh 3032', '3032', { 'scripts/dev.sh': 'cd "$(dirname "$0")/.."\nserve -l $1\n' }],
  ['foreman start -f Procfile.dev', '3033 5100', { 'Procfile.dev': 'web: serve -l 3033\napi: next dev\n' }],
  ['deno task dev', '3034', { 'deno.json': '{"tasks":{"dev":"vite --port 3034"}}' }],
  ['clinic flame --dest out -- node node_modules/vite/bin/vite.js --port 3038', '3038'],
  [
    'cd examples && node ../testem.js ci -P 10',
    '7357',
    { 'package.json': '{"name":"testem","bin":{"testem":"./testem.js"}}', 'testem.js': '' },
  ],
  ['function up { serve -l "$1"; }; up 3035', '3035'],
  ['for p in 3036 3037; do serve -l $p & done', '3036 3037'],
];

describe('wrappers', () => {
  test.each(wrappers.map(([line, binds, files = {}]) => [line, binds, files] as const))('%s', (line, binds, files) => {
    expect(bindsOf(line, files)).toBe(binds);
  });
});
