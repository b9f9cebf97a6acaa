import { mentionedPorts } from '../../commands/references.ts';
import type { ReferenceDeclaration } from '../../model/declaration.ts';
import { uniqueBy } from '../../model/grouping.ts';
import { locationKey } from '../../model/location.ts';
import type { SourceFile } from '../../model/repository.ts';
import { TracedText } from '../../parsing/traced-text.ts';
import { adapters } from './adapters.ts';
import { configsFor } from './anchors.ts';
import { exportedObjects } from './config-files.ts';
import { Evaluator } from './evaluator.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import { at, itemsIn, type Term } from './terms.ts';
import { isKnown, knownValueOf, locate, positionsOf, textOf, type Value } from './values.ts';

/** Where the development server that a configuration file is for passes requests on. */
export function findProxies(file: SourceFile, program: Program, programs: Programs): readonly ReferenceDeclaration[] {
  const evaluator = new Evaluator(programs);
  const targets = configsFor(file, adapters[program.language].facts).flatMap(({ proxy }) =>
    proxy === undefined
      ? []
      : exportedObjects(program, evaluator)
          .flatMap((object) => evaluator.path(object, proxy))
          .flatMap((table) => entriesOf(table).flatMap((entry) => targetsOf(entry, evaluator))),
  );
  const references = targets.flatMap((target) => mentionedPorts(TracedText.of(embedded(target, program))));
  return uniqueBy(references, ({ location }) => locationKey(location)).map(
    (reference) => ({ kind: 'reference', ...reference, namespace: 'host', role: 'proxy' }) as const,
  );
}

/** `{ '/api': … }`, `[{ context: ['/api'], target: … }]`, or one address for all. */
function entriesOf(table: Term): readonly Term[] {
  const { expression } = table;
  if (expression.kind === 'object') return [...expression.entries.values()].map((entry) => at(entry, table));
  return expression.kind === 'list' ? itemsIn(table) : [table];
}

function targetsOf(entry: Term, evaluator: Evaluator): readonly Value[] {
  return [entry, ...evaluator.path(entry, 'target')].flatMap((term) => {
    const value = knownValueOf(term, evaluator);
    return value && isKnown(value) ? [value] : [];
  });
}

function embedded(value: Value, program: Program) {
  const nowhere = positionsOf(program).span(0, 0);
  return {
    text: textOf(value),
    locate: (start: number, end: number) => locate(value, start, end)?.location ?? nowhere,
  };
}
