import { interpret } from '../../src/commands/interpret.ts';
import type { CommandContext } from '../../src/commands/scope.ts';
import type { ListenerDeclaration } from '../../src/model/declaration.ts';
import type { Activity } from '../../src/model/launch.ts';
import { formatPorts } from '../../src/model/port.ts';
import { wholeText } from '../../src/parsing/traced-text.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';

/** The file in which the command lines of these tests stand. */
export const commandFile = 'command.sh';

export function contextOf(files: Readonly<Record<string, string>> = {}): CommandContext {
  return {
    repository: memoryRepository(files),
    unit: 'test',
    namespace: 'host',
    owner: { kind: 'script', name: 'test' },
    identity: [],
    directory: '',
  };
}

/** Reads a command line in a repository of these files. */
export function read(line: string, files: Readonly<Record<string, string>> = {}) {
  return interpret(wholeText({ path: commandFile, text: line }), contextOf(files));
}

export function leavesOf(activity: Activity): readonly Activity[] {
  if (activity.kind === 'detached') return leavesOf(activity.body);
  return 'steps' in activity ? activity.steps.flatMap(leavesOf) : [activity];
}

export function listenersOf(activity: Activity): readonly ListenerDeclaration[] {
  return leavesOf(activity).flatMap((leaf) => {
    if (leaf.kind === 'listen') return [leaf.listener];
    return leaf.kind === 'program' && leaf.program.fallback ? [leaf.program.fallback] : [];
  });
}

/** `3000`, `53/udp`, `8000-8010`; `any` for an ephemeral port; the expression of one that is unresolved. */
export function portOf({ port, protocol }: Pick<ListenerDeclaration, 'port' | 'protocol'>): string {
  const suffix = protocol === 'tcp' ? '' : `/${protocol}`;
  if (port.kind === 'ephemeral') return `any${suffix}`;
  return port.kind === 'unresolved' ? port.expression : `${formatPorts(port.ports)}${suffix}`;
}

/** What the line binds: `3000 5173`. */
export function bindsOf(line: string, files: Readonly<Record<string, string>> = {}): string {
  return listenersOf(read(line, files).activity).map(portOf).join(' ');
}

/** The tree of an activity: `3000 & 4000` parallel, `a ; b` a sequence, `[a]` detached, `a | b` alternatives. */
export function shapeOf(activity: Activity): string {
  switch (activity.kind) {
    case 'listen':
      return portOf(activity.listener);
    case 'program':
      return activity.program.paths[0] ?? '';
    case 'unit':
      return activity.unit;
    case 'compose':
      return 'compose';
    case 'detached':
      return `[${shapeOf(activity.body)}]`;
    case 'stop':
      return `stop ${activity.stop.of}`;
    default: {
      if (activity.steps.length === 0) return 'nothing';
      const sign = { sequence: ' ; ', parallel: ' & ', alternatives: ' | ' }[activity.kind];
      return activity.steps
        .map((step) => ('steps' in step && step.steps.length > 0 ? `(${shapeOf(step)})` : shapeOf(step)))
        .join(sign);
    }
  }
}
