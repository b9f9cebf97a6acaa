import { parallel, sequence } from '../commands/command.ts';
import { type Interpretation, interpret, interpretWords } from '../commands/interpret.ts';
import { directoryOf } from '../commands/paths.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { highestPort, onePort } from '../model/port.ts';
import { itemsOf, type JsonValue, member, membersOf, parseJson, textOf, textsOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { commandUnit } from './command-units.ts';
import type { ExtractionContext, Extractor } from './extractor.ts';
import { publishedMapping } from './published-mappings.ts';

/** The one command that runs before there is a container. */
const onHost = 'initializeCommand';

const commands = [
  onHost,
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
];

/** devcontainer.json: forwarded ports refer to listeners; its commands, but the first, run inside the container. */
export const devcontainer: Extractor = {
  id: 'devcontainer',
  name: 'Dev container',
  files: ['.devcontainer/devcontainer.json', '.devcontainer.json'],
  reads: 'commands, `appPort`, `runArgs`; `forwardPorts` as references',
  omits: 'features',
  matches: (path) => /(?:^|\/)(?:\.devcontainer\/(?:[^/]+\/)?devcontainer|\.devcontainer)\.json$/.test(path),
  extract(file, context) {
    const { root, problems } = parseJson(file, { comments: true });
    if (!root) return { declarations: [], problems };
    const read = commands.flatMap((name) => readCommand(member(root, name), name, file.path, context));
    const unit = {
      id: `devcontainer:${file.path}`,
      unitKind: 'script',
      title: `dev container ${file.path}`,
      files: [file.path],
      directory: workspaceOf(file.path),
      default: false,
      location: root.location,
    } as const;
    const published = publishedPorts(root, file.path, context);
    const { declarations, problems: inCommands } = commandUnit(unit, {
      activity: parallel(...published, sequence(...read.map(({ activity }) => activity))),
      references: [...forwarded(root), ...read.flatMap(({ references }) => references)],
      invalid: read.flatMap(({ invalid }) => invalid),
      problems: read.flatMap((each) => each.problems),
    });
    return { declarations, problems: [...problems, ...inCommands] };
  },
};

/** `.devcontainer/devcontainer.json` is about the directory above. */
function workspaceOf(path: string): string {
  return directoryOf(path).replace(/(?:^|\/)\.devcontainer(?:\/[^/]+)?$/, '');
}

/** A line, a list of words, or an object of either, which run at once. */
function readCommand(
  value: JsonValue | undefined,
  name: string,
  path: string,
  context: ExtractionContext,
): readonly Interpretation[] {
  if (value?.kind === 'object') {
    const each = [...membersOf(value).values()].flatMap((member) => readCommand(member.value, name, path, context));
    return [
      {
        activity: parallel(...each.map(({ activity }) => activity)),
        references: each.flatMap(({ references }) => references),
        invalid: each.flatMap(({ invalid }) => invalid),
        problems: each.flatMap(({ problems }) => problems),
      },
    ];
  }
  const inside = {
    repository: context.repository,
    unit: `devcontainer:${path}`,
    namespace: name === onHost ? 'host' : `container:devcontainer:${path}`,
    owner: { kind: 'command', name },
    identity: [],
    directory: workspaceOf(path),
  } as const;
  const line = textOf(value);
  if (line) return [interpret(line, inside)];
  return value?.kind === 'array' ? [interpretWords(textsOf(value), inside)] : [];
}

/** `"appPort": [3000, "8081:80"]` is `docker run -p`; a number is the port of both sides, on the loopback address. `runArgs` are its own. */
function publishedPorts(root: JsonValue, path: string, { repository }: ExtractionContext): readonly Activity[] {
  const value = member(root, 'appPort');
  const unit = `devcontainer:${path}`;
  const owner = { kind: 'container', name: 'dev container' } as const;
  const context = { repository, unit, namespace: 'host', owner, identity: [], directory: '' };
  const runArgs = textsOf(member(root, 'runArgs'));
  const word = (text: string) => textAt(text, root.location);
  const started = interpretWords([word('docker'), word('run'), ...runArgs, word('devcontainer')], context).activity;
  const ports = (value?.kind === 'array' ? itemsOf(value) : [value]).flatMap((port) => {
    const text = scalarText(port);
    if (!text) return [];
    const mapping = port?.kind === 'number' ? textAt(`127.0.0.1:${text.text}:${text.text}`, text.location) : text;
    return [publishedMapping(TracedText.of(mapping), 'devcontainer', context).activity];
  });
  return runArgs.length > 0 ? [...ports, started] : ports;
}

/** `"forwardPorts": [3000, "db:5432"]` */
function forwarded(root: JsonValue): readonly ReferenceDeclaration[] {
  return itemsOf(member(root, 'forwardPorts')).flatMap((item): readonly ReferenceDeclaration[] => {
    const text = textOf(item);
    const named = /^(?:(?<host>[^:]*):)?(?<port>\d{1,5})$/.exec(text?.text ?? '')?.groups;
    const port = item.kind === 'number' ? item.value : Number(named?.['port']);
    if (!Number.isInteger(port) || port < 1 || port > highestPort) return [];
    const digits = named?.['port']?.length ?? 0;
    const location = text ? text.locate(text.text.length - digits, text.text.length) : item.location;
    return [
      { kind: 'reference', ports: onePort(port), protocol: 'tcp', host: named?.['host'] ?? 'localhost', location },
    ];
  });
}
