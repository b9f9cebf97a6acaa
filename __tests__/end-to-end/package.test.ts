import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../platform/temporary-folder.ts';
import { conflict, healthy } from './distribution.ts';

const root = join(import.meta.dirname, '..', '..');
const attw = join(root, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js');
const minutes = 180_000;

/** On Windows npm is no program that can be started without a shell. */
function npm(folder: string, ...args: string[]) {
  const isWindows = process.platform === 'win32';
  return spawnSync(isWindows ? 'npm.cmd' : 'npm', args, { cwd: folder, encoding: 'utf8', shell: isWindows });
}

describe('the npm package', () => {
  let folder = '';
  let tarball = '';
  let files: readonly string[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'port-preflight-package-'));
    const [packed] = JSON.parse(npm(root, 'pack', '--json', '--pack-destination', folder).stdout);
    tarball = join(folder, packed.filename);
    files = packed.files.map(({ path }: { readonly path: string }) => path);
    return () => rmSync(folder, { recursive: true, force: true });
  }, minutes);

  test(
    'is run by npx, with nothing but itself, and without the network',
    () => {
      const run = (repository: Readonly<Record<string, string>>) => {
        const own = ['--offline', '--yes', '--cache', folder, '--package', tarball];
        return npm(temporaryFolder(repository), 'exec', ...own, '--', 'port-preflight', '--no-color');
      };
      expect(run(conflict)).toMatchObject({ status: 1, stdout: expect.stringContaining('✖ 1 error') });
      expect(run(healthy)).toMatchObject({ status: 0, stdout: expect.stringContaining('✔ no conflict') });
    },
    minutes,
  );

  test('holds the program, the library, the grammars and the schema, and not the action', () => {
    const wanted = ['dist/cli/index.js', 'dist/lib/index.js', 'dist/lib/index.d.ts', 'README.md', 'LICENSE'];
    expect(files).toEqual(expect.arrayContaining(wanted));
    const known = /^(?:dist\/(?:cli|lib|wasm)\/|schema\/|package\.json$|README\.md$|LICENSE$)/;
    expect(files.filter((path) => !known.test(path))).toEqual([]);
  });

  test(
    'is as publint wants it',
    async () => {
      const { messages, pkg } = await publint({ pkgDir: root, level: 'suggestion', pack: false });
      expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
    },
    minutes,
  );

  test(
    'has types that every resolution of modules finds',
    () => {
      const args = [attw, tarball, '--profile', 'esm-only', '--format', 'json'];
      const { analysis } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
      expect(analysis.types).toMatchObject({ kind: 'included' });
      // The package is for modules: CommonJS and the resolution before `exports` are not promised.
      const isPromised = ({ resolutionKind }: { readonly resolutionKind?: string }) =>
        resolutionKind !== 'node10' && resolutionKind !== 'node16-cjs';
      expect(analysis.problems.filter(isPromised)).toEqual([]);
    },
    minutes,
  );
});
