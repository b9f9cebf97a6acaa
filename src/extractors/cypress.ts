import type { Repository, SourceFile } from '../model/repository.ts';
import { type JsonValue, member, parseJson } from '../parsing/json.ts';
import type { Grammars } from '../parsing/source-code.ts';
import { type Extractor, nothing } from './extractor.ts';
import { referenceOf } from './server-files.ts';
import { exportedValue } from './source-code/exported-values.ts';

/** Cypress: the server that its tests visit, which somebody else starts. Source: docs.cypress.io/app/references/configuration */
export const cypress: Extractor = {
  id: 'cypress',
  name: 'Cypress',
  files: ['cypress.config.ts', 'cypress.json'],
  reads: '`baseUrl` as a reference; `port` see below',
  omits: 'values that only a running program knows, `--config` of a command',
  grammars: ['typescript', 'javascript'],
  matches: (path) => /(?:^|\/)cypress(?:\.config\.[cm]?[jt]s|\.json)$/.test(path),
  extract(file, { repository, grammars }) {
    const root = configuration(file, repository, grammars);
    if (!root) return nothing;
    const urls = [member(root, 'baseUrl'), member(root, 'e2e', 'baseUrl')];
    return { declarations: urls.flatMap(referenceOf), problems: [] };
  },
};

function configuration(file: SourceFile, repository: Repository, grammars: Grammars): JsonValue | undefined {
  return file.path.endsWith('.json')
    ? parseJson(file, { comments: true }).root
    : exportedValue(file, repository, grammars);
}
