import type { ExposedDeclaration, Owner, ReferenceDeclaration } from '../model/declaration.ts';
import type { Finding } from '../model/finding.ts';
import { compareLocations, compareText, type Location } from '../model/location.ts';
import type { PortRange } from '../model/port.ts';
import type { LaunchUnit, Listener, PortMap, Startup, Unresolved } from '../model/port-map.ts';
import type { Report } from '../model/report.ts';
import { jsonText } from './json-text.ts';
import { inOrder, problemsInOrder } from './order.ts';

export const schemaVersion = 1;

/** The report as other programs read it. Names, order and meaning are a contract: adding is fine, changing is a new version. */
export function json(report: Report): string {
  return jsonText({ ...mapOf(report), findings: inOrder(report.findings).map(findingOf), ...extentOf(report) });
}

/** The port map without a judgement, and what is up together: the listeners of a startup by their ids. */
export function jsonOfMap(report: Report): string {
  const startups = report.map.startups.toSorted((a, b) => compareText(a.id, b.id)).map(startupOf);
  return jsonText({ ...mapOf(report), startups, ...extentOf(report) });
}

function mapOf({ map, toolVersion }: Report) {
  return {
    schemaVersion,
    tool: { name: 'port-preflight', version: toolVersion },
    launchUnits: map.units.toSorted((a, b) => compareText(a.id, b.id)).map(launchUnitOf),
    listeners: listenersOf(map),
    exposed: map.exposed.toSorted(byPlace).map(exposedOf),
    references: map.references.toSorted(byPlace).map(referenceOf),
    unresolved: map.unresolved.toSorted(byPlace).map(unresolvedOf),
  };
}

function extentOf({ problems, stats }: Report) {
  return {
    problems: problemsInOrder(problems).map(({ severity, message, location }) => ({
      severity,
      message,
      location: locationOf(location),
    })),
    stats: {
      files: stats.files,
      bytes: stats.bytes,
      parsed: stats.parsed,
      leftOut: stats.leftOut,
      suppressed: stats.suppressed,
    },
  };
}

function byPlace(a: { readonly location: Location }, b: { readonly location: Location }): number {
  return compareLocations(a.location, b.location);
}

function launchUnitOf({ id, kind, title, files, default: isDefault }: LaunchUnit) {
  return { id, kind, title, files, default: isDefault };
}

function startupOf({ id, units, command, certainty, reason, listeners }: Startup) {
  return { id, launchUnits: units, command, certainty, reason, listeners: listeners.map((listener) => listener.id) };
}

/** A port that is a variable without a value is in `unresolved`, never here. */
function listenersOf({ listeners }: PortMap) {
  return listeners.toSorted((a, b) => byPlace(a, b) || compareText(a.id, b.id)).flatMap(listenerOf);
}

function listenerOf({ port, binding, ...listener }: Listener) {
  if (port.kind === 'unresolved') return [];
  return [
    {
      id: listener.id,
      ports: port.kind === 'ephemeral' ? null : portsOf(port.ports),
      pool: port.kind === 'pool',
      protocol: listener.protocol,
      bindAddresses: binding.addresses.toSorted(compareText),
      namespace: listener.namespace,
      launchUnit: listener.unit,
      owner: ownerOf(listener.owner),
      mechanism: listener.mechanism,
      ...(listener.containerPorts && { containerPorts: portsOf(listener.containerPorts) }),
      count: listener.count,
      profiles: listener.profiles,
      active: listener.active,
      conditional: listener.conditional === true,
      confidence: listener.confidence,
      location: locationOf(listener.location),
    },
  ];
}

function exposedOf({ ports, protocol, owner, location }: ExposedDeclaration) {
  return { ports: portsOf(ports), protocol, owner: ownerOf(owner), location: locationOf(location) };
}

function referenceOf({ ports, protocol, host, location }: ReferenceDeclaration) {
  return { ports: portsOf(ports), protocol, host, location: locationOf(location) };
}

function unresolvedOf({ expression, owner, location }: Unresolved) {
  return { expression, owner: ownerOf(owner), location: locationOf(location) };
}

function findingOf({ ruleId, cause, severity, confidence, message, ports, protocol, ...finding }: Finding) {
  const { location, related, suggestion, fingerprint } = finding;
  return {
    ruleId,
    ...(cause !== undefined && { cause }),
    severity,
    confidence,
    message,
    ...(ports && { ports: portsOf(ports) }),
    ...(protocol && { protocol }),
    location: locationOf(location),
    related: related.map((place) => ({ message: place.message, location: locationOf(place.location) })),
    ...(suggestion && {
      suggestion: {
        port: suggestion.port,
        edits: suggestion.edits.map((edit) => ({ location: locationOf(edit.location), newText: edit.newText })),
      },
    }),
    fingerprint,
  };
}

// Written out, so that the order of the keys doesn't depend on who made the value.

function portsOf({ first, last }: PortRange) {
  return { first, last };
}

function ownerOf({ kind, name }: Owner) {
  return { kind, name };
}

function locationOf({ file, start, end }: Location) {
  return {
    file,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}
