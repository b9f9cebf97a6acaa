import { directoryOf } from '../commands/paths.ts';
import type { SourceFile } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, membersOf, parseJson, textOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import { type ExtractionContext, type Extractor, nothing } from './extractor.ts';
import { directoryIn, environmentIn, type ManagedProcess, processGroup } from './process-groups.ts';
import { exportedValue } from './source-code/exported-values.ts';
import { wholeFile } from './whole-file.ts';

/** PM2's ecosystem file: applications that run side by side. Source: pm2.keymetrics.io/docs/usage/application-declaration */
export const pm2: Extractor = {
  id: 'pm2',
  name: 'PM2 ecosystem file',
  files: ['ecosystem.config.js', 'pm2.config.js', 'ecosystem.json', 'processes.json', 'ecosystem.yml'],
  reads: '`script`, `args`, `interpreter`, `node_args`, `cwd` and `env` of every application',
  omits: '`env_production` and other environments, the ports that `increment_var` counts up',
  grammars: ['javascript'],
  matches: (path) => /(?:^|\/)(?:ecosystem|pm2|processes?)(?:\.[\w-]+)*\.(?:c?js|json|ya?ml)$/.test(path),
  extract(file, context) {
    const root = rootOf(file, context);
    const list = root?.kind === 'array' ? root : member(root, 'apps');
    const processes = (list?.kind === 'object' ? [list] : itemsOf(list)).flatMap((app) => processOf(app) ?? []);
    if (processes.length === 0) return nothing;
    const unit = {
      id: `pm2:${file.path}`,
      unitKind: 'procfile',
      title: `pm2 start ${file.path}`,
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      location: wholeFile(file),
    } as const;
    return processGroup(unit, processes, context.repository);
  },
};

function rootOf(file: SourceFile, { repository, grammars }: ExtractionContext): JsonValue | undefined {
  if (!/\bscript\b/.test(file.text)) return undefined;
  if (file.path.endsWith('.json')) return parseJson(file, { comments: true }).root;
  if (file.path.endsWith('js')) return exportedValue(file, repository, grammars);
  const [document] = parseYaml(file).documents;
  return document && valueOfYaml(document);
}

function processOf(app: JsonValue): ManagedProcess | undefined {
  const script = textOf(member(app, 'script'));
  if (!script) return undefined;
  const word = (text: string) => TracedText.of(textAt(text, member(app, 'script')?.location ?? app.location));
  const interpreter = textOf(member(app, 'interpreter'));
  const line = TracedText.of(script);
  const words = [...line.text.matchAll(/\S+/g)].map(({ index, 0: { length } }) => line.slice(index, index + length));
  // Its own file server. Source: pm2.keymetrics.io/docs/usage/expose
  const isOwnServer = script.text === 'serve' && [...membersOf(member(app, 'env')).keys()].some(isOfOwnServer);
  const isFile = /\.(?:[cm]?[jt]s|py|rb|php)$/.test(script.text);
  const runtime =
    interpreter && interpreter.text !== 'none'
      ? [TracedText.of(interpreter)]
      : isFile
        ? [word(runtimeOf(script.text))]
        : isOwnServer
          ? [word('pm2')]
          : [];
  return {
    name: textOf(member(app, 'name'))?.text ?? script.text,
    words: [
      ...runtime,
      ...(runtime.length > 0 ? argumentsIn(member(app, 'node_args')) : []),
      ...words,
      ...argumentsIn(member(app, 'args')),
    ],
    environment: environmentIn(member(app, 'env')),
    ...directoryIn(member(app, 'cwd')),
  };
}

function isOfOwnServer(variable: string): boolean {
  return variable.startsWith('PM2_SERVE_');
}

function runtimeOf(script: string): string {
  if (script.endsWith('.py')) return 'python';
  if (script.endsWith('.rb')) return 'ruby';
  return script.endsWith('.php') ? 'php' : 'node';
}

/** A line, or a list of words. */
function argumentsIn(value: JsonValue | undefined): readonly TracedText[] {
  if (value?.kind === 'array') return itemsOf(value).flatMap((item) => scalarText(item) ?? []);
  const text = scalarText(value);
  return text
    ? [...text.text.matchAll(/\S+/g)].map(({ index, 0: { length } }) => text.slice(index, index + length))
    : [];
}
