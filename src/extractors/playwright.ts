import { directoryOf } from '../commands/paths.ts';
import { itemsOf, member, textOf } from '../parsing/json.ts';
import { type Extractor, nothing } from './extractor.ts';
import { directoryIn, environmentIn, processGroup } from './process-groups.ts';
import { referenceOf } from './server-files.ts';
import { exportedValue } from './source-code/exported-values.ts';
import { wholeFile } from './whole-file.ts';

/** Playwright: the servers that a test run starts, and what it expects them to listen on. Source: playwright.dev/docs/test-webserver */
export const playwright: Extractor = {
  id: 'playwright',
  name: 'Playwright',
  files: ['playwright.config.ts'],
  reads: '`command`, `cwd` and `env` of `webServer`; its `port` and `url`, and `baseURL`, as references',
  omits: 'values that only a running program knows',
  grammars: ['typescript', 'javascript'],
  matches: (path) =>
    /(?:^|\/)playwright(?:[.-][\w-]+)*\.config\.[cm]?[jt]s$|(?:^|\/)playwright\.config(?:\.[\w-]+)*\.[cm]?[jt]s$/.test(
      path,
    ),
  extract(file, { repository, grammars }) {
    const root = exportedValue(file, repository, grammars);
    if (!root) return nothing;
    const value = member(root, 'webServer');
    const servers = value?.kind === 'array' ? itemsOf(value) : value ? [value] : [];
    const processes = servers.flatMap((server, index) => {
      const line = textOf(member(server, 'command'));
      const name =
        textOf(member(server, 'name'))?.text ?? (servers.length > 1 ? `webServer ${index + 1}` : 'webServer');
      const environment = environmentIn(member(server, 'env'));
      return line ? [{ name, lines: [line], environment, ...directoryIn(member(server, 'cwd')) }] : [];
    });
    const unit = {
      id: `playwright:${file.path}`,
      unitKind: 'script',
      title: 'playwright test',
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      location: wholeFile(file),
    } as const;
    const group = processGroup(unit, processes, repository);
    const references = [
      member(root, 'use', 'baseURL'),
      ...servers.flatMap((server) => [member(server, 'port'), member(server, 'url')]),
    ];
    return { declarations: [...group.declarations, ...references.flatMap(referenceOf)], problems: group.problems };
  },
};
