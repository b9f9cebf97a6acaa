import { directoryOf } from '../commands/paths.ts';
import type { ExposedDeclaration } from '../model/declaration.ts';
import { isPort, onePort } from '../model/port.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf } from '../parsing/json.ts';
import { parseToml } from '../parsing/toml.ts';
import type { Extractor } from './extractor.ts';
import { environmentIn, processGroup } from './process-groups.ts';

/** fly.toml: the ports inside the machine; what stands beside them (`port = 443`) is Fly's edge. Source: fly.io/docs/reference/configuration */
export const fly: Extractor = {
  id: 'fly',
  name: 'Fly.io',
  files: ['fly.toml'],
  reads: '`internal_port` of services (container side), commands of `[processes]` with `[env]`',
  omits: 'the ports of the edge, which no machine of yours binds',
  matches: (path) => /(?:^|\/)fly(?:\.[\w-]+)*\.toml$/.test(path),
  extract(file, { repository }) {
    const { root, problems } = parseToml(file);
    const environment = environmentIn(member(root, 'env'));
    const processes = [...membersOf(member(root, 'processes'))].flatMap(([name, { value }]) => {
      const line = textOf(value);
      return line ? [{ name, lines: [line], environment, namespace: `container:${file.path}#${name}` }] : [];
    });
    const unit = {
      id: `fly:${file.path}`,
      unitKind: 'process',
      title: 'fly deploy',
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      namespace: `container:${file.path}`,
      location: root?.location ?? { file: file.path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
    } as const;
    const group = processGroup(unit, processes, repository);
    return { declarations: [...group.declarations, ...exposed(root)], problems: [...problems, ...group.problems] };
  },
};

/** A table, or a list of them. */
function tables(value: JsonValue | undefined): readonly JsonValue[] {
  return value?.kind === 'array' ? itemsOf(value) : value ? [value] : [];
}

function exposed(root: JsonValue | undefined): readonly ExposedDeclaration[] {
  const app = textOf(member(root, 'app'))?.text ?? 'app';
  const services = ['http_service', 'services'].flatMap((name) => tables(member(root, name)));
  return services.flatMap((service): readonly ExposedDeclaration[] => {
    const port = member(service, 'internal_port');
    const value = port?.kind === 'number' ? port.value : Number.NaN;
    if (!port || !isPort(value) || value === 0) return [];
    const protocol = textOf(member(service, 'protocol'))?.text === 'udp' ? 'udp' : 'tcp';
    const owner = { kind: 'container', name: app } as const;
    return [{ kind: 'exposed', ports: onePort(value), protocol, owner, location: port.location }];
  });
}
