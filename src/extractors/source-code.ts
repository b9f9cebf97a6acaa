import {
  alwaysUp,
  type Declaration,
  type LaunchUnitDeclaration,
  type ListenerDeclaration,
} from '../model/declaration.ts';
import type { PortValue } from '../model/port.ts';
import type { Problem } from '../model/problem.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { hasExtension, type LanguageId, languageOfPath, longestSource } from '../parsing/source-code.ts';
import type { ExtractionContext, Extractor } from './extractor.ts';
import { nothing } from './extractor.ts';
import { adapters } from './source-code/adapters.ts';
import { candidateLanguage } from './source-code/anchors.ts';
import { isOtherArm } from './source-code/arms.ts';
import { branchesAround, isAlternativeTo, runsWhenStarted, uncalledAround } from './source-code/branches.ts';
import { type ConfiguredListener, findConfiguredPorts } from './source-code/config-files.ts';
import { Evaluator } from './source-code/evaluator.ts';
import type { FoundListener } from './source-code/listen-call.ts';
import { findListenCalls } from './source-code/listen-calls.ts';
import { directoryOf } from './source-code/paths.ts';
import type { Branch, Program, Span } from './source-code/program.ts';
import { Programs } from './source-code/programs.ts';
import { findProxies } from './source-code/proxies.ts';
import { areOverloads, takeTurns, usesOf } from './source-code/uses.ts';
import { positionsOf } from './source-code/values.ts';

/** The languages of the files that may listen: the grammars to load before extraction. */
export function languagesIn(files: Iterable<SourceFile>, repository: Repository): Set<LanguageId> {
  const found = new Set<LanguageId>();
  for (const file of files) {
    const language = isSourcePath(file.path) ? candidateLanguage(file, repository) : undefined;
    if (language) found.add(language);
    for (const [command, inline] of inlineCode) {
      if (!language && !found.has(inline) && command.test(file.text)) found.add(inline);
    }
  }
  // A program may take its values from files of the sister languages.
  if (['javascript', 'typescript', 'tsx'].some((language) => found.has(language as LanguageId))) {
    found.add('javascript').add('typescript');
  }
  // So does one of C, and headers are read as C++.
  if (found.has('c')) found.add('cpp');
  if (found.has('cpp')) found.add('c');
  return found;
}

/** Commands that hold code themselves: `node -e "…"`. */
const inlineCode: readonly (readonly [RegExp, LanguageId])[] = [
  [/\bnode(?:js)?\b[^\n]*\s(?:-e|-p|-pe|--eval|--print)\b/, 'javascript'],
  [/\b(?:tsx|ts-node|bun|deno)\b[^\n]*\s(?:-e|--eval|eval)\b/, 'typescript'],
  [/\bpython[\d.]*\b[^\n]*\s-c\b/, 'python'],
  [/\bruby\b[^\n]*\s-e\b/, 'ruby'],
];

/** Programs: what their code listens on. A file without an anchor of a signature is never parsed. */
export const sourceCode: Extractor = {
  id: 'source-code',
  name: 'Source code',
  files: ['see the list of frameworks'],
  reads: 'calls that listen, with the values that reach them, and the ports of configuration files that are programs',
  omits: 'values that only a running program knows',
  matches: isSourcePath,
  extract(file, context) {
    const language = candidateLanguage(file, context.repository);
    if (!language || !context.grammars.has(language)) return nothing;
    if (file.text.length > longestSource)
      return { declarations: [], problems: [unread(file, `longer than ${longestSource} characters`)] };
    return listenersOf(file, context);
  },
};

/** What code that is no file of its own listens on: `node -e "…"`. Locations are those of `file`, which holds the code. */
export function listenersInCode(file: SourceFile, context: ExtractionContext): readonly ListenerDeclaration[] {
  const { declarations } = listenersOf(file, context, file);
  return declarations.filter((declaration) => declaration.kind === 'listener');
}

/** Declarations of types and minified bundles are no programs. */
const notPrograms = /\.d\.[cm]?ts$|[.-](?:min|bundle)\.[cm]?js$/;

/** Scripts without extension tell their interpreter in the first line; texts like LICENSE are none. */
const scriptName = /(?:^|\/)(?![A-Z_-]+$)[^/.]+$/;

