import { boundTo, loopbackIPv4 } from '../model/address.ts';
import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel } from './command.ts';
import { inspectorFlags } from './inspector.ts';
import { jvmDebuggers } from './jvm-debuggers.ts';
import { listen, portParts } from './listeners.ts';
import { baseName } from './paths.ts';
import { bindingOf, readPort } from './port-values.ts';
import { startProgram } from './program-start.ts';
import { sourceCandidates } from './source-candidates.ts';
import { runTool } from './tools.ts';

/** `python -m debugpy --listen 0.0.0.0:5678 -m uvicorn app:app`: the debugger, and the program that it runs. */
export function debugpy(command: Command): Activity {
  const read = readArguments(command.args, {
    valueFlags: ['--listen', '--connect', '--log-to', '--configure-subProcess'],
    stopsAtPositional: true,
  });
  const value = valuesOf(read, '--listen').at(-1);
  const reading = value && readPort(value);
  const debuggers =
    reading && reading !== 'too-high'
      ? [
          listen(command, {
            ...portParts(reading),
            binding: (reading.host ? bindingOf(reading.host, 'python') : undefined) ?? boundTo(loopbackIPv4),
            mechanism: 'debugger',
            identity: ['debugpy'],
          }),
        ]
      : [];
  const { session, scope, program } = command;
  const python = TracedText.of(textAt('python', program.location));
  const isModule = read.options.some(({ flag }) => flag === '-m');
  const words = [...read.positionals, ...(read.rest ?? [])];
  const module = isModule ? [TracedText.of(textAt('-m', program.location))] : [];
  return parallel(...debuggers, words.length > 0 ? session.run([python, ...module, ...words], scope) : parallel());
}

/** `electron --inspect=5858 .`: Node's debugger and Chromium's; the windows bind nothing. */
export const electron: Handler = (command) => {
  const { options } = readArguments(command.args, { valueFlags: [] });
  return parallel(...inspectorFlags({ inspector: 9229 }, command, options), runTool(command, [command.name]) ?? idle);
};

const javaValueFlags = ['-cp', '-classpath', '--class-path', '-p', '--module-path', '--add-modules', '--source'];

/** `java -agentlib:jdwp=transport=dt_socket,server=y,address=*:5005 -jar app.jar`, `java Server.java`. */
export const java: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: javaValueFlags, stopsAtPositional: true });
  const [file, ...args] = [...read.positionals, ...(read.rest ?? [])];
  if (file?.text.endsWith('.java'))
    return parallel(
      ...jvmDebuggers(command),
      startProgram(command, sourceCandidates(command, file.text, []), args, file),
    );
  const jar = command.args[command.args.findIndex(({ text }) => text === '-jar') + 1]?.text ?? '';
  const name = baseName(jar);
  const names = [name, name.replace(/-\d[\w.-]*(?=\.jar$)/, '')].map((each) => `java ${each}`);
  return runTool(command, [...names, 'java']) ?? parallel(...jvmDebuggers(command));
};
