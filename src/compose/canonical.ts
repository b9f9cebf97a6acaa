import { portCount } from '../model/port.ts';
import { plainText } from '../parsing/interpolation.ts';
import type { Complaints } from './complaints.ts';
import { parseShortMapping, type ShortMapping } from './port-syntax.ts';
import {
  type CanonicalPort,
  type Entry,
  entriesOf,
  expressionWithoutValue,
  itemsOf,
  lacksValue,
  locationOf,
  type Mapping,
  mappingAt,
  type Place,
  runsOf,
  type Scalar,
  sequenceAt,
  stringAt,
  type Tree,
  withEntry,
} from './tree.ts';

/** Ports that the ranges of one project may expand to: twice as many as there are, for tcp and udp. */
const mostPorts = 2 * 131_072;

/** Brings what decides about ports into one form: mappings in short syntax become one entry for each port. */
export function canonicalise(model: Mapping, complaints: Complaints): Mapping {
  const services = entriesOf(model).get('services')?.value;
  if (services?.kind !== 'mapping') return model;
  const budget = { left: mostPorts };
  const entries = new Map<string, Entry>();
  for (const [name, { key, value }] of services.entries) {
    entries.set(name, { key, value: canonicalService(value, budget, complaints) });
  }
  return withEntry(model, 'services', mappingAt(services, entries));
}

interface Budget {
  left: number;
}

function canonicalService(service: Tree, budget: Budget, complaints: Complaints): Tree {
  if (service.kind !== 'mapping') return service;
  let result = service;
  const build = service.entries.get('build')?.value;
  if (build?.kind === 'scalar' && build.type === 'string') {
    result = withEntry(
      result,
      'build',
      mappingAt(build, new Map([['context', { key: stringAt(build, 'context'), value: build }]])),
    );
  }
  const networks = service.entries.get('networks')?.value;
  if (networks?.kind === 'sequence') result = withEntry(result, 'networks', mappingOfNames(networks.items, networks));
  const dependencies = service.entries.get('depends_on')?.value;
  if (dependencies?.kind === 'sequence') {
    result = withEntry(result, 'depends_on', mappingOfNames(dependencies.items, dependencies, startedDependency));
  }
  const ports = service.entries.get('ports')?.value;
  if (ports?.kind !== 'sequence') return result;
  const items = ports.items.flatMap((item) => canonicalPorts(item, budget, complaints));
  return withEntry(result, 'ports', sequenceAt(ports, items));
}

/** `[a, b]` as `{a: null, b: null}`, or with another value for each; a name that isn't known is left out. */
export function mappingOfNames(
  items: readonly Tree[],
  place: Place,
  valueAt: (item: Scalar) => Tree = nullAt,
): Mapping {
  const entries = new Map<string, Entry>();
  for (const item of items) {
    if (item.kind === 'scalar' && !lacksValue(item))
      entries.set(plainText(runsOf(item)), { key: item, value: valueAt(item) });
  }
  return mappingAt(place, entries);
}

/** What a name in a list of dependencies stands for. */
export function startedDependency(item: Scalar): Mapping {
  const condition = stringAt(item, 'service_started');
  const required: Scalar = { ...stringAt(item, 'true'), type: 'bool', value: true };
  const entries = [['condition', condition] as const, ['required', required] as const];
  return mappingAt(item, new Map(entries.map(([name, value]) => [name, { key: stringAt(item, name), value }])));
}

function nullAt(item: Scalar): Scalar {
  return { ...stringAt(item, ''), type: 'null', value: null };
}

function canonicalPorts(item: Tree, budget: Budget, complaints: Complaints): readonly Tree[] {
  if (item.kind === 'mapping' || item.kind === 'port') return [item];
  if (item.kind !== 'scalar' || (item.type !== 'string' && item.type !== 'int')) {
    const type = item.kind === 'scalar' ? (typeWords.get(item.type) ?? 'something else') : 'a list';
    complaints.refuse(
      `a port mapping must be a string, a whole number or a mapping; YAML reads this as ${type}`,
      locationOf(item),
    );
    return [];
  }
  const runs = runsOf(item);
  const parsed = parseShortMapping(runs);
  if ('mapping' in parsed) return withinBudget(parsed.mapping, item, budget, complaints);
  const unknown = expressionWithoutValue(runs);
  if (unknown !== undefined) return [portWithoutValue(item, unknown)];
  complaints.refuse(`\`${plainText(runs)}\` is no port mapping: ${parsed.error}`, locationOf(item));
  return [];
}

const typeWords = new Map<Scalar['type'], string>([
  ['float', 'a fraction'],
  ['timestamp', 'a date'],
  ['bool', 'a boolean'],
  ['null', 'nothing'],
]);

function withinBudget(mapping: ShortMapping, item: Scalar, budget: Budget, complaints: Complaints): readonly Tree[] {
  if (mapping.versions) complaints.warn(mapping.versions, locationOf(item));
  budget.left -= portCount(mapping.container);
  if (budget.left >= 0) return expand(mapping, item);
  complaints.warn('the project publishes too many ports: this range is left out', locationOf(item));
  return [];
}

/** One entry for each container port, in the order of their texts. */
function expand(
  { hostIp, host, container, protocol, written, writtenTarget }: ShortMapping,
  item: Scalar,
): CanonicalPort[] {
  const isPool = host !== undefined && container.first === container.last && host.last > host.first;
  const { positions, start, end } = item;
  return Array.from({ length: portCount(container) }, (_, i): CanonicalPort => {
    const published = host === undefined ? '' : isPool ? `${host.first}-${host.last}` : String(host.first + i);
    const target = container.first + i;
    return { kind: 'port', hostIp, published, target, protocol, written, writtenTarget, item, positions, start, end };
  });
}

function portWithoutValue(item: Scalar, expression: string): CanonicalPort {
  const { positions, start, end } = item;
  const written = [{ text: '', missing: 'required', expression: { text: expression } }] as const;
  return {
    kind: 'port',
    hostIp: '',
    published: '',
    target: 0,
    protocol: 'tcp',
    written,
    writtenTarget: [],
    item,
    positions,
    start,
    end,
  };
}

/** Ports in either form: canonical ones and mappings in long syntax. */
export function portsOf(service: Tree): readonly Tree[] {
  return itemsOf(entriesOf(service).get('ports')?.value);
}
