// npm run exam: scores dist/cli against the exam where its folder lies beside the repository. Arguments are passed on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const exam = fileURLToPath(new URL('../../shared/exam/run.mjs', import.meta.url));
const cli = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));

if (existsSync(exam)) {
  const { status } = spawnSync(process.execPath, [exam, '--cli', cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.log('The exam is not here (../shared/exam); nothing was scored.');
}
