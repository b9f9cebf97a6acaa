import type { Location } from '../model/location.ts';
import { interpolate, plainText, type RunText, type TemplateProblem } from '../parsing/interpolation.ts';
import { resolvePlain, type ScalarValue } from '../parsing/yaml-scalar.ts';
import type { Complaints } from './complaints.ts';
import { type Environment, templateOf } from './environment.ts';
import { below, type PathTable, pathTable } from './path-table.ts';
import { type Entry, locationOf, type Mapping, mappingAt, runsOf, type Scalar, sequenceAt, type Tree } from './tree.ts';

type Cast = (text: string) => ScalarValue | undefined;

const toInt: Cast = (text) => (/^[-+]?\d+$/.test(text) ? { type: 'int', value: Number(text) } : undefined);
const toFloat: Cast = (text) => {
  const value = resolvePlain(text);
  return value.type === 'int' || value.type === 'float' ? { type: 'float', value: value.value } : undefined;
};
const booleans = new Map([
  ...['true', 'y', 'yes', 'on'].map((word) => [word, true] as const),
  ...['false', 'n', 'no', 'off'].map((word) => [word, false] as const),
]);
const toBoolean: Cast = (text) => {
  const value = booleans.get(text.toLowerCase());
  return value === undefined ? undefined : { type: 'bool', value };
};

/** Strings that Compose turns into another type once they are interpolated. Source: compose-go `loader/interpolate.go`. */
const casts: PathTable<Cast> = pathTable({
  'services.*.cpu_count': toInt,
  'services.*.cpu_percent': toFloat,
  'services.*.cpu_period': toInt,
  'services.*.cpu_quota': toInt,
  'services.*.cpu_rt_period': toInt,
  'services.*.cpu_rt_runtime': toInt,
  'services.*.cpus': toFloat,
  'services.*.cpu_shares': toInt,
  'services.*.init': toBoolean,
  'services.*.depends_on.*.required': toBoolean,
  'services.*.depends_on.*.restart': toBoolean,
  'services.*.deploy.replicas': toInt,
  'services.*.deploy.update_config.parallelism': toInt,
  'services.*.deploy.update_config.max_failure_ratio': toFloat,
  'services.*.deploy.rollback_config.parallelism': toInt,
  'services.*.deploy.rollback_config.max_failure_ratio': toFloat,
  'services.*.deploy.restart_policy.max_attempts': toInt,
  'services.*.deploy.placement.max_replicas_per_node': toInt,
  'services.*.healthcheck.retries': toInt,
  'services.*.healthcheck.disable': toBoolean,
  'services.*.oom_kill_disable': toBoolean,
  'services.*.oom_score_adj': toInt,
  'services.*.pids_limit': toInt,
  'services.*.ports.[].target': toInt,
  'services.*.privileged': toBoolean,
  'services.*.read_only': toBoolean,
  'services.*.scale': toInt,
  'services.*.stdin_open': toBoolean,
  'services.*.tty': toBoolean,
  'services.*.ulimits.*': toInt,
  'services.*.ulimits.*.hard': toInt,
  'services.*.ulimits.*.soft': toInt,
  'services.*.volumes.[].read_only': toBoolean,
  'services.*.volumes.[].volume.nocopy': toBoolean,
  'networks.*.external': toBoolean,
  'networks.*.internal': toBoolean,
  'networks.*.attachable': toBoolean,
  'networks.*.enable_ipv4': toBoolean,
  'networks.*.enable_ipv6': toBoolean,
  'volumes.*.external': toBoolean,
  'secrets.*.external': toBoolean,
  'configs.*.external': toBoolean,
});

/** Where an unset variable changes which ports are bound, so that a warning is worth its line. */
const decisive: PathTable<true> = pathTable({
  'include.[]': true,
  'include.[].path': true,
  'include.[].path.[]': true,
  'services.*.ports.[]': true,
  'services.*.ports.[].published': true,
  'services.*.ports.[].host_ip': true,
  'services.*.network_mode': true,
  'services.*.profiles.[]': true,
  'services.*.scale': true,
  'services.*.deploy.replicas': true,
});

interface Where {
  readonly casts: PathTable<Cast> | undefined;
  readonly decisive: PathTable<true> | undefined;
}

