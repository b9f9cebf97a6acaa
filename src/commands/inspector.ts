import { boundTo, loopbackIPv4 } from '../model/address.ts';
import type { Activity } from '../model/launch.ts';
import { fixedPort } from '../model/port.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { InterpreterSignature } from '../signatures/tools/interpreters.ts';
import type { OptionValue } from './arguments.ts';
import type { Command } from './command.ts';
import { listen, portParts } from './listeners.ts';
import { bindingOf, readPort } from './port-values.ts';

const inspectFlag = /^--(?:inspect(?:-brk|-wait)?|debug(?:-brk)?)$/;
const portFlags = ['--inspect-port', '--debug-port'];

/**
 * The debugger that `--inspect[-brk|-wait][=[host:]port]` opens. A taken port makes Node warn and go on.
 * Source: executed on Node 20.20.2; `node --help`.
 */
export function inspectorFlags(
  { inspector }: Pick<InterpreterSignature, 'inspector'>,
  command: Command,
  options: readonly OptionValue[],
): readonly Activity[] {
  const opened = options.findLast(({ flag }) => inspectFlag.test(flag));
  if (inspector === undefined || !opened) return [];
  const value = opened.value ?? options.findLast(({ flag }) => portFlags.includes(flag))?.value;
  return inspectorAt(value, inspector, command);
}

function inspectorAt(value: TracedText | undefined, inspector: number, command: Command): readonly Activity[] {
  const reading = value && readPort(value);
  if (reading === 'too-high') return [];
  // `--inspect=0.0.0.0`: the host alone.
  const host = reading ? reading.host : value?.text;
  const binding = (host ? bindingOf(host, 'node') : undefined) ?? boundTo(loopbackIPv4);
  const parts = reading ? portParts(reading) : { port: fixedPort(inspector), location: command.program.location };
  return [
    listen(command, {
      ...parts,
      binding,
      ...(host ? {} : { addressBasis: 'default' as const }),
      mechanism: 'debugger',
      onConflict: 'unknown',
      identity: ['inspector'],
    }),
  ];
}

/** NODE_OPTIONS reaches whatever Node program the command starts. */
export function inspectorOfEnvironment(command: Command): readonly Activity[] {
  const variable = command.scope.variables.get('NODE_OPTIONS');
  if (!variable?.exported) return [];
  const { value } = variable;
  return [...value.text.matchAll(/(?:^|\s)--inspect(?:-brk|-wait)?(?:=(\S+))?(?=\s|$)/g)].flatMap((match) => {
    const end = match.index + match[0].length;
    return inspectorAt(match[1] === undefined ? undefined : value.slice(end - match[1].length, end), 9229, command);
  });
}
