import type { Variables } from '../commands/scope.ts';
import { TracedText, textAt, unresolvedText } from '../parsing/traced-text.ts';
import { childOf, locateWithin, locationOf, type YamlNode, type YamlScalar } from '../parsing/yaml.ts';

/** What the runner sets for every step (docs.github.com, “Default environment variables”). */
const setByTheRunner = ['CI', 'GITHUB_ACTIONS'];

/** The environment of a step: the `env` of the workflow, of the job and of the step, the innermost one first. */
export function environmentOf(workflow: YamlNode | undefined, job: YamlNode, step: YamlNode): Variables {
  const place = locationOf(job);
  return new Map([
    ...setByTheRunner.map((name) => [name, exported(TracedText.of(textAt('true', place)))] as const),
    ...[workflow, job, step].flatMap((level) => entriesOf(childOf(level, 'env'))),
  ]);
}

function entriesOf(env: YamlNode | undefined): readonly (readonly [string, ReturnType<typeof exported>])[] {
  if (env?.kind !== 'mapping') return [];
  return [...env.entries].flatMap(([name, { value }]) =>
    value.kind === 'scalar' ? [[name, exported(textOf(value))] as const] : [],
  );
}

/** An expression has a value only on the runner. */
function textOf(scalar: YamlScalar): TracedText {
  const locate = (start: number, end: number) => locateWithin(scalar, start, end);
  return scalar.text.includes('${{')
    ? unresolvedText(scalar.text, locate)
    : TracedText.of({ text: scalar.text, locate });
}

function exported(value: TracedText) {
  return { value, exported: true };
}
