// npm run test:pre-commit: the hook of .pre-commit-hooks.yaml, installed and run by the real pre-commit. Installing takes
// minutes and needs the network, so it is no part of `npm test`; without pre-commit it is left out with a word.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'port-preflight-hook-'));

const compose = (port) => `services:
  web: { image: nginx, ports: ["8080:80"] }
  api: { image: caddy, ports: ["${port}:3000"] }
`;

try {
  if (spawnSync('pre-commit', ['--version']).error) console.log('left out: pre-commit is not installed');
  else tryHook();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function tryHook() {
  const hooks = repositoryOf('hooks', copyTracked);
  expect('a conflict', compose(8080), 1, 'duplicate-binding', hooks);
  expect('no conflict', compose(8081), 0, 'Passed', hooks);
}

function expect(what, text, status, words, hooks) {
  const project = repositoryOf(what, (folder) => writeFileSync(join(folder, 'compose.yaml'), text));
  const run = spawnSync('pre-commit', ['try-repo', hooks, 'port-preflight', '--all-files', '--verbose'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, PRE_COMMIT_HOME: join(work, 'home') },
  });
  if (run.status === status && run.stdout.includes(words)) {
    console.log(`as it should be: ${what}`);
    return;
  }
  console.error(`${what}: status ${run.status} instead of ${status}\n${run.stdout}\n${run.stderr}`);
  process.exitCode = 1;
}

/** A git repository with one commit of what is written into it. */
function repositoryOf(name, write) {
  const folder = join(work, name.replaceAll(' ', '-'));
  mkdirSync(folder, { recursive: true });
  write(folder);
  const git = (...args) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all', '--force');
  git('-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '--quiet', '--no-verify', '--message', 'x');
  return folder;
}

/** What a clone of this repository would hold, with what is not committed yet. */
function copyTracked(folder) {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split('\0');
  for (const path of files.filter((name) => name !== '' && !name.startsWith('__tests__/cases/'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
}
