import { pathFitsAny } from './config/path-pattern.ts';
import { rulesInForce, settle } from './config/policy.ts';
import { type SuppressionComments, suppressionMark, suppressionsIn } from './config/suppression-comments.ts';
import { configuredLaunches } from './extractors/configured-launches.ts';
import { documentedProjects } from './extractors/documented-projects.ts';
import type { Extraction, ExtractionContext, ExtractionOptions, Extractor } from './extractors/extractor.ts';
import { extractors } from './extractors/index.ts';
import { isTest } from './extractors/scope.ts';
import { inlinePrograms } from './extractors/source-code/inline-code.ts';
import { startedPrograms } from './extractors/source-code/started-programs.ts';
import { languagesIn } from './extractors/source-code.ts';
import { type Configuration, noConfiguration } from './model/configuration.ts';
import type { Finding } from './model/finding.ts';
import { uniqueBy } from './model/grouping.ts';
import { compareLocations, compareText, locationKey } from './model/location.ts';
import type { Problem } from './model/problem.ts';
import type { Report } from './model/report.ts';
import type { Repository, SourceFile } from './model/repository.ts';
import type { Rule } from './model/rule.ts';
import { developerTargets, type Target } from './model/target.ts';
import { commentsOf } from './parsing/comments.ts';
import type { Grammars, LanguageId } from './parsing/source-code.ts';
import { resolve } from './resolution/index.ts';
import { unmatchedSettings } from './resolution/unmatched-settings.ts';
import { judge } from './rules/judge.ts';

export interface PreflightOptions extends ExtractionOptions {
  /** Where developers start things: decides which well-known services are in the way. Empty: the configuration says it. */
  readonly targets: readonly Target[];
  /** Takes in tests and fixtures, which are left out otherwise. */
  readonly includeTests: boolean;
  /** What only the project knows (config/configuration.ts reads it); absent: nothing. */
  readonly configuration?: Configuration;
  /** The rules that judge; absent: those that are on by default or by the configuration. */
  readonly rules?: readonly Rule[];
  readonly toolVersion: string;
}

/** Loads the grammars of the languages in which the repository has candidates; supplied by `platform/`. */
export type GrammarLoader = (languages: Iterable<LanguageId>) => Promise<Grammars>;

/**
 * The pipeline: files → extractors → declarations → resolution → port map → rules → findings. Never throws on what a
 * repository contains: what can't be read is a problem of the report.
 */
export async function preflight(
  repository: Repository,
  options: PreflightOptions,
  loadGrammars: GrammarLoader,
): Promise<Report> {
  const configuration = options.configuration ?? noConfiguration;
  const included = repository.files.filter((path) => isIncluded(path, configuration));
  const paths = options.includeTests ? included : included.filter((path) => !isTest(path));
  const wanted = paths.filter((path) => extractors.some((extractor) => extractor.matches(path)));
  const files = wanted.flatMap((path) => {
    const result = repository.read(path);
    return result.kind === 'file' ? [result.file] : [];
  });
  const environment = Object.assign(Object.create(null), configuration.environment, options.environment);
  const context = {
    repository,
    options: { ...options, environment },
    grammars: await loadGrammars(grammarsFor(files, repository)),
  };

  const { declarations, parsed, ...extracted } = extract(files, configuration, context);
  // With files named on the command line, the others' services are missing by intention.
  const isWhole = options.composeFiles.length === 0;
  const unmatched = isWhole ? unmatchedSettings(configuration, declarations) : [];
  const map = resolve(declarations, configuration);
  const judged = judge(
    { map, targets: targetsOf(options, configuration) },
    options.rules ?? rulesInForce(configuration),
  );
  const comments = suppressionComments(files, [...paths.filter(isEnvFile), ...judged.flatMap(filesOf)], context);
  const { findings, suppressed, unused } = settle(judged, configuration, comments.suppressions);
  const problems = [...extracted.problems, ...unmatched, ...comments.problems, ...(isWhole ? unused : [])];
  return {
    toolVersion: options.toolVersion,
    map,
    findings,
    problems: inOrder(problems),
    stats: {
      files: repository.files.length,
      bytes: files.reduce((sum, file) => sum + file.text.length, 0),
      parsed,
      leftOut: {
        ...repository.leftOut,
        tests: included.length - paths.length,
        excluded: repository.files.length - included.length,
      },
      suppressed: { ...suppressed, baseline: 0 },
    },
    sources: sourcesOf(findings, problems, repository),
  };
}

