import { directoryOf } from '../commands/paths.ts';
import { groupBy } from '../model/grouping.ts';
import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf, textsOf } from '../parsing/json.ts';
import { dialects, type KeyValue, parseKeyValues } from '../parsing/key-values.ts';
import { parseToml } from '../parsing/toml.ts';
import { replaceMatches, TracedText, unresolvedText } from '../parsing/traced-text.ts';
import { joinExtractions } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';
import { environmentIn, type ManagedProcess, processGroup } from './process-groups.ts';

interface ToxEnvironment {
  readonly name: string;
  readonly location: Location;
  /** Run one after the other. */
  readonly commands: readonly Pick<ManagedProcess, 'lines' | 'words'>[];
  readonly directory?: string;
  readonly variables: NonNullable<ManagedProcess['environment']>;
}

/** tox: what each environment runs, which need not be tests. Source: tox.wiki/en/latest/config.html */
export const tox: Extractor = {
  id: 'tox',
  name: 'tox',
  files: ['tox.ini', 'tox.toml', 'pyproject.toml'],
  reads: '`commands` of every environment with its variables and directory; defaults of `{posargs:…}` and `{env:…}`',
  omits: 'commands of other sections, `legacy_tox_ini`, environments that a name with braces generates',
  matches: (path) => /(?:^|\/)(?:tox\.(?:ini|toml)|pyproject\.toml)$/.test(path),
  extract(file, { repository }) {
    if (!file.text.includes('commands')) return nothing;
    const environments = file.path.endsWith('.ini') ? environmentsOfIni(file) : environmentsOfToml(file);
    const units = environments.map(({ name, location, commands, directory, variables }) => {
      const title = name === '' ? 'tox run' : `tox run -e ${name}`;
      const unit = {
        id: `tox:${file.path}#${name}`,
        unitKind: 'script',
        title,
        files: [file.path],
        directory: directoryOf(file.path),
        default: false,
        location,
      } as const;
      const about = {
        name: title,
        environment: variables,
        ownerKind: 'script',
        ...(directory ? { directory } : {}),
      } as const;
      return processGroup(
        unit,
        commands.map((command) => ({ ...about, ...command })),
        repository,
        'sequence',
      );
    });
    return joinExtractions(units);
  },
};

function environmentsOfIni(file: SourceFile): readonly ToxEnvironment[] {
  const sections = groupBy(parseKeyValues(file, dialects.supervisord), ({ section }) => section);
  return [...sections].flatMap(([section, settings]) => {
    const name = /^testenv(?::(.+))?$/.exec(section);
    const commands = settings.find(({ key }) => key.text === 'commands');
    if (!name || !commands) return [];
    const directory = settings.find(({ key }) => /^change_?dir$/.test(key.text))?.value;
    const lines = commands.lines.map(commandOf).filter(({ text }) => text !== '');
    return [
      {
        name: name[1] ?? '',
        location: commands.key.location,
        commands: lines.map((line) => ({ lines: [line] })),
        ...(directory ? { directory: directoryIn(directory.text) } : {}),
        variables: new Map(settings.filter(({ key }) => /^set_?env$/.test(key.text)).flatMap(variablesOf)),
      },
    ];
  });
}

/** Without the condition before it (`py3: …`), and the marks that its failure doesn't matter. */
function commandOf(line: TracedText): TracedText {
  const command = /^(?:[\w!,.-]+:\s+)?(?:[-!]\s+)*/.exec(line.text)?.[0].length ?? 0;
  return substituted(line.slice(command));
}

function variablesOf({ lines }: KeyValue): readonly (readonly [string, TracedText])[] {
  return lines.flatMap((line) => {
    const [all = '', name] = /^([A-Za-z_]\w*)\s*=\s*/.exec(line.text) ?? [];
    return name === undefined ? [] : [[name, substituted(line.slice(all.length))] as const];
  });
}

function environmentsOfToml(file: SourceFile): readonly ToxEnvironment[] {
  const { root } = parseToml(file);
  const own = file.path.endsWith('pyproject.toml') ? member(root, 'tool', 'tox') : root;
  const base = member(own, 'env_run_base');
  const named = [...membersOf(member(own, 'env'))].map(([name, { value }]) => ({ name, value }));
  return [...(base ? [{ name: '', value: base }] : []), ...named].flatMap(({ name, value }) => {
    const commands = member(value, 'commands');
    const directory = textOf(member(value, 'change_dir'));
    if (!commands) return [];
    return [
      {
        name,
        location: commands.location,
        commands: itemsOf(commands).map((words) => ({ words: itemsOf(words).flatMap(wordsOf) })),
        ...(directory ? { directory: directoryIn(directory.text) } : {}),
        variables: environmentIn(member(value, 'set_env')),
      },
    ];
  });
}

/** A word, or `{ replace = "posargs", default = ["8000"] }`. */
function wordsOf(item: JsonValue): readonly TracedText[] {
  const text = textOf(item);
  return (text ? [text] : textsOf(member(item, 'default'))).map((word) => substituted(TracedText.of(word)));
}

const substitution = /\{(?:posargs|env:(?<name>\w+))(?::(?<fallback>[^{}]*))?\}/g;

/** What stands for arguments that nobody gave, and for variables that nobody set: their defaults. */
function substituted(text: TracedText): TracedText {
  return replaceMatches(text, substitution, ({ groups: { name, fallback } = {} }, whole) => {
    const end = whole.text.length - 1;
    const value = fallback === undefined ? undefined : whole.slice(end - fallback.length, end);
    if (name === undefined) return value;
    return value?.asDefaultOf(name) ?? unresolvedText(`\${${name}}`, () => whole.location);
  });
}

/** tox runs where its file lies. */
function directoryIn(text: string): string {
  return text.replace(/^\{(?:toxinidir|tox_root)\}\/?/, '');
}