function isSourcePath(path: string): boolean {
  if (notPrograms.test(path)) return false;
  return languageOfPath(path) !== undefined || (!hasExtension(path) && scriptName.test(path));
}

function listenersOf(file: SourceFile, context: ExtractionContext, inline?: SourceFile) {
  const programs = Programs.of(context.repository, context.grammars);
  const program = inline ? programs.read(inline.path, inline.text) : programs.get(file.path);
  if (!program) return { declarations: [] as const, problems: inline ? [] : [unread(file, 'takes too long to parse')] };
  const { listeners, invalid, leftFrom } = findListenCalls(program, programs);
  const configured = inline ? [] : findConfiguredPorts(file, program, programs);
  const proxies = inline ? [] : findProxies(file, program, programs);
  const isSilent = listeners.length + invalid.length + configured.length + proxies.length === 0;
  // Grammars lag behind their languages: what doesn't parse matters where the file listens, or seems to right there.
  const problems =
    program.error && (!isSilent || mayListen(program, program.error, context.repository))
      ? [notRead(program, program.error)]
      : [];
  if (leftFrom !== undefined) problems.push(leftOut(program, leftFrom));
  if (isSilent) return { declarations: [], problems };

  const unit = unitOf(program, context.repository);
  const owner = { kind: 'process', name: program.path } as const;
  const evaluator = new Evaluator(programs);
  const around = new Map(listeners.map(({ call }) => [call, branchesAround(call, program, evaluator)]));
  const declarations: Declaration[] = [
    ...(listeners.length + invalid.length > 0 ? [unit] : []),
    ...callersOf(listeners).map((caller) => unitOf(caller, context.repository)),
    ...listeners
      .filter((found) => !isOtherArm(found, listeners, around))
      .map((found) => {
        const branches = around.get(found.call) ?? [];
        const others = listeners.filter((other) => other !== found && other.call !== found.call);
        const isInOtherArm = ({ call }: FoundListener, of: readonly Branch[]) =>
          isAlternativeTo(of, found.call.start, around.get(call) ?? [], call.start);
        const inOtherArms = others.filter((other) => isInOtherArm(other, branches));
        const boundAnyway = inOtherArms.filter(({ port }) => isSamePort(port, found.port));
        const alternative = inOtherArms.length > 0 || others.some((other) => isOfOtherUse(found, other, program));
        const conditional =
          isUnused(found, program, programs) ||
          (boundAnyway.length === 0 && inOtherArms.some(({ gates }) => gates.length === 0)) ||
          found.gates.some((gate) => !boundAnyway.some((other) => isInOtherArm(other, [gate])));
        return {
          ...declare(
            found,
            found.caller ?? program,
            identityOf(found, program),
            unitOf(found.caller ?? program, context.repository).id,
          ),
          mechanism: 'listen-call' as const,
          ...(conditional ? { conditional } : {}),
          ...(alternative ? { alternative } : {}),
          ...(runsWhenStarted(branches) ? { whenStarted: true } : {}),
        };
      }),
    ...invalid.map(({ text, location }) => {
      const reason = Number(text) < 0 ? `${text} is below 0` : `${text} is above 65535`;
      return { kind: 'invalid-port', unit: unit.id, owner, text, reason, location } as const;
    }),
    ...configured.flatMap((found) => configuredDeclarations(found, program, context.repository)),
    ...proxies,
  ];
  return { declarations, problems };
}

/** In a function that a file exports and that nothing in the repository calls: whoever starts the file does without it. */
function isUnused({ call }: FoundListener, program: Program, programs: Programs): boolean {
  if (!namedByModule.has(program.language)) return false;
  return uncalledAround(call, program).some(
    ({ name, place }) =>
      name !== undefined &&
      place.function === undefined &&
      program.exports.has(name) &&
      !programs.hasCallers(program, name),
  );
}

/** Of two functions that only other files call, each may be for another of them. */
function isOfOtherUse({ call, port }: FoundListener, other: FoundListener, program: Program): boolean {
  if (areOverloads(call, other.call)) return true;
  if (isSamePort(port, other.port) && takeTurns(call, other.call, program)) return true;
  const mine = usesOf(call, program);
  const theirs = usesOf(other.call, program);
  return !mine.has('') && [...mine].every((use) => !theirs.has(use));
}

