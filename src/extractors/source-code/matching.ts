import type { Confidence } from '../../model/declaration.ts';
import type { ListenSignature } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { importedAs, mayBeRenamed } from './free-names.ts';
import { classesOf } from './objects.ts';
import { originsOf } from './origins.ts';
import type { Origin } from './patterns.ts';
import type { Call, Expression, Program } from './program.ts';
import { signaturesOf } from './signature-index.ts';
import { at, lastName, noEnvironment, type Term } from './terms.ts';
import { knownValueOf, likeliestValue, textOf } from './values.ts';

/** A signature that a call matches. */
export interface Match {
  readonly signature: ListenSignature;
  /** The module that what is called comes from. */
  readonly module: string;
  readonly confidence: Confidence;
}

export function matchCall(call: Expression & Call, program: Program, evaluator: Evaluator): Match | undefined {
  const index = signaturesOf(program.language);
  const name = lastName(call.callee);
  if (name !== undefined && !index.has(name) && !mayBeRenamed(call.callee)) return undefined;
  const callee: Term = { expression: call.callee, program, environment: noEnvironment };
  if (!isImportable(call.callee, program, evaluator)) return believed(callee, call, evaluator);
  const full = fullyNamed(callee, evaluator);
  if (full) return full;
  if (!isOwnFunction(callee, evaluator)) {
    if (evaluator.reduce(callee).some(makesItself)) return undefined;
    for (const origin of originsOf(evaluator, callee)) {
      const signature = index.find(origin);
      if (signature) return { signature, module: origin.module, confidence: 'high' };
    }
  }
  return wrapped(callee, evaluator) ?? believed(callee, call, evaluator) ?? named(callee, evaluator);
}

/** Whether the program can have anything from a module that has a method of the name. */
function isImportable(callee: Expression, program: Program, evaluator: Evaluator): boolean {
  if (callee.kind !== 'member') return true;
  const modules = signaturesOf(program.language).modulesOf(callee.name);
  return modules.length === 0 || modules.some((module) => evaluator.programs.isImportable(module, program));
}

/** A function of a package of the repository is nobody else's: `server.New()`, of which there are many. */
function isOwnFunction(callee: Term, evaluator: Evaluator): boolean {
  const named = callee.expression.kind === 'member' ? callee.expression : importedAs(callee.expression);
  if (!named) return false;
  return evaluator
    .reduce(at(named.object, callee))
    .some(
      ({ expression: object, program }) =>
        object.kind === 'module' && evaluator.programs.declaresFunction(object.module, named.name, program),
    );
}

/** A class that says itself how it is made is not made as its parent is. */
function makesItself({ expression }: Term): boolean {
  return expression.kind === 'class' && expression.class.methods.has('constructor');
}

/** C++: what has a library's full name is the library's, in its own repository too. */
function fullyNamed(callee: Term, evaluator: Evaluator): Match | undefined {
  const { expression, program } = callee;
  if (!adapters[program.language].namespaces) return undefined;
  const index = signaturesOf(program.language);
  const objects = expression.kind === 'member' ? originsOf(evaluator, at(expression.object, callee)) : [];
  const methods = objects.map(({ module, steps }) => ({ module, steps: [...steps, lastName(expression) ?? ''] }));
  const written = evaluator.reduce(callee).filter((term) => term.expression.kind === 'member');
  for (const origin of [...written.flatMap((term) => originsOf(evaluator, term)), ...methods]) {
    const signature = origin.module === '' && isInNamespace(origin) ? index.find(origin) : undefined;
    if (signature) return { signature, module: '', confidence: 'high' };
  }
  return undefined;
}

function isInNamespace({ steps }: Origin): boolean {
  const names = steps.indexOf('()');
  return (names < 0 ? steps.length : names) > 1;
}

/** `stoppable(http.createServer()).listen(…)`: a function that is given a server gives it back. */
function wrapped(callee: Term, evaluator: Evaluator): Match | undefined {
  const { expression } = callee;
  if (expression.kind !== 'member') return undefined;
  const index = signaturesOf(callee.program.language);
  for (const object of evaluator.reduce(at(expression.object, callee))) {
    if (object.expression.kind !== 'call') continue;
    for (const argument of object.expression.arguments) {
      for (const { module, steps } of originsOf(evaluator, at(argument, object))) {
        const signature = index.find({ module, steps: [...steps, expression.name] });
        if (signature && steps.at(-1) === '()') return { signature, module, confidence: 'medium' };
      }
    }
  }
  return undefined;
}

/**
 * Nothing tells what the object is. It is believed to be a server by its name, or, when it comes from a package that no
 * signature knows, by being given a port.
 */
function believed(callee: Term, call: Call, evaluator: Evaluator): Match | undefined {
  const { expression, program } = callee;
  const { believed: belief } = adapters[program.language].facts;
  if (!belief || expression.kind !== 'member' || !belief.signature.calls.includes(expression.name)) return undefined;
  const name = lastName(expression.object);
  const isNamed = belief.objects !== undefined && name !== undefined && belief.objects.test(name);
  const isGiven = () =>
    [...call.arguments.slice(0, 1), call.keywords].some(
      (given) => given !== undefined && isGivenPort(at(given, callee), evaluator, belief.port),
    );
  // Where the object comes from is the longer way, through other files.
  if (!isNamed && !isGiven()) return undefined;
  const objects = evaluator.reduce(at(expression.object, callee));
  if (!objects.every((object) => isUnknownObject(object, evaluator))) return undefined;
  const modules = objects.flatMap((object) => originsOf(evaluator, object).map(({ module }) => module));
  const foreign = modules.find((module) => belief.foreign.test(module));
  if (foreign === undefined && modules.some((module) => module !== '' && !belief.own.test(module))) return undefined;
  if (!isNamed && foreign === undefined) return undefined;
  return { signature: belief.signature, module: foreign ?? '', confidence: foreign === undefined ? 'medium' : 'low' };
}

/** Nothing tells what the object is, but its name does: `loop.create_server(…)`. */
function named(callee: Term, evaluator: Evaluator): Match | undefined {
  const { expression, program } = callee;
  if (expression.kind !== 'member') return undefined;
  const signature = signaturesOf(program.language).named(expression.name, lastName(expression.object) ?? '');
  if (!signature) return undefined;
  const objects = evaluator.reduce(at(expression.object, callee));
  const isForeign = objects.some((object) => originsOf(evaluator, object).some(({ module }) => module !== ''));
  return isForeign || !objects.every((object) => isUnknownObject(object, evaluator))
    ? undefined
    : { signature, module: '', confidence: 'medium' };
}

function isUnknownObject(object: Term, evaluator: Evaluator): boolean {
  return isUntold(object) && classesOf(evaluator, object).length === 0;
}

function isGivenPort(term: Term, evaluator: Evaluator, form: RegExp): boolean {
  const value = knownValueOf(term, evaluator) ?? likeliestValue(evaluator.path(term, 'port'), evaluator);
  return value !== undefined && form.test(textOf(value));
}

function isUntold({ expression }: Term): boolean {
  return ['name', 'member', 'call', 'module', 'unknown'].includes(expression.kind);
}
