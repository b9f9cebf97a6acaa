import type { LanguageFacts } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { classesOf, partsOf } from './objects.ts';
import type { Origin } from './patterns.ts';
import { bindingOf, type Expression } from './program.ts';
import { at, type Term } from './terms.ts';

const deepest = 200;
/** Each part of a chain may come from several modules: more are not told apart. */
const mostOrigins = 24;

/** The first step of something of which nothing is known. */
const something: Origin = { module: '', steps: ['?'] };

/** What an expression is by name: `http#createServer()`. Of what isn't known there is only what is done with it. */
export function originsOf(evaluator: Evaluator, term: Term, depth = 0): readonly Origin[] {
  if (depth > deepest) return [];
  const { expression, environment } = term;
  const known = evaluator.origins.get(environment) ?? new Map<Expression, readonly Origin[]>();
  evaluator.origins.set(environment, known);
  const found =
    known.get(expression) ??
    evaluator.reduce(term).flatMap((reduced) => originsOfReduced(evaluator, reduced, depth + 1));
  const few = found.slice(0, mostOrigins);
  known.set(expression, few);
  return few;
}

function originsOfReduced(evaluator: Evaluator, term: Term, depth: number): readonly Origin[] {
  const { expression, program } = term;
  const { facts } = adapters[program.language];
  const followed = (inner: Expression, step?: string) =>
    originsOf(evaluator, at(inner, term), depth).map(({ module, steps }) => ({
      module,
      steps: step ? [...steps, step] : steps,
    }));
  switch (expression.kind) {
    case 'module':
      return [moduleOrigin(expression.module, facts)];
    case 'member':
      return followed(expression.object, expression.name === 'default' ? undefined : expression.name);
    case 'call':
      return [...followed(expression.callee, '()'), ...inheritedOrigins(evaluator, term, depth)];
    case 'typed':
      return [...followed(expression.type, '()'), ...inheritedOrigins(evaluator, term, depth)];
    case 'filled':
      return followed(expression.into);
    case 'class':
      // What is called on a class may be inherited.
      return expression.class.parent ? followed(expression.class.parent) : [];
    case 'self':
      return inheritedOrigins(evaluator, term, depth);
    case 'name':
      return [bindingOf(expression.name, expression.scope) ? something : { module: '', steps: [expression.name] }];
    case 'unknown':
      return [something];
    default:
      return [];
  }
}

/** Where packages are dotted, patterns name the outermost one and go on from there: `http#server.HTTPServer`. */
function moduleOrigin(written: string, { moduleName, dottedModules }: LanguageFacts): Origin {
  const name = moduleName(written);
  if (!dottedModules) return { module: name, steps: [] };
  const [module = '', ...steps] = name.split('.');
  return { module, steps };
}

/** An object of a class of the repository is also one of the class that it extends. */
function inheritedOrigins(evaluator: Evaluator, term: Term, depth: number): readonly Origin[] {
  const parts = classesOf(evaluator, term).flatMap((part) => partsOf(evaluator, part));
  return parts.flatMap(({ node, program, environment }) => {
    if (!node.parent) return [];
    const parent: Expression = { kind: 'typed', type: node.parent, start: 0, end: 0 };
    return originsOf(evaluator, { expression: parent, program, environment }, depth);
  });
}