function isSamePort(a: PortValue, b: PortValue): boolean {
  return a.kind === 'fixed' && b.kind === 'fixed' && a.ports.first === b.ports.first;
}

/** A framework that shares its signature with others is told by its module's name. */
function identityOf({ signature, module }: FoundListener, { language }: Program): readonly string[] {
  if (signature.identity.length > 0 || !namedByModule.has(language) || runtimeModules.has(module)) {
    return signature.identity;
  }
  return module.split(/[@/]/).filter((word) => /^[a-z]/.test(word));
}

const namedByModule: ReadonlySet<LanguageId> = new Set(['javascript', 'typescript', 'tsx']);
const runtimeModules = new Set(['', 'http', 'https', 'http2', 'net', 'tls', 'dgram']);

/** The programs that make others listen. */
function callersOf(listeners: readonly FoundListener[]): readonly Program[] {
  return [...new Set(listeners.flatMap(({ caller }) => caller ?? []))];
}

function declare(
  found: FoundListener | ConfiguredListener,
  program: Program,
  identity: readonly string[],
  unit: string,
): ListenerDeclaration {
  const { port, variables, protocol, binding, addressBasis, onConflict, confidence, location, setAt, inMode } = found;
  const [variable, ...furtherVariables] = variables;
  return {
    kind: 'listener',
    unit,
    namespace: 'host',
    owner: { kind: 'process', name: program.path },
    port,
    protocol,
    binding,
    ...(addressBasis ? { addressBasis } : {}),
    mechanism: 'config-file',
    ...alwaysUp,
    onConflict,
    confidence,
    identity: [...new Set([...identity, ...adapters[program.language].facts.identity, ...placeOf(program.path)])],
    location,
    ...(variable === undefined ? {} : { variable }),
    ...(furtherVariables.length > 0 ? { furtherVariables } : {}),
    ...(setAt ? { setAt } : {}),
    ...(inMode ? { inMode } : {}),
  };
}

/** A program's file and the folders around it often say which service it is: `cmd/mqtt-bridge/main.go`. */
function placeOf(path: string): readonly string[] {
  return path
    .toLowerCase()
    .replace(/\.[^./]+$/, '')
    .split('/')
    .slice(-3);
}

/** A configuration file's listener comes up with the command that reads the file. */
function configuredDeclarations(found: ConfiguredListener, program: Program, repository: Repository): Declaration[] {
  const unit: LaunchUnitDeclaration = {
    ...unitOf(program, repository),
    id: `process:${program.path}#${found.signature.command}`,
    title: found.signature.command,
  };
  return [unit, declare(found, program, found.signature.identity, unit.id)];
}

/** One program is one launch unit; the files of a Go main package are one program. */
function unitOf(program: Program, repository: Repository): LaunchUnitDeclaration {
  const { facts, packages } = adapters[program.language];
  const directory = directoryOf(program.path);
  const isPackage = program.package === 'main' && packages?.(directory, repository).includes(program.path) === true;
  const started = isPackage ? directory : program.path;
  return {
    kind: 'unit',
    id: `process:${started === '' ? '.' : started}`,
    unitKind: 'process',
    title: program.package === undefined || program.package === 'main' ? facts.start(started) : program.path,
    files: [program.path],
    directory,
    default: false,
    location: positionsOf(program).span(0, 0),
  };
}

function mayListen({ path, text }: Program, { start, end }: Span, repository: Repository): boolean {
  return candidateLanguage({ path, text: text.slice(start, end) }, repository) !== undefined;
}

function notRead(program: Program, { start, end }: Span): Problem {
  return {
    severity: 'warning',
    message: 'not understood: what stands here was left out',
    location: positionsOf(program).span(start, Math.max(end, start + 1)),
  };
}

function leftOut(program: Program, from: number): Problem {
  return {
    severity: 'warning',
    message: 'takes too long to work out: the calls from here on were not read',
    location: positionsOf(program).span(from, from),
  };
}

function unread(file: SourceFile, reason: string): Problem {
  return {
    severity: 'warning',
    message: `${reason}: its code was not read`,
    location: { file: file.path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  };
}
