import { literalCalls } from '../parsing/literal-calls.ts';
import { commandCall } from './command-calls.ts';
import { joinExtractions } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';

/** Commands that a session of nox runs, one after the other. Source: nox.thea.codes/en/stable/config.html */
export const noxfile: Extractor = {
  id: 'noxfile',
  name: 'nox',
  files: ['noxfile.py'],
  reads: '`session.run` with literals, and its `env`',
  omits: 'which session runs it, commands that Python puts together',
  grammars: ['python'],
  matches: (path) => /(?:^|\/)noxfile\.py$/.test(path),
  extract(file, { repository, grammars }) {
    if (!/\.run\w*\(/.test(file.text)) return nothing;
    const calls = literalCalls(file, 'python', grammars).filter(({ name }) => /^run(?:_always)?$/.test(name));
    return joinExtractions(calls.flatMap((call) => commandCall('nox', call, file, repository) ?? []));
  },
};
