import { Allowance } from '../commands/allowance.ts';
import { runDenoTask } from '../commands/deno.ts';
import { member, membersOf, parseJson } from '../parsing/json.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import type { Extractor } from './extractor.ts';

/** Each task of a deno.json is a launch unit. */
export const denoJson: Extractor = {
  id: 'deno-json',
  name: 'deno.json',
  files: ['deno.json', 'deno.jsonc'],
  reads: 'every task, with those that it depends on',
  matches: (path) => /(?:^|\/)deno\.jsonc?$/.test(path),
  extract(file, { repository }) {
    const { root } = parseJson(file, { comments: true });
    const shared = { repository, allowance: new Allowance() };
    const units = [...membersOf(member(root, 'tasks'))].map(([name, { key }]) =>
      targetUnit('deno task', file.path, { name, location: key.locate(0, key.text.length) }, shared, (scope, session) =>
        runDenoTask(root, file.path, name, scope, session),
      ),
    );
    return joinExtractions(units);
  },
};
