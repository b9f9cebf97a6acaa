import { saysWhere } from './assigned-members.ts';
import type { Evaluator } from './evaluator.ts';
import { assignmentsTo } from './indexes.ts';
import { type ClassPart, isMadeOf } from './objects.ts';
import { isPlain } from './settings.ts';
import { noEnvironment, type Term } from './terms.ts';

/** The member that stands for the section of the settings that objects of a class are filled with. */
export const sectionOf = '(section)';

/** .NET: what the section says that the program binds to the options of a class: `Configure<Settings>(section)`. */
export function boundOption(
  evaluator: Evaluator,
  { program }: Term,
  classes: readonly ClassPart[],
  name: string,
  depth: number,
): readonly Term[] {
  if (program.language !== 'csharp' || !saysWhere.test(name)) return [];
  return evaluator.programs.calling(program, 'Configure').flatMap((other) => {
    const around = { program: other, environment: noEnvironment };
    return assignmentsTo(other, sectionOf).flatMap(({ target, value }) => {
      const isBound = classes.some(({ node }) => isMadeOf(evaluator, { ...around, expression: target.object }, node));
      return isBound ? evaluator.path({ ...around, expression: value }, name, depth).filter(isPlain) : [];
    });
  });
}
