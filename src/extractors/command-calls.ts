import { directoryOf } from '../commands/paths.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { textOf } from '../parsing/json.ts';
import type { LiteralCall } from '../parsing/literal-calls.ts';
import type { Extraction } from './extractor.ts';
import { environmentIn, processGroup } from './process-groups.ts';

const longestTitle = 60;

/**
 * A command that a program of tasks runs by a call, as words or as a line of a shell: a unit of its own, for which task
 * runs it is not known. Nothing where the program puts it together.
 */
export function commandCall(
  tool: 'rake' | 'nox',
  { arguments: given, named, location }: LiteralCall,
  { path }: SourceFile,
  repository: Repository,
): Extraction | undefined {
  const [first, ...others] = given;
  const variables = first?.kind === 'object' ? first : named.get('env');
  const words = (variables === first ? others : given).map(textOf);
  const texts = words.flatMap((word) => word ?? []);
  if (texts.length === 0 || texts.length < words.length) return undefined;
  const line = texts.map(({ text }) => text).join(' ');
  const title = `${tool}: ${line.length > longestTitle ? `${line.slice(0, longestTitle)}…` : line}`;
  const unit = {
    id: `${tool}:${path}#${location.start.line}:${location.start.column}`,
    unitKind: 'script',
    title,
    files: [path],
    directory: directoryOf(path).replace(/(?:^|\/)lib\/tasks$/, ''),
    default: false,
    location,
  } as const;
  // Only Ruby's calls take a line of a shell.
  const command = tool === 'rake' && texts.length === 1 ? { lines: texts } : { words: texts };
  const process = { name: title, ...command, environment: environmentIn(variables), ownerKind: 'script' } as const;
  return processGroup(unit, [process], repository);
}
