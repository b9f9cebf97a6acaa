#!/usr/bin/env node
import { relative, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { baselineText, withoutKnown } from './config/baseline.ts';
import { commandLine } from './config/command-line.ts';
import { readConfiguration } from './config/configuration.ts';
import { exitStatus, verdict } from './config/exit-status.ts';
import { namedFile, readBaseline, requireNamedFiles } from './config/named-files.ts';
import type { Options } from './config/options.ts';
import { rulesInForce } from './config/policy.ts';
import { portNamed, ruleCalled } from './config/subjects.ts';
import { mend } from './fixing/mend.ts';
import type { Configuration } from './model/configuration.ts';
import type { Finding } from './model/finding.ts';
import { onePort } from './model/port.ts';
import type { Report } from './model/report.ts';
import type { Repository } from './model/repository.ts';
import { UsageError } from './model/usage-error.ts';
import { withSlashes } from './platform/file-access.ts';
import { loadGrammars } from './platform/grammars.ts';
import { writeReport } from './platform/report-file.ts';
import { openRepository } from './platform/repository.ts';
import { type Rewrite, rewriteFiles } from './platform/rewrite-file.ts';
import { preflight } from './preflight.ts';
import { render } from './render.ts';
import { describeBug } from './reporters/bug.ts';
import { withSection } from './reporters/generated-section.ts';
import { jsonOfMap } from './reporters/json.ts';
import { launches } from './reporters/launches.ts';
import { markdownMap } from './reporters/markdown-map.ts';
import { mended } from './reporters/mended.ts';
import { colored, plain } from './reporters/paint.ts';
import { pathFrom } from './reporters/places.ts';
import { explainedPort } from './reporters/port-facts.ts';
import { portMap } from './reporters/port-map.ts';
import { ruleText } from './reporters/rule-text.ts';
import { safeLines, safeText, withoutCommands } from './reporters/safe-text.ts';
import type { TerminalOptions } from './reporters/terminal.ts';
import { diffLines } from './reporters/text-diff.ts';
import { counted } from './reporters/wording.ts';
import { portFacts, suggestedPort, usualPort } from './rules/port-facts.ts';
import { rulePage } from './rules/rules-page.ts';
import { version } from './version.ts';

async function check(options: Options): Promise<void> {
  const { repository, configuration, report: found } = await examine(options);
  const file = options.baseline || configuration.baseline;
  if (options.writeBaseline) return writeBaseline(repository, file, found, options);
  const report = file === '' ? found : withoutKnown(found, readBaseline(repository, file));
  const view = { options, folder: folderOf(options), terminal: terminalOf(options) };
  if (options.report !== '') {
    const terminal = { ...view.terminal, colors: false };
    writeReport(options.report, render(report, options.reportFormat, { ...view, terminal }));
  }
  process.stdout.write(render(report, options.format, view));
  process.exitCode = verdict(report, options);
}

function writeBaseline(repository: Repository, file: string, report: Report, { path }: Options): void {
  if (file === '')
    throw new UsageError('--write-baseline needs the file: --baseline FILE, or baseline in the configuration');
  const present = repository.read(file);
  const before = present.kind === 'file' ? { before: present.file.text } : {};
  rewriteFiles(path, [{ path: file, ...before, after: baselineText(report) }]);
  process.stdout.write(`${safeLines(`${counted(report.findings.length, 'finding')} written to ${file}`)}\n`);
}

async function map(options: Options): Promise<void> {
  const { repository, report } = await examine(options);
  if (options.writeMap !== '') return writeMap(options.writeMap, repository, report, options);
  if (options.checkMap !== '') return checkMap(options.checkMap, repository, report, options);
  process.stdout.write(renderMap(report, options));
}

function writeMap(file: string, repository: Repository, report: Report, { path }: Options): void {
  const change = sectionChange(file, repository, report);
  const isStale = change.before !== change.after;
  if (isStale) rewriteFiles(path, [change]);
  process.stdout.write(`${safeLines(`${file} ${isStale ? 'is written' : 'is up to date'}`)}\n`);
}

function checkMap(file: string, repository: Repository, report: Report, options: Options): void {
  const { before = '', after } = sectionChange(file, repository, report);
  const isStale = before !== after;
  const { colors, folder } = terminalOf(options);
  const lines = isStale
    ? [
        ...diffLines({ path: file, before, after }, pathFrom(folder, file), colors ? colored : plain),
        '',
        `${safeText(file)} is stale: write it anew with \`port-preflight map --write ${safeText(file)}\``,
      ]
    : [`${safeText(file)} is up to date`];
  process.stdout.write(`${withoutCommands(lines.join('\n'))}\n`);
  process.exitCode = isStale ? exitStatus.failed : exitStatus.passed;
}

function sectionChange(file: string, repository: Repository, report: Report): Rewrite {
  const isThere = repository.read(file).kind !== 'missing';
  const before = isThere ? namedFile(repository, file, 'the map').text : undefined;
  return {
    path: file,
    ...(before === undefined ? {} : { before }),
    after: withSection(file, before, markdownMap(report)),
  };
}

async function suggest(options: Options): Promise<void> {
  const words = options.service === '' ? [] : [options.service.toLowerCase()];
  const usual = usualPort(words);
  if (options.wanted === '' && words.length > 0 && !usual)
    throw new UsageError(`no usual port of ${options.service} is known: say which one you want, as suggest 3000`);
  const { port, protocol } = options.wanted === '' ? (usual ?? anyPort) : portNamed(options.wanted);
  const { report } = await examine(options);
  const wish = { ports: onePort(port), protocol, identity: words, isNodePort: false };
  const free = suggestedPort(wish, report.map);
  if (free === undefined) throw new UsageError(`no port is free for ${options.wanted || options.service}`);
  process.stdout.write(`${free}\n`);
}

/** What developers try first. */
const anyPort = { port: 3000, protocol: 'tcp' } as const;

async function explain(options: Options): Promise<void> {
  if (!/^\d/.test(options.subject)) {
    process.stdout.write(ruleText(rulePage(ruleCalled(options.subject)), terminalOf(options)));
    return;
  }
  const { port, protocol } = portNamed(options.subject);
  const { report } = await examine(options);
  process.stdout.write(explainedPort(portFacts(port, protocol, report.map), terminalOf(options)));
}

async function fix(options: Options): Promise<void> {
  const { repository, configuration } = opened(options);
  const rules = rulesInForce(configuration, options.ruleNames);
  const examine = (of: Repository) =>
    preflight(of, { ...options, configuration, rules, toolVersion: version }, loadGrammars);
  const isWanted = ({ ruleId, severity }: Finding) =>
    options.ruleNames.length > 0 ? options.ruleNames.includes(ruleId) : severity !== 'notice';
  const result = await mend(repository, examine, isWanted);
  if (!options.dryRun) rewriteFiles(options.path, result.changes);
  process.stdout.write(mended(result, { ...terminalOf(options), dryRun: options.dryRun }));
  process.exitCode = verdict(options.dryRun ? await examine(repository) : result.report, options);
}

interface Examined {
  readonly repository: Repository;
  readonly configuration: Configuration;
  readonly report: Report;
}

async function examine(options: Options): Promise<Examined> {
  const { repository, configuration } = opened(options);
  const report = await preflight(repository, { ...options, configuration, toolVersion: version }, loadGrammars);
  return { repository, configuration, report };
}

function opened(options: Options): Omit<Examined, 'report'> {
  const repository = openRepository(options.path);
  if (repository.note !== undefined) say(repository.note);
  requireNamedFiles(repository, options);
  return { repository, configuration: readConfiguration(repository, options.config) };
}

function renderMap(report: Report, options: Options): string {
  if (options.format === 'json') return jsonOfMap(report);
  if (options.format === 'markdown') return markdownMap(report);
  return (options.launches ? launches : portMap)(report, terminalOf(options));
}

/** The scanned folder as seen from the working directory. */
function folderOf({ path }: Options): string {
  return withSlashes(relative(process.cwd(), resolve(path)));
}

function terminalOf(options: Options): TerminalOptions {
  return {
    folder: shorter(folderOf(options), withSlashes(resolve(options.path))),
    colors: options.color && process.stdout.isTTY && !process.env['NO_COLOR'],
    // A terminal may not know its own: 0.
    width: process.stdout.columns || 120,
  };
}

function shorter(a: string, b: string): string {
  return a.length <= b.length ? a : b;
}

function say(text: string): void {
  process.stderr.write(`${safeLines(text)}\n`);
}

function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    // commander has printed its sentence, or the help that was asked for.
    process.exitCode = error.exitCode === 0 ? exitStatus.passed : exitStatus.usage;
  } else if (error instanceof UsageError) {
    say(`error: ${error.message}`);
    process.exitCode = exitStatus.usage;
  } else {
    say(describeBug(error));
    process.exitCode = exitStatus.bug;
  }
}

// Whoever reads our output may stop reading (`| head`); that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await commandLine({ check, map, fix, suggest, explain }, version)
  .configureOutput({ writeErr: (text) => say(text.trimEnd()) })
  .parseAsync()
  .catch(fail);