/** Replaces the variables of every value (not of keys), and casts what Compose casts. Keys must be strings. */
export function interpolateTree(tree: Tree, environment: Environment, complaints: Complaints): Tree {
  return walk(tree, { casts, decisive }, environment, complaints);
}

function walk(tree: Tree, where: Where, environment: Environment, complaints: Complaints): Tree {
  switch (tree.kind) {
    case 'scalar':
      return tree.type === 'string' ? interpolateScalar(tree, where, environment, complaints) : tree;
    case 'sequence': {
      const inside = stepInto(where, '[]');
      const items = tree.items.map((item) => walk(item, inside, environment, complaints));
      return items.every((item, i) => item === tree.items[i]) ? tree : sequenceAt(tree, items);
    }
    case 'mapping':
      return walkMapping(tree, where, environment, complaints);
    case 'port':
      return tree;
  }
}

function walkMapping(mapping: Mapping, where: Where, environment: Environment, complaints: Complaints): Mapping {
  let entries: Map<string, Entry> | undefined;
  for (const [name, { key, value: before }] of mapping.entries) {
    if (key.type !== 'string')
      complaints.refuse(`the key ${key.text} must be a string: put it in quotes`, locationOf(key));
    const value = walk(before, stepInto(where, name), environment, complaints);
    if (value !== before) entries = (entries ?? new Map(mapping.entries)).set(name, { key, value });
  }
  return entries ? mappingAt(mapping, entries) : mapping;
}

function stepInto(where: Where, key: string): Where {
  return { casts: below(where.casts, key), decisive: below(where.decisive, key) };
}

function interpolateScalar(scalar: Scalar, where: Where, environment: Environment, complaints: Complaints): Scalar {
  const cast = where.casts?.value;
  if (!cast && !scalar.text.includes('$')) return scalar;
  const { text: runs, problems } = interpolate(runsOf(scalar), (name) => environment.variables.get(name));
  for (const problem of problems) complain(problem, scalar, where.decisive?.value === true, environment, complaints);
  const isBroken = problems.some(({ kind }) => kind === 'syntax');
  const text = isBroken ? '' : plainText(runs);
  const interpolated: Scalar = {
    ...scalar,
    type: 'string',
    value: text,
    text,
    runs: isBroken ? brokenRuns(scalar) : runs,
  };
  if (!cast || problems.some(({ kind }) => kind !== 'unset')) return interpolated;
  const value = cast(text);
  if (!value) complaints.refuse(`${JSON.stringify(text)} is not of the type that is expected here`, locationOf(scalar));
  return value ? { ...interpolated, ...value } : interpolated;
}

/** What could not be interpolated has no value, rather than a wrong one. */
function brokenRuns(scalar: Scalar): RunText {
  return [{ text: '', missing: 'required', expression: { text: scalar.text } }];
}

function complain(
  problem: TemplateProblem,
  scalar: Scalar,
  isDecisive: boolean,
  environment: Environment,
  complaints: Complaints,
): void {
  const location = expressionLocation(problem, scalar);
  if (problem.kind === 'syntax') {
    complaints.refuse(`\`${problem.subject}\` is no valid interpolation; a literal $ is written $$`, location);
  } else if (problem.kind === 'required') {
    complainOfRequired(problem, environment, location, complaints);
  } else if (isDecisive) {
    complaints.warn(`the variable ${problem.subject} is not set, so Compose takes it as empty`, location);
  }
}

/** On a fresh clone the `.env` is still to be made, which is nothing that anybody has to mend in a file. */
function complainOfRequired(
  { subject, reason }: TemplateProblem,
  environment: Environment,
  location: Location,
  complaints: Complaints,
): void {
  const lacks = `the required variable ${subject} has no value`;
  const template = templateOf(environment, subject);
  if (template) complaints.warn(`${lacks} until ${template.becomes} is made from ${template.file.path}`, location);
  else complaints.refuse(`${lacks}${reason ? `: ${reason}` : ''}`, location);
}

function expressionLocation({ at }: TemplateProblem, scalar: Scalar) {
  const { source, text } = at;
  return source ? source.positions.span(source.offset, source.offset + text.length) : locationOf(scalar);
}
