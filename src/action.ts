import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { error as annotateError, getInput, setOutput, summary } from '@actions/core';
import { optionsOfInputs } from './config/action-inputs.ts';
import { withoutKnown } from './config/baseline.ts';
import { readConfiguration } from './config/configuration.ts';
import { exitStatus, verdict } from './config/exit-status.ts';
import { readBaseline, requireNamedFiles } from './config/named-files.ts';
import type { Options } from './config/options.ts';
import { type Checkout, scopeOf } from './github/change.ts';
import { listFilesWith } from './github/changed-files.ts';
import { readEvent } from './github/event.ts';
import { type Judgement, judgementOf } from './github/judgement.ts';
import { type Publication, publish } from './github/publish.ts';
import type { ChangeContext } from './model/change.ts';
import { severities } from './model/finding.ts';
import type { Repository } from './model/repository.ts';
import { UsageError } from './model/usage-error.ts';
import { withSlashes } from './platform/file-access.ts';
import { gitTopLevel } from './platform/git.ts';
import { loadGrammars } from './platform/grammars.ts';
import { writeReport } from './platform/report-file.ts';
import { openRepository } from './platform/repository.ts';
import { preflight } from './preflight.ts';
import { render } from './render.ts';
import { annotations } from './reporters/annotations.ts';
import { describeBug } from './reporters/bug.ts';
import { jobSummary } from './reporters/job-summary.ts';
import { markdown } from './reporters/markdown.ts';
import { safeLines } from './reporters/safe-text.ts';
import { suggestionComments } from './reporters/suggestion-comments.ts';
import { type TerminalOptions, terminal } from './reporters/terminal.ts';
import { countsOf } from './reporters/wording.ts';
import { version } from './version.ts';

const { env } = process;

async function run(): Promise<void> {
  const options = optionsOfInputs(getInput);
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  const root = resolve(workspace, options.path);
  const repository = openRepository(root);
  if (repository.note !== undefined) say(repository.note);

  requireNamedFiles(repository, options);
  const check = async (files: Repository) => {
    const configuration = readConfiguration(files, options.config);
    const found = await preflight(files, { ...options, configuration, toolVersion: version }, loadGrammars);
    const baseline = options.baseline || configuration.baseline;
    return baseline === '' ? found : withoutKnown(found, readBaseline(files, baseline));
  };
  const report = await check(repository);
  const checkout = checkoutOf(root, workspace);
  const event = readEvent(env);
  const judged = options.only === 'all' ? {} : event;
  const access = { token: options.token, apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com' };
  const scope = await scopeOf(judged, checkout, (pullRequest) => listFilesWith(access, pullRequest));
  const judgement = await judgementOf(report, scope, repository, checkout, check);
  const folder = withSlashes(relative(workspace, root));
  const publication = publicationOf(judgement, options, folder);
  const refusals = event.pullRequest ? await publish(access, event.pullRequest, publication) : [];
  await tell(judgement, options, folder, refusals);

  const reportFile = options.report === '' ? temporaryFile(options) : resolve(workspace, options.report);
  writeReport(reportFile, render(report, options.reportFormat, { options, folder, terminal: logOf(folder, false) }));
  setOutputs(judgement, options, reportFile);
  // Not `setFailed`: it would print one more annotation, in the place of a finding's.
  process.exitCode = verdict(judgement.report, options);
}

/** The log, the annotations and the summary. Annotations come from what is judged and nothing else. */
async function tell(
  { report, change }: Judgement,
  options: Options,
  folder: string,
  refusals: readonly string[],
): Promise<void> {
  process.stdout.write(terminal(report, logOf(folder, true)));
  if (change) say([change.sentence, ...olderOf(change)].join(' '));
  for (const refusal of refusals) say(refusal);
  process.stdout.write(annotations(report, { folder, strict: options.strict }));
  if (!env['GITHUB_STEP_SUMMARY']) return;
  summary.addRaw(jobSummary(report, { folder, ...filesUrl(), ...(change && { change }) }));
  for (const refusal of refusals) summary.addRaw(`\n${refusal}\n`);
  await summary.write();
}

function publicationOf({ report, change }: Judgement, { comment, review, path }: Options, folder: string): Publication {
  const view = { folder, ...filesUrl(), ...(change && { change }) };
  const body = report.findings.length === 0 ? undefined : markdown(report, view);
  return {
    ...(comment && { comment: { key: path, body } }),
    ...(review && { review: suggestionComments(report, folder) }),
  };
}

function logOf(folder: string, colors: boolean): TerminalOptions {
  return { folder, colors, width: 120 };
}

function olderOf({ older }: ChangeContext): string[] {
  const counts = countsOf(older);
  return counts === undefined ? [] : [`There were before: ${counts}.`];
}

function setOutputs({ report, change }: Judgement, options: Options, reportFile: string): void {
  setOutput('conclusion', verdict(report, options) === exitStatus.passed ? 'success' : 'failure');
  for (const severity of severities) {
    setOutput(`${severity}s`, report.findings.filter((finding) => finding.severity === severity).length);
  }
  setOutput('older', change?.older.findings.length ?? 0);
  setOutput('listeners', report.map.listeners.length);
  setOutput('report', reportFile);
}

/** A checkout without git (a downloaded archive) has its root where the runner puts it. */
function checkoutOf(root: string, workspace: string): Checkout {
  const top = gitTopLevel(realpathSync.native(root)) ?? realpathSync.native(workspace);
  return { top, folder: withSlashes(relative(top, realpathSync.native(root))) };
}

/** A folder of its own for each step, so that a second one doesn't take away the first one's report. */
function temporaryFile({ reportFormat }: Options): string {
  return join(mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'port-preflight-')), `report.${reportFormat}`);
}

function filesUrl(): { readonly filesUrl?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return server && repository && commit ? { filesUrl: `${server}/${repository}/blob/${commit}` } : {};
}

function say(text: string): void {
  process.stdout.write(`${safeLines(text)}\n`);
}

await run().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  annotateError(safeLines(isUsage ? error.message : describeBug(error)));
  process.exitCode = isUsage ? exitStatus.usage : exitStatus.bug;
});
