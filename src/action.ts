import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { error as annotateError, getInput, setOutput, summary } from '@actions/core';
import { optionsOfInputs } from './config/action-inputs.ts';
import { withoutKnown } from './config/baseline.ts';
import { readConfiguration } from './config/configuration.ts';
import { exitStatus, verdict } from './config/exit-status.ts';
import { readBaseline, requireNamedFiles } from './config/named-files.ts';
import type { Options } from './config/options.ts';
import { severities } from './model/finding.ts';
import type { Report } from './model/report.ts';
import { UsageError } from './model/usage-error.ts';
import { withSlashes } from './platform/file-access.ts';
import { loadGrammars } from './platform/grammars.ts';
import { writeReport } from './platform/report-file.ts';
import { openRepository } from './platform/repository.ts';
import { preflight } from './preflight.ts';
import { annotations } from './reporters/annotations.ts';
import { describeBug } from './reporters/bug.ts';
import { jobSummary } from './reporters/job-summary.ts';
import { json } from './reporters/json.ts';
import { safeLines } from './reporters/safe-text.ts';
import { terminal } from './reporters/terminal.ts';
import { version } from './version.ts';

const { env } = process;

async function run(): Promise<void> {
  const options = optionsOfInputs(getInput);
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  const root = resolve(workspace, options.path);
  const repository = openRepository(root);
  if (repository.note !== undefined) process.stdout.write(`${safeLines(repository.note)}\n`);

  requireNamedFiles(repository, options);
  const configuration = readConfiguration(repository, options.config);
  const found = await preflight(repository, { ...options, configuration, toolVersion: version }, loadGrammars);
  const baseline = options.baseline || configuration.baseline;
  const report = baseline === '' ? found : withoutKnown(found, readBaseline(repository, baseline));
  const folder = withSlashes(relative(workspace, root));
  process.stdout.write(terminal(report, { folder, colors: true, width: 120 }));
  process.stdout.write(annotations(report, { folder, strict: options.strict }));
  if (env['GITHUB_STEP_SUMMARY']) await summary.addRaw(jobSummary(report, { folder, ...filesUrl() })).write();

  const reportFile = options.report === '' ? temporaryFile() : resolve(workspace, options.report);
  writeReport(reportFile, json(report));
  setOutputs(report, options, reportFile);
  // Not `setFailed`: it would print one more annotation, in the place of a finding's.
  process.exitCode = verdict(report, options);
}

function setOutputs(report: Report, options: Options, reportFile: string): void {
  setOutput('conclusion', verdict(report, options) === exitStatus.passed ? 'success' : 'failure');
  for (const severity of severities) {
    setOutput(`${severity}s`, report.findings.filter((finding) => finding.severity === severity).length);
  }
  setOutput('listeners', report.map.listeners.length);
  setOutput('report', reportFile);
}

/** A folder of its own for each step, so that a second one doesn't take away the first one's report. */
function temporaryFile(): string {
  return join(mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'port-preflight-')), 'report.json');
}

function filesUrl(): { readonly filesUrl?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return server && repository && commit ? { filesUrl: `${server}/${repository}/blob/${commit}` } : {};
}

await run().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  annotateError(safeLines(isUsage ? error.message : describeBug(error)));
  process.exitCode = isUsage ? exitStatus.usage : exitStatus.bug;
});
