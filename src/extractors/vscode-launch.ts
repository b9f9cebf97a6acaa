import { Allowance } from '../commands/allowance.ts';
import { directoryOf } from '../commands/paths.ts';
import type { LaunchUnitDeclaration, ReferenceDeclaration } from '../model/declaration.ts';
import { isPort, onePort } from '../model/port.ts';
import type { Repository } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, parseJson, textOf, textsOf } from '../parsing/json.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { commandUnit, joinExtractions } from './command-units.ts';
import { type Extraction, type Extractor, nothing } from './extractor.ts';
import { environmentIn, type ManagedProcess, readProcess } from './process-groups.ts';
import { referenceIn } from './server-files.ts';

/** VS Code's debug configurations, each a launch unit, and the compounds that start several. Source: code.visualstudio.com/docs/debugtest/debugging-configuration */
export const vscodeLaunch: Extractor = {
  id: 'vscode-launch',
  name: 'VS Code launch configuration',
  files: ['.vscode/launch.json', '*.code-workspace'],
  reads:
    'what configurations of Node, Python, Go, Java and terminals start, with `env` and `args`; compounds; what they attach to and browse, as references',
  omits: '`envFile`, inputs, `preLaunchTask`, other debuggers',
  matches: (path) => /(?:^|\/)\.vscode\/launch\.json$|\.code-workspace$/.test(path),
  extract(file, { repository }) {
    const { root, problems } = parseJson(file, { comments: true });
    const launch = file.path.endsWith('.code-workspace') ? member(root, 'launch') : root;
    const directory = directoryOf(file.path).replace(/(?:^|\/)\.vscode$/, '');
    const workspace = { file: file.path, directory, repository, allowance: new Allowance() };
    const configurations = itemsOf(member(launch, 'configurations')).map((each) => read(each, workspace));
    const compounds = itemsOf(member(launch, 'compounds')).flatMap((each) => compound(each, workspace) ?? []);
    const all = joinExtractions([...configurations, ...compounds]);
    return { declarations: all.declarations, problems: [...problems, ...all.problems] };
  },
};

interface Workspace {
  readonly file: string;
  /** The folder that VS Code opens. */
  readonly directory: string;
  readonly repository: Repository;
  readonly allowance: Allowance;
}

function unitOf(
  name: string,
  location: JsonValue['location'],
  { file, directory }: Workspace,
): Omit<LaunchUnitDeclaration, 'kind'> {
  return {
    id: `vscode:${file}#${name}`,
    unitKind: 'script',
    title: `launch configuration ${name}`,
    files: [file],
    directory,
    default: false,
    location,
  };
}

function read(configuration: JsonValue, workspace: Workspace): Extraction {
  const name = textOf(member(configuration, 'name'))?.text ?? 'launch';
  const unit = unitOf(name, configuration.location, workspace);
  const references = { declarations: referencesIn(configuration), problems: [] };
  if (textOf(member(configuration, 'request'))?.text === 'attach') return references;
  const process = processOf(name, configuration);
  if (!process) return references;
  const started = commandUnit(unit, readProcess(process, unit, workspace.repository, workspace.allowance));
  return joinExtractions([started, references]);
}

/** What it attaches to, and the pages that it opens. */
function referencesIn(configuration: JsonValue): readonly ReferenceDeclaration[] {
  const isAttach = textOf(member(configuration, 'request'))?.text === 'attach';
  const ports = [member(configuration, 'connect', 'port'), ...(isAttach ? [member(configuration, 'port')] : [])];
  const urls = [member(configuration, 'url'), member(configuration, 'serverReadyAction', 'uriFormat')];
  return [
    ...ports.flatMap((port): readonly ReferenceDeclaration[] =>
      port?.kind === 'number' && isPort(port.value) && port.value > 0
        ? [
            {
              kind: 'reference',
              ports: onePort(port.value),
              protocol: 'tcp',
              host: 'localhost',
              location: port.location,
            },
          ]
        : [],
    ),
    ...urls.flatMap((url) => {
      const text = textOf(url);
      return text ? referenceIn(TracedText.of(text)) : [];
    }),
  ];
}

/** The command line that each debugger makes of its configuration. */
function processOf(name: string, configuration: JsonValue): ManagedProcess | undefined {
  const type = textOf(member(configuration, 'type'))?.text ?? '';
  const directory = textOf(member(configuration, 'cwd'));
  const common = {
    name,
    environment: environmentIn(member(configuration, 'env')),
    ownerKind: 'script' as const,
    ...(directory ? { directory: inWorkspace(TracedText.of(directory)).text } : {}),
  };
  const line = textOf(member(configuration, 'command'));
  if (type === 'node-terminal') return line ? { ...common, lines: [line] } : undefined;
  const words = wordsOf(type, configuration);
  return words.length > 0 ? { ...common, words } : undefined;
}

const runtimes: Readonly<Record<string, string>> = {
  node: 'node',
  'pwa-node': 'node',
  python: 'python',
  debugpy: 'python',
  go: 'go',
  php: 'php',
  bun: 'bun',
  ruby_lsp: 'ruby',
  rdbg: 'ruby',
};

function wordsOf(type: string, configuration: JsonValue): readonly TracedText[] {
  const runtime = runtimes[type];
  if (runtime === undefined) return [];
  const word = (text: string) => TracedText.of(textAt(text, configuration.location));
  const text = (key: string) => {
    const value = textOf(member(configuration, key));
    return value ? [inWorkspace(TracedText.of(value))] : [];
  };
  const list = (key: string) => argumentsIn(member(configuration, key)).map(inWorkspace);
  const [executable = word(runtime)] = text('runtimeExecutable');
  const module = text('module');
  if (module.length > 0) return [word('python'), word('-m'), ...module, ...list('args')];
  const verb = type === 'go' ? [word('run')] : [];
  const program = text('program').map((path) => (type === 'go' && path.text === '' ? word('.') : path));
  return [executable, ...verb, ...list('runtimeArgs'), ...program, ...list('args')];
}

function argumentsIn(value: JsonValue | undefined): readonly TracedText[] {
  const line = textOf(value);
  if (!line) return textsOf(value).map(TracedText.of);
  const text = TracedText.of(line);
  return [...text.text.matchAll(/\S+/g)].map(({ index, 0: { length } }) => text.slice(index, index + length));
}

/** `${workspaceFolder}/src/server.js` stands in the folder that is opened, which is where the command runs. */
function inWorkspace(path: TracedText): TracedText {
  const variable = /^\$\{(?:workspaceFolder|workspaceRoot)(?::[^}]*)?\}\/?/.exec(path.text)?.[0];
  if (variable === undefined) return path;
  return variable.length < path.text.length ? path.slice(variable.length) : TracedText.of(textAt('.', path.location));
}

function compound(value: JsonValue, workspace: Workspace): Extraction | undefined {
  const name = textOf(member(value, 'name'))?.text;
  const parts = itemsOf(member(value, 'configurations')).flatMap(
    (part) => textOf(part) ?? textOf(member(part, 'name')) ?? [],
  );
  if (name === undefined || parts.length === 0) return undefined;
  const steps = parts.map(({ text }) => ({ kind: 'unit', unit: `vscode:${workspace.file}#${text}` }) as const);
  const unit = unitOf(name, value.location, workspace);
  return { ...nothing, declarations: [{ kind: 'unit', ...unit, activity: { kind: 'parallel', steps } }] };
}
