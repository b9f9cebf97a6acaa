import type { Format, Options } from './config/options.ts';
import { type Severity, severityRank } from './model/finding.ts';
import type { Report } from './model/report.ts';
import { annotations } from './reporters/annotations.ts';
import { checkstyle } from './reporters/checkstyle.ts';
import { codeClimate } from './reporters/code-climate.ts';
import { jobSummary } from './reporters/job-summary.ts';
import { json } from './reporters/json.ts';
import { junit } from './reporters/junit.ts';
import { markdown } from './reporters/markdown.ts';
import { rdjson, rdjsonl } from './reporters/reviewdog.ts';
import { sarif } from './reporters/sarif.ts';
import { type TerminalOptions, terminal } from './reporters/terminal.ts';
import { rules } from './rules/index.ts';

/** What the formats ask for: the options of the run, and where the reader stands. */
export interface View {
  readonly options: Pick<Options, 'failOn' | 'strict'>;
  /** The scanned folder relative to the repository's root, or to the working directory; '' is that itself. */
  readonly folder: string;
  readonly terminal: TerminalOptions;
}

type Renderer = (report: Report, view: View) => string;

/** Every format by its name in config/options.ts. */
const renderers: Readonly<Record<Format, Renderer>> = {
  terminal: (report, view) => terminal(report, view.terminal),
  json,
  annotations: (report, { folder, options }) => annotations(report, { folder, strict: options.strict }),
  'job-summary': jobSummary,
  markdown,
  sarif: (report, { folder }) => sarif(report, { folder, rules }),
  rdjson,
  rdjsonl,
  codeclimate: codeClimate,
  junit: (report, { folder, options }) => junit(report, { folder, strict: options.strict, fails: failing(options) }),
  checkstyle,
};

export function render(report: Report, format: Format, view: View): string {
  return renderers[format](report, view);
}

function failing({ failOn }: View['options']): (severity: Severity) => boolean {
  return (severity) => failOn !== 'never' && severityRank(severity) <= severityRank(failOn);
}
