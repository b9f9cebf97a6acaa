import type { ListenerDeclaration } from '../model/declaration.ts';
import type { ProgramStart } from '../model/launch.ts';
import { formatPorts } from '../model/port.ts';

/**
 * A port among the arguments is the program's, where it has one: first of all one that nothing else tells. Of several
 * nobody knows which it replaces, so that none of them is sure any more.
 */
export function withArgument(
  listeners: readonly ListenerDeclaration[],
  { given }: ProgramStart,
): readonly ListenerDeclaration[] {
  const ports = new Set(listeners.map(keyOf));
  if (!given || ports.has(keyOf(given))) return listeners;
  const isOpen = ({ port }: ListenerDeclaration) => port.kind === 'unresolved';
  if (listeners.some(isOpen)) return listeners.map((each) => (isOpen(each) ? moved(each, given) : each));
  return listeners.map((each) => (ports.size === 1 ? moved(each, given) : { ...each, confidence: 'low' }));
}

function keyOf({ port }: Pick<ListenerDeclaration, 'port'>): string {
  return port.kind === 'fixed' ? formatPorts(port.ports) : port.kind;
}

function moved(
  { variable: _, furtherVariables: _f, inMode: _m, setAt: _s, ...listener }: ListenerDeclaration,
  given: NonNullable<ProgramStart['given']>,
): ListenerDeclaration {
  const confidence = listener.confidence === 'low' ? 'low' : 'medium';
  return { ...listener, ...given, mechanism: 'command-flag', calledAt: listener.location, confidence };
}