function isIncluded(path: string, { include, exclude }: Configuration): boolean {
  return (include.length === 0 || pathFitsAny(include, path)) && !pathFitsAny(exclude, path);
}

function targetsOf({ targets }: PreflightOptions, configuration: Configuration): readonly Target[] {
  return [targets, configuration.targets].find(({ length }) => length > 0) ?? developerTargets;
}

/** No format reads them by themselves, but ports are set there. */
function isEnvFile(path: string): boolean {
  return /(?:^|\/)\.env(?:\.|$)/.test(path);
}

function filesOf({ location, related }: Finding): readonly string[] {
  return [location, ...related.map((place) => place.location)].map(({ file }) => file);
}

/** The comments that suppress findings, in the files that were read and in others. */
function suppressionComments(
  files: readonly SourceFile[],
  otherPaths: readonly string[],
  { repository, grammars }: ExtractionContext,
): SuppressionComments {
  const others = [...new Set(otherPaths)].flatMap((path) => {
    const result = repository.read(path);
    return result.kind === 'file' ? [result.file] : [];
  });
  const all = uniqueBy([...files, ...others], ({ path }) => path).filter(({ text }) => text.includes(suppressionMark));
  const read = all.map((file) => suppressionsIn(commentsOf(file, grammars), file.text));
  return {
    suppressions: read.flatMap(({ suppressions }) => suppressions),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** The grammars of the programs that may listen, and of the configuration files that are programs. */
function grammarsFor(files: readonly SourceFile[], repository: Repository): ReadonlySet<LanguageId> {
  const ofConfigurations = extractors.flatMap(({ grammars = [], matches }) =>
    grammars.length > 0 && files.some(({ path }) => matches(path)) ? grammars : [],
  );
  return new Set([...languagesIn(files, repository), ...ofConfigurations]);
}

function extract(
  files: readonly SourceFile[],
  configuration: Configuration,
  context: ExtractionContext,
): Extraction & { readonly parsed: number } {
  const read = extractors.flatMap((extractor) =>
    files.filter((file) => extractor.matches(file.path)).map((file) => extractOne(extractor, file, context)),
  );
  const inFiles = read.flatMap((extraction) => extraction.declarations);
  const launches = configuredLaunches(configuration, inFiles, context.repository);
  const declared = [...inFiles, ...launches.declarations];
  // Scripts, documents and launches name Compose files together: what they start are projects of their own.
  const started = documentedProjects(declared, context);
  return {
    declarations: [
      ...declared,
      ...started.declarations,
      ...startedPrograms([...declared, ...started.declarations], context.repository),
      ...inlinePrograms(declared, context),
    ],
    problems: [...read.flatMap((extraction) => extraction.problems), ...launches.problems, ...started.problems],
    parsed: read.filter((extraction) => extraction.declarations.length + extraction.problems.length > 0).length,
  };
}

/** An extractor never throws. Should one do it all the same, that costs one file, and says so. */
function extractOne(extractor: Extractor, file: SourceFile, context: ExtractionContext): Extraction {
  try {
    return extractor.extract(file, context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const start = { line: 1, column: 1 };
    // The stack's end is the bound of what no limit of ours stopped.
    const message =
      error instanceof RangeError
        ? `not read as ${extractor.id}: too long or too deeply nested`
        : `not read as ${extractor.id}, by a mistake of port-preflight (${reason}); please report it`;
    return {
      declarations: [],
      problems: [{ severity: 'warning', message, location: { file: file.path, start, end: start } }],
    };
  }
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return uniqueBy(problems, (problem) => `${locationKey(problem.location)} ${problem.message}`).sort(
    (a, b) => compareLocations(a.location, b.location) || compareText(a.message, b.message),
  );
}

/** The texts that code frames are cut from. */
function sourcesOf(
  findings: readonly Finding[],
  problems: readonly Problem[],
  repository: Repository,
): ReadonlyMap<string, SourceFile> {
  const places = [...findings.flatMap((finding) => [finding, ...finding.related]), ...problems];
  const paths = new Set(places.map(({ location }) => location.file));
  return new Map(
    [...paths].sort().flatMap((path) => {
      const result = repository.read(path);
      return result.kind === 'file' ? [[path, result.file] as const] : [];
    }),
  );
}
