import { Allowance } from '../commands/allowance.ts';
import { runComposerScript } from '../commands/composer.ts';
import { member, membersOf, parseJson } from '../parsing/json.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import type { Extractor } from './extractor.ts';

/** Each script of a composer.json is a launch unit. */
export const composerJson: Extractor = {
  id: 'composer-json',
  name: 'composer.json',
  files: ['composer.json'],
  reads: 'every script, `@php`, `@composer`, `@putenv` and references to other scripts',
  omits: 'callbacks in PHP',
  matches: (path) => /(?:^|\/)composer\.json$/.test(path),
  extract(file, { repository }) {
    const { root, problems } = parseJson(file, { comments: false });
    const shared = { repository, allowance: new Allowance() };
    const units = [...membersOf(member(root, 'scripts'))].flatMap(([name, { key }]) => {
      if (!root) return [];
      const target = { name, location: key.locate(0, key.text.length) };
      return [
        targetUnit('composer run', file.path, target, shared, (scope, session) =>
          runComposerScript(root, file.path, name, scope, session),
        ),
      ];
    });
    const { declarations, problems: inScripts } = joinExtractions(units);
    return { declarations, problems: [...problems, ...inScripts] };
  },
};
