import type { ListenerDeclaration } from '../model/declaration.ts';
import type { VariableSetting } from '../model/launch.ts';
import { fixedPort, isPort } from '../model/port.ts';

/** A variable that the command line sets decides the port, and then the number stands there. */
export function withEnvironment(
  listener: ListenerDeclaration,
  environment: Readonly<Record<string, VariableSetting>>,
): ListenerDeclaration {
  const names = listener.variable === undefined ? [] : [listener.variable, ...(listener.furtherVariables ?? [])];
  const setting = names.flatMap((name) => environment[name] ?? []).find(({ value }) => value !== '');
  if (setting?.unknown) return { ...listener, port: { kind: 'unresolved', expression: setting.value } };
  if (setting?.possible) return listener.confidence === 'high' ? { ...listener, confidence: 'medium' } : listener;
  const port = setting === undefined ? Number.NaN : Number(setting.value);
  if (!setting || !isPort(port)) return listener;
  const { setAt: _, ...rest } = listener;
  return {
    ...rest,
    port: fixedPort(port),
    mechanism: 'environment',
    calledAt: listener.location,
    ...(setting.location ? { location: setting.location } : {}),
    ...(setting.location && !setting.computed ? { setAt: setting.location } : {}),
  };
}
