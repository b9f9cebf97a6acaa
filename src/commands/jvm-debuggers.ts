import { boundTo, loopbackIPv4 } from '../model/address.ts';
import type { Activity } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { Command } from './command.ts';
import { listen, portParts } from './listeners.ts';
import { bindingOf, readPort } from './port-values.ts';

const jdwp = /-(?:agentlib:jdwp=|Xrunjdwp:)(?<options>[^\s"']+)/g;
/** Variables from which a JVM takes options. Source: docs.oracle.com, JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS */
const jvmVariables = [
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'JAVA_OPTS',
  'MAVEN_OPTS',
  'GRADLE_OPTS',
  'CATALINA_OPTS',
];

/** The debuggers that a JVM is told to open, on its command line or in its environment. */
export function jvmDebuggers(command: Command): readonly Activity[] {
  const fromEnvironment = jvmVariables.flatMap((name) => {
    const variable = command.scope.variables.get(name);
    return variable?.exported ? [variable.value] : [];
  });
  return [...command.args, ...fromEnvironment].flatMap((text) => jdwpIn(text, command));
}

function jdwpIn(text: TracedText, command: Command): readonly Activity[] {
  return [...text.text.matchAll(jdwp)].flatMap((match) => {
    const options = match.groups?.['options'] ?? '';
    const address = /(?:^|,)address=([^,]+)/.exec(options);
    if (!address?.[1] || !/(?:^|,)server=y/.test(options)) return [];
    const start =
      match.index + match[0].length - options.length + address.index + address[0].length - address[1].length;
    const reading = readPort(text.slice(start, start + address[1].length));
    if (!reading || reading === 'too-high') return [];
    // Since JDK 9 a bare port means the loopback address.
    const binding = (reading.host ? bindingOf(reading.host, 'jvm') : undefined) ?? boundTo(loopbackIPv4);
    return [listen(command, { ...portParts(reading), binding, mechanism: 'debugger', identity: ['jdwp'] })];
  });
}
