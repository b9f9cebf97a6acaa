// npm run build: src → build (tsc) → dist (ncc), everything bundled so that dist runs with nothing installed.
// With --check: builds into a temporary folder instead and fails when the committed dist differs.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';
import { copyTypes } from './copy-types.mjs';
import { copyGrammars, grammarFiles } from './grammars.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, 'build');
const dist = join(root, 'dist');

if (process.argv.includes('--check')) {
  const fresh = mkdtempSync(join(tmpdir(), 'port-preflight-dist-'));
  try {
    await buildInto(fresh);
    compare(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
} else {
  await buildInto(dist);
}

async function buildInto(target) {
  compile();
  // Names of chunks change with what is in them: nothing old may stay.
  rmSync(target, { recursive: true, force: true });
  await bundle('action.js', target);
  await bundle('cli.js', join(target, 'cli'));
  chmodSync(join(target, 'cli', 'index.js'), 0o755);
  await bundle('index.js', join(target, 'lib'));
  copyTypes(join(build, 'src', 'index.d.ts'), join(target, 'lib'));
  copyGrammars(join(target, 'wasm'));
  writeFileSync(join(target, 'wasm', 'licenses.txt'), grammarLicenses());
  writeFileSync(join(target, 'package.json'), '{\n  "type": "module"\n}\n');
  refuseLocalPaths(target);
}

function compile() {
  rmSync(build, { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(root, 'scripts', 'build.tsconfig.json');
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

async function bundle(entry, target) {
  const input = join(build, 'src', entry);
  const { code, assets } = await ncc(input, { cache: false, quiet: true, license: 'licenses.txt' }).catch((error) => {
    // Thrown on, it would make node print the bundler's own minified source.
    console.error(`${entry}: ${error.message}`);
    process.exit(1);
  });
  // ncc turns a module that it can't find into an error at run time.
  if (code.includes('@@notfound')) throw new Error(`${entry} imports a module that is not installed`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'index.js'), code);
  for (const [name, { source }] of Object.entries(assets)) {
    // dist/package.json says the same for all.
    if (name === 'package.json') continue;
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), source);
  }
}

function grammarLicenses() {
  const packages = [...new Set(grammarFiles.map((file) => /^(?:@[^/]+\/)?[^/]+/.exec(file)[0]))].sort();
  return packages.map((name) => `${name}\n${licenseOf(join(root, 'node_modules', name))}`).join('\n');
}

/** A package without the file names its licence in package.json alone. */
function licenseOf(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name));
  if (file) return readFileSync(join(folder, file), 'utf8');
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!license) throw new Error(`${folder} names no licence`);
  return `${license}\n`;
}

/** dist must not tell, or depend on, where it was built. */
function refuseLocalPaths(target) {
  for (const path of filesBelow(target)) {
    const bytes = readFileSync(join(target, path));
    for (const folder of [root, target, join(tmpdir(), 'port-preflight-')]) {
      if (bytes.includes(folder)) throw new Error(`${path} contains the path ${folder}`);
    }
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function compare(fresh, committed) {
  const names = [...new Set([fresh, committed].flatMap(filesBelow))].sort();
  const differing = names.filter(
    (name) => !contentOf(join(fresh, name))?.equals(contentOf(join(committed, name)) ?? ''),
  );
  if (differing.length === 0) return;
  console.error('dist is not what the sources make; run npm run build. Files that differ:');
  for (const name of differing) console.error(`  dist/${name}`);
  process.exitCode = 1;
}

function contentOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
