import type { Declaration, ListenerDeclaration } from '../../model/declaration.ts';
import type { Activity, InlineCode, ProgramStart } from '../../model/launch.ts';
import type { Location } from '../../model/location.ts';
import type { ExtractionContext } from '../extractor.ts';
import { listenersInCode } from '../source-code.ts';

/** The code in command lines (`node -e "…"`): what it listens on, as programs that the commands start. */
export function inlinePrograms(
  declarations: readonly Declaration[],
  context: ExtractionContext,
): readonly Declaration[] {
  const starts = declarations.flatMap((declaration) =>
    declaration.kind === 'unit' || declaration.kind === 'container' ? [...inlineStarts(declaration.activity)] : [],
  );
  const byPath = new Map(starts.map((start) => [start.paths[0] ?? '', start]));
  return [...byPath].flatMap(([path, { code }]) => {
    const listeners = code ? listenersInCode({ path, text: code.text }, context) : [];
    if (!code || listeners.length === 0) return [];
    const placed = listeners.map((listener) => inPlace(listener, code));
    return [{ kind: 'program', path, files: [path], imports: [] } as const, ...placed];
  });
}

function* inlineStarts(activity: Activity | undefined): Generator<ProgramStart> {
  if (activity?.kind === 'program' && activity.program.code) yield activity.program;
  if (activity?.kind === 'detached') yield* inlineStarts(activity.body);
  if (activity && 'steps' in activity) for (const step of activity.steps) yield* inlineStarts(step);
}

/** The places count in the code: they become those of the file that holds it. */
function inPlace(listener: ListenerDeclaration, code: InlineCode): ListenerDeclaration {
  const { location, setAt } = listener;
  return { ...listener, location: placed(location, code), ...(setAt ? { setAt: placed(setAt, code) } : {}) };
}

function placed({ start, end }: Location, code: InlineCode): Location {
  const lines = code.text.split('\n');
  const offset = ({ line, column }: Location['start']) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return code.locate(offset(start), offset(end));
}
