import type { Listener } from '../model/port-map.ts';

/** Whether it binds on a machine itself rather than inside a container: the only kind that what runs there can disturb. */
export function isOnMachine({ namespace, mechanism }: Listener): boolean {
  return namespace === 'host' || namespace.startsWith('job:') || mechanism === 'host-port';
}

/** A published port is bound by the container engine, not by the program. */
export function isPublished({ mechanism }: Listener): boolean {
  return mechanism === 'published-port';
}

/**
 * It stands in a file that what is started takes in, not in the one that is started: it may be there for the file's other
 * functions.
 */
export function isTakenIn(listener: Listener): boolean {
  return isCallOfNoStart(listener) && !listener.unit.startsWith('process:');
}

/** The program may do without it: something turns it on, or another one takes its place. No error stands on it. */
export function mayBeLeftOut({ conditional, alternative }: Listener): boolean {
  return conditional === true || alternative === true;
}

/** Nothing in the repository starts the program. */
export function isByHand(listener: Listener): boolean {
  return isCallOfNoStart(listener) && listener.unit.startsWith('process:');
}

function isCallOfNoStart({ mechanism, startedAt }: Listener): boolean {
  return mechanism === 'listen-call' && startedAt === undefined;
}

/**
 * The text takes the port from a variable, so it can be moved without an edit. That a tool would read one as well says
 * nothing: whoever writes `flask run` gets the default.
 */
export function isMovable({ movable, variable, mechanism }: Listener): boolean {
  return movable === true || (variable !== undefined && mechanism !== 'tool-default');
}
