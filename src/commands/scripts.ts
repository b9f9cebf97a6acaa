import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { itemsOf, type JsonValue, member, textOf } from '../parsing/json.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { detached, parallel, type Session, sequence } from './command.ts';
import { type Package, packagesOf } from './packages.ts';
import { asProgram, entering, type Scope, type Variable, withVariables } from './scope.ts';

/**
 * What a package script starts, with its `pre` and `post` scripts; undefined when the package has no such script.
 * @param forwarded arguments that the package manager appends to the script's text
 */
export function runScript(
  owner: Package,
  name: string,
  forwarded: readonly TracedText[],
  scope: Scope,
  session: Session,
): Activity | undefined {
  const script = owner.scripts.get(name);
  if (!script) return undefined;
  const inside = entering({ ...asProgram(scope), directory: owner.directory, arguments: [] }, `${owner.path}#${name}`);
  if (!inside) return idle;
  const withPackage = withVariables(inside, packageVariables(owner, name));
  const line = (text: typeof script, args: readonly TracedText[]) =>
    session.runLine(TracedText.of(text), withPackage, args);
  const around = (prefix: string) => {
    const text = owner.scripts.get(prefix + name);
    return text ? line(text, []) : idle;
  };
  const body = script.text.trim() === 'wireit' ? runWireit(owner, name, withPackage, session) : line(script, forwarded);
  return sequence(around('pre'), body, around('post'));
}

/** The variables that every package manager sets for a script, as far as somebody may write them. */
function packageVariables(owner: Package, script: string): readonly (readonly [string, Variable])[] {
  const read = (value: JsonValue | undefined) => (value?.kind === 'string' ? TracedText.of(value.text) : undefined);
  const settings = member(owner.root, 'config');
  const config = settings?.kind === 'object' ? [...settings.members] : [];
  const named: readonly (readonly [string, TracedText | undefined])[] = [
    ...config.map(([key, { value }]) => [`npm_package_config_${key}`, read(value) ?? number(value)] as const),
    ['npm_package_name', read(member(owner.root, 'name'))],
    ['npm_package_version', read(member(owner.root, 'version'))],
    ['npm_lifecycle_event', TracedText.of({ text: script, locate: () => owner.root.location })],
  ];
  return named.flatMap(([name, value]) => (value ? [[name, { value, exported: true }] as const] : []));
}

function number(value: JsonValue): TracedText | undefined {
  return value.kind === 'number'
    ? TracedText.of({ text: String(value.value), locate: () => value.location })
    : undefined;
}

/** wireit keeps a script's command and dependencies beside the scripts; services stay up while others run. */
function runWireit(owner: Package, name: string, scope: Scope, session: Session): Activity {
  const task = member(owner.root, 'wireit', name);
  const dependencies = itemsOf(member(task, 'dependencies')).flatMap((item) => {
    const written = (textOf(item) ?? textOf(member(item, 'script')))?.text;
    const [directory, script] =
      written?.includes(':') && written.startsWith('.') ? splitOnce(written, ':') : ['.', written];
    const target = packagesOf(session.context.repository).at(joined(owner.directory, directory ?? '.'));
    return (target && script && runScript(target, script, [], scope, session)) || [];
  });
  const command = textOf(member(task, 'command'));
  const body = command ? session.runLine(TracedText.of(command), scope) : idle;
  return sequence(detached(parallel(...dependencies)), body);
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

function joined(directory: string, path: string): string {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
