import { Allowance } from '../commands/allowance.ts';
import { interpretWith } from '../commands/interpret.ts';
import { directoryOf } from '../commands/paths.ts';
import { mentionedPorts } from '../commands/references.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import { uniqueBy } from '../model/grouping.ts';
import type { Activity } from '../model/launch.ts';
import { formatPorts } from '../model/port.ts';
import type { SourceFile } from '../model/repository.ts';
import { parseFences } from '../parsing/markdown.ts';
import { stretchOf, TracedText, wholeText } from '../parsing/traced-text.ts';
import { joinExtractions } from './command-units.ts';
import type { Extraction, ExtractionContext, Extractor } from './extractor.ts';

const shellNames = new Set([
  '',
  'sh',
  'bash',
  'shell',
  'zsh',
  'console',
  'shellsession',
  'terminal',
  'shell-session',
  'cmd',
  'powershell',
]);

/**
 * README and CONTRIBUTING tell how a project is started. Taken from them is which Compose files, profiles and services a
 * documented command names, and which addresses of the reader's machine they speak of. What other commands would bind is
 * documentation.
 */
export const markdown: Extractor = {
  id: 'markdown',
  name: 'Markdown',
  files: ['README.md', 'CONTRIBUTING.md'],
  reads:
    '`docker compose` lines of code blocks, which tell what Compose files belong together; URLs of the own machine, as references that no rule counts on',
  omits: 'other commands',
  matches: (path) =>
    /(?:^|\/)(?:README|CONTRIBUTING|DEVELOPMENT|DEVELOPERS?|DEVELOPING|HACKING|INSTALL|SETUP|GETTING[-_]STARTED)(?:[.-][\w-]+)*\.(?:md|mdx|markdown)$/i.test(
      path,
    ),
  extract(file, context) {
    const shared = { ...context, allowance: new Allowance() };
    const blocks = parseFences(file).filter(({ language }) => shellNames.has(language));
    const { declarations, problems } = joinExtractions(
      blocks.flatMap(({ lines }) => lines.map((line) => extractLine(line, file.path, shared))),
    );
    return { declarations: [...declarations, ...documentedPorts(file)], problems };
  },
};

const ownMachine = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])$/i;

/** Each address once, where the document first names it. */
function documentedPorts(file: SourceFile): readonly ReferenceDeclaration[] {
  const mentions = mentionedPorts(TracedText.of(wholeText(file))).filter(({ host }) => ownMachine.test(host));
  return uniqueBy(mentions, ({ host, ports }) => `${host}:${formatPorts(ports)}`).map((mention) => ({
    kind: 'reference',
    ...mention,
    role: 'documentation',
  }));
}

function extractLine(
  line: TracedText,
  path: string,
  { repository, allowance }: ExtractionContext & { readonly allowance: Allowance },
): Extraction {
  const prompt = /^\s*(?:\$\s+|>\s+|#\s+(?=docker))?/.exec(line.text)?.[0].length ?? 0;
  const text = TracedText.of(stretchOf(line, prompt, line.text.length));
  // Reading every line of every document for the few that matter would be waste.
  if (!/\bcompose\b/.test(text.text)) return { declarations: [], problems: [] };
  const id = `document:${path}#${line.location.start.line}`;
  const directory = directoryOf(path);
  const { activity } = interpretWith(
    {
      repository,
      allowance,
      unit: id,
      namespace: 'host',
      owner: { kind: 'command', name: text.text },
      identity: [],
      directory,
    },
    (session, scope) => session.runLine(text, scope),
  );
  const starts = composeStarts(activity);
  if (starts.length === 0) return { declarations: [], problems: [] };
  return {
    declarations: [
      {
        kind: 'unit',
        id,
        unitKind: 'script',
        title: text.text.trim(),
        files: [path],
        directory,
        default: false,
        // What a document says may be outdated, or one of several ways.
        certainty: 'likely',
        activity: starts.length === 1 && starts[0] ? starts[0] : { kind: 'sequence', steps: starts },
        location: text.location,
      },
    ],
    problems: [],
  };
}

function composeStarts(activity: Activity): readonly Activity[] {
  switch (activity.kind) {
    case 'compose':
      return [activity];
    case 'detached':
      return composeStarts(activity.body).map((body) => ({ kind: 'detached', body }));
    case 'listen':
    case 'program':
    case 'unit':
    case 'stop':
      return [];
    default:
      return activity.steps.flatMap(composeStarts);
  }
}
