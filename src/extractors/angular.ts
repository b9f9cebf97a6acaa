import { serveTargets } from '../commands/angular.ts';
import { defaultBinding } from '../commands/port-values.ts';
import { targetOption } from '../commands/workspace-targets.ts';
import { parseJson, textOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import type { Extractor } from './extractor.ts';
import { serverDeclarations } from './server-files.ts';

/** angular.json: where `ng serve` listens for each project. Source: angular.dev/reference/configs/workspace-config */
export const angular: Extractor = {
  id: 'angular-json',
  name: 'Angular',
  files: ['angular.json'],
  reads: '`port` and `host` of the `serve` targets, with the configurations that a command or the file chooses',
  omits: 'targets of other names',
  matches: (path) => /(?:^|\/)angular\.json$/.test(path),
  extract(file) {
    const { root, problems } = parseJson(file, { comments: true });
    const ports = serveTargets(root).flatMap(({ target }) => {
      const value = scalarText(targetOption(target, 'port'));
      const host = textOf(targetOption(target, 'host'))?.text;
      const unset = defaultBinding('localhost', 'node');
      return value ? [{ value, unset, onConflict: 'ask' as const, ...(host === undefined ? {} : { host }) }] : [];
    });
    const server = { command: 'ng', runtime: 'node', identity: ['angular'], onHost: true } as const;
    return { declarations: serverDeclarations(file, server, ports), problems };
  },
};
