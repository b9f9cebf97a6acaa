#!/usr/bin/env node
import { relative, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { baselineText, withoutKnown } from './config/baseline.ts';
import { commandLine } from './config/command-line.ts';
import { readConfiguration } from './config/configuration.ts';
import { exitStatus, verdict } from './config/exit-status.ts';
import { readBaseline, requireNamedFiles } from './config/named-files.ts';
import type { Options } from './config/options.ts';
import { rulesInForce } from './config/policy.ts';
import { mend } from './fixing/mend.ts';
import type { Configuration } from './model/configuration.ts';
import type { Finding } from './model/finding.ts';
import type { Report } from './model/report.ts';
import type { Repository } from './model/repository.ts';
import { UsageError } from './model/usage-error.ts';
import { withSlashes } from './platform/file-access.ts';
import { loadGrammars } from './platform/grammars.ts';
import { writeReport } from './platform/report-file.ts';
import { openRepository } from './platform/repository.ts';
import { rewriteFile } from './platform/rewrite-file.ts';
import { preflight } from './preflight.ts';
import { render } from './render.ts';
import { describeBug } from './reporters/bug.ts';
import { jsonOfMap } from './reporters/json.ts';
import { launches } from './reporters/launches.ts';
import { mended } from './reporters/mended.ts';
import { portMap } from './reporters/port-map.ts';
import { safeLines } from './reporters/safe-text.ts';
import type { TerminalOptions } from './reporters/terminal.ts';
import { counted } from './reporters/wording.ts';
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
  rewriteFile(path, file, present.kind === 'file' ? present.file.text : undefined, baselineText(report));
  process.stdout.write(`${safeLines(`${counted(report.findings.length, 'finding')} written to ${file}`)}\n`);
}

async function map(options: Options): Promise<void> {
  const { report } = await examine(options);
  process.stdout.write(renderMap(report, options));
}

async function fix(options: Options): Promise<void> {
  const { repository, configuration } = opened(options);
  const rules = rulesInForce(configuration, options.ruleNames);
  const examine = (of: Repository) =>
    preflight(of, { ...options, configuration, rules, toolVersion: version }, loadGrammars);
  const isWanted = ({ ruleId, severity }: Finding) =>
    options.ruleNames.length > 0 ? options.ruleNames.includes(ruleId) : severity !== 'notice';
  const result = await mend(repository, examine, isWanted);
  if (!options.dryRun)
    for (const { path, before, after } of result.changes) rewriteFile(options.path, path, before, after);
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

await commandLine({ check, map, fix }, version)
  .configureOutput({ writeErr: (text) => say(text.trimEnd()) })
  .parseAsync()
  .catch(fail);
