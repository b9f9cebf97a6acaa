/** A workflow command as the runner understands it. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** actions/runner: every command extension, and those that older versions had. */
const registered = new Set([
  ...[
    'set-env',
    'add-path',
    'set-output',
    'save-state',
    'add-mask',
    'add-matcher',
    'remove-matcher',
    'debug',
    'warning',
  ],
  ...['error', 'notice', 'group', 'endgroup', 'echo', 'stop-commands', 'internal-set-repo-path', 'section', 'command'],
]);

/** The judge: what actions/runner (src/Runner.Common/ActionCommand.cs) would take for commands in what a step prints. */
export function commandsIn(output: string): RunnerCommand[] {
  // .NET reads lines that end with LF, CR or both.
  return output.split(/\r\n|\r|\n/).flatMap((line) => parseV2(line) ?? parseV1(line) ?? []);
}

/** `::name key=value,key=value::data`, after white space. */
function parseV2(line: string): RunnerCommand | undefined {
  const message = line.replace(/^[\s\u0085]+/, '');
  if (!message.startsWith('::')) return undefined;
  const end = message.indexOf('::', 2);
  if (end < 0) return undefined;
  return command(message.slice(2, end), ',', message.slice(end + 2), unescapeProperty, unescapeData);
}

/** `##[name key=value;key=value]data`, anywhere in the line. */
function parseV1(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  if (start < 0) return undefined;
  const end = line.indexOf(']', start);
  if (end < 0) return undefined;
  return command(line.slice(start + 3, end), ';', line.slice(end + 1), unescapeV1, unescapeV1);
}

function command(
  head: string,
  separator: string,
  data: string,
  unescapeValue: (text: string) => string,
  unescapeRest: (text: string) => string,
): RunnerCommand | undefined {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const properties: Record<string, string> = {};
  for (const part of space > 0
    ? head
        .slice(space + 1)
        .trim()
        .split(separator)
    : []) {
    const at = part.indexOf('=');
    if (at > 0 && at < part.length - 1) properties[part.slice(0, at)] = unescapeValue(part.slice(at + 1));
  }
  return { name, properties, data: unescapeRest(data) };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function unescapeV1(text: string): string {
  return text
    .replaceAll('%3B', ';')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%5D', ']')
    .replaceAll('%25', '%');
}

/** An annotation as people see it. */
export interface ShownAnnotation {
  readonly level: string;
  readonly message: string;
  readonly title: string;
  readonly file: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** ExecutionContext.cs: `_maxCountPerIssueType`, `_maxIssueMessageLength`. */
const mostOfAKind = 10;
const longestMessage = 4096;

/** What the runner makes of a step's output: ActionCommandManager.cs, IssueCommandExtension; ExecutionContext.cs, AddIssue. */
export function annotationsIn(output: string): ShownAnnotation[] {
  const issues = commandsIn(output).filter(({ name }) => ['error', 'warning', 'notice'].includes(name));
  return issues
    .filter((issue, index) => issues.slice(0, index).filter(({ name }) => name === issue.name).length < mostOfAKind)
    .map(({ name, properties, data }) => ({
      level: name,
      message: data.slice(0, longestMessage),
      title: properties['title'] ?? '',
      file: properties['file'] ?? '',
      ...placeIn(properties),
    }));
}

/** Lines that end before they begin are dropped, and columns that are not of one line. */
function placeIn(properties: RunnerCommand['properties']): Partial<ShownAnnotation> {
  const [line, endLine, column, endColumn] = ['line', 'endLine', 'col', 'endColumn'].map((name) =>
    /^\d+$/.test(properties[name] ?? '') ? Number(properties[name]) : undefined,
  );
  if (line === undefined || (endLine !== undefined && endLine < line)) return {};
  const lines = { line, ...(endLine !== undefined && { endLine }) };
  if (column === undefined || (endLine !== undefined && endLine !== line)) return lines;
  if (endColumn !== undefined && endColumn < column) return lines;
  return { ...lines, column, ...(endColumn !== undefined && { endColumn }) };
}
