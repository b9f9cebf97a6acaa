import { bindingsMeet, isWildcard } from '../../model/address.ts';
import type { Mechanism, OnConflict } from '../../model/declaration.ts';
import type { Severity } from '../../model/finding.ts';
import { locationKey } from '../../model/location.ts';
import { intersectPorts, type PortRange } from '../../model/port.ts';
import type { Listener, Startup } from '../../model/port-map.ts';
import type { Target } from '../../model/target.ts';
import { isMulticastDiscovery } from '../../signatures/services/index.ts';
import { mildest, severityOfCertainty, severityOfConfidence } from '../severity.ts';
import { targetsOf } from '../targets.ts';
import { isPublished, mayBeLeftOut } from '../traits.ts';
import { isSameOwner } from '../wording.ts';
import type { CollisionCause } from './causes.ts';
import type { Occupant } from './occupant.ts';

/** Two listeners that are up together and want the same socket. */
export interface Collision {
  readonly occupants: readonly [Occupant, Occupant];
  readonly ports: PortRange;
  readonly cause: CollisionCause;
  readonly severity: Severity;
  /** On none of the targets the second start fails: the more specific address silently gets the traffic. */
  readonly shadows: boolean;
}

/** Whether two fixed occupants of one space collide. */
export function collide(a: Occupant, b: Occupant, startup: Startup, targets: readonly Target[]): Collision | undefined {
  const ports = intersectPorts(a.ports, b.ports);
  if (!ports || areOneThing(a.listener, b.listener)) return undefined;
  const meeting = bindingsMeet(a.listener.binding, b.listener.binding);
  if (meeting === 'never') return undefined;
  const cause = causeOf(a.listener, b.listener);
  const shadows = shadow(a.listener, b.listener, targets);
  const severity = mildest(
    severityOfCertainty[startup.certainty],
    boundOf(a.listener),
    boundOf(b.listener),
    meeting === 'always' && !shadows && !mayShareMulticast(a.listener, b.listener, ports) ? 'error' : 'warning',
    cause === 'same-process' && (mayBeLeftOut(a.listener) || mayBeLeftOut(b.listener)) ? 'notice' : 'error',
  );
  return { occupants: [a, b], ports, cause, severity, shadows };
}

/** Mechanisms that say what will happen rather than what the repository asks for, or that one machine of many has. */
const implicit: ReadonlySet<Mechanism> = new Set(['tool-default', 'image-default', 'host-port']);

/** Tools that look for another port don't fail for certain: it depends on who comes first. */
const drifting: ReadonlySet<OnConflict> = new Set(['next-port', 'random-port', 'ask']);

export function isDrifting({ onConflict }: Listener): boolean {
  return drifting.has(onConflict);
}

/** The most that a collision with this listener can be. */
export function boundOf(listener: Listener): Severity {
  const isUncertain = implicit.has(listener.mechanism) || isDrifting(listener) || mayBeLeftOut(listener);
  return mildest(severityOfConfidence[listener.confidence], isUncertain ? 'warning' : 'error');
}

/** Two readings of one thing never collide. */
function areOneThing(a: Listener, b: Listener): boolean {
  if (locationKey(a.location) === locationKey(b.location)) return !isRepeatedText(a, b) && !isStartedTwice(a, b);
  return (isSameOwner(a, b) || isSameProcess(a, b)) && isOneProgram(a, b);
}

/** One text that two owners bring up, each for itself: an anchor, or a service that two others extend. */
function isRepeatedText(a: Listener, b: Listener): boolean {
  const sameName = a.owner.kind === b.owner.kind && a.owner.name === b.owner.name;
  return !sameName && !isSameProcess(a, b) && (a.unit === b.unit || (isPublished(a) && isPublished(b)));
}

/** Two files of one program: its own launch unit is named by its path. */
function isSameProcess(a: Listener, b: Listener): boolean {
  return a.unit === b.unit && a.unit.startsWith('process:');
}

/** One text that two commands start, each for itself: a variable that both read, or one program run twice. */
export function isStartedTwice(a: Listener, b: Listener): boolean {
  return (
    a.startedAt !== undefined &&
    b.startedAt !== undefined &&
    locationKey(a.location) === locationKey(b.location) &&
    locationKey(a.startedAt) !== locationKey(b.startedAt)
  );
}

/** Whether two listeners of one owner are what one program binds once: seen in two ways, or in two branches. */
function isOneProgram(a: Listener, b: Listener): boolean {
  if (isPublished(a) && isPublished(b)) return false;
  if (mayBeLeftOut(a) && mayBeLeftOut(b) && (a.location.file === b.location.file || (isImported(a) && isImported(b)))) {
    return true;
  }
  if (a.owner.kind === 'service' || a.owner.kind === 'container') return !listensTwice(a, b);
  return isSettingOfProgram(a, b) || isSettingOfProgram(b, a);
}

/** Stands in no file of its own that a command starts: what a program takes in, which it may choose among. */
function isImported({ mechanism, startedAt }: Listener): boolean {
  return mechanism === 'listen-call' && startedAt === undefined;
}

function isSettingOfProgram(setting: Listener, program: Listener): boolean {
  return (
    (setting.mechanism === 'environment' || setting.mechanism === 'config-file') && program.mechanism === 'listen-call'
  );
}

function listensTwice(a: Listener, b: Listener): boolean {
  return a.mechanism === 'listen-call' && b.mechanism === 'listen-call' && a.location.file === b.location.file;
}

/** One file tells one program to listen on both. */
function isConfiguredTwice(a: Listener, b: Listener): boolean {
  return a.mechanism === 'config-file' && b.mechanism === 'config-file' && a.location.file === b.location.file;
}

function causeOf(a: Listener, b: Listener): CollisionCause {
  if (isSameOwner(a, b)) {
    if (Boolean(a.addedByOverride) !== Boolean(b.addedByOverride)) return 'override-adds';
    if (isPublished(a) && isPublished(b)) return 'same-service';
    if (isStartedTwice(a, b)) return 'two-programs';
    return listensTwice(a, b) || isConfiguredTwice(a, b) ? 'same-process' : 'two-programs';
  }
  if (isSameProcess(a, b)) return 'same-process';
  if (/^(?:container|pod):/.test(a.namespace)) return 'shared-namespace';
  return a.owner.kind === 'service' && b.owner.kind === 'service' ? 'two-services' : 'two-programs';
}

/** Programs share such a port with SO_REUSEADDR, which a container engine does not set. */
function mayShareMulticast(a: Listener, b: Listener, { first, last }: PortRange): boolean {
  return first === last && isMulticastDiscovery(first, a.protocol) && !(isPublished(a) && isPublished(b));
}

/**
 * Outside Linux a specific address next to a wildcard is allowed (macOS: with SO_REUSEADDR, which servers set; Windows:
 * always), and on macOS also `0.0.0.0` next to a dual-stack `::`. The engine's own port allocator knows no such thing.
 */
function shadow(a: Listener, b: Listener, developers: readonly Target[]): boolean {
  if (isPublished(a) && isPublished(b)) return false;
  const targets = targetsOf(a, developers);
  return targets.length > 0 && targets.every((target) => coexistOn(target, a, b));
}

function coexistOn(target: Target, a: Listener, b: Listener): boolean {
  const shared = a.binding.addresses.filter((address) => b.binding.addresses.includes(address));
  if (target === 'macos' || target === 'github-macos') {
    const sameSocket = shared.length === a.binding.addresses.length && shared.length === b.binding.addresses.length;
    return shared.every(isWildcard) && !sameSocket;
  }
  return (target === 'windows' || target === 'github-windows') && shared.length === 0;
}
