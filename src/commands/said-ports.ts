import type { Protocol } from '../model/port.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { ToolPort } from '../signatures/tools/tool.ts';
import { type PortReading, readPort } from './port-values.ts';
import type { ToolCall } from './tools.ts';

/** A port that the command line or the environment gives. */
export interface SaidPort {
  readonly reading: PortReading;
  readonly mechanism: 'command-flag' | 'environment';
  /** Set in an env file: the number does not stand in the command. */
  readonly fromFile: boolean;
  /** Absent: that of the port's entry. */
  readonly protocol?: Protocol;
}

/** `none`: it is told to bind no port, a socket file for example. */
export function saidPorts(port: ToolPort, call: ToolCall): readonly SaidPort[] | 'none' {
  const byFlag = flagPorts(port, call);
  const byVariable = variablePort(port, call);
  if (port.variablesFirst && byVariable) return [byVariable];
  if (byFlag === 'none' || byFlag.length > 0) return byFlag;
  return byVariable ? [byVariable] : [];
}

function flagPorts(port: ToolPort, call: ToolCall): readonly SaidPort[] | 'none' {
  const given = port.joinedOnly ? joinedValues(port, call) : flagValues(port, call);
  const values = port.repeatable ? given.flatMap(listed) : given.slice(-1);
  const said = values.map((value) => ({ value, reading: readPort(value), ...protocolIn(value.text) }));
  if (said.length > 0 && said.every(({ value }) => isNoPort(value.text))) return 'none';
  const tooHigh = said.find(({ reading }) => reading === 'too-high');
  if (tooHigh) reportTooHigh(tooHigh.value, call);
  const about = { mechanism: 'command-flag', fromFile: false } as const;
  const read = said.flatMap(({ reading, protocol }) =>
    reading && reading !== 'too-high' ? [{ reading, ...about, ...(protocol ? { protocol } : {}) }] : [],
  );
  if (read.length > 0 || !port.positional) return read;
  return call.positionals
    .flatMap(positionalPort)
    .slice(0, 1)
    .map((reading) => ({ reading, ...about }));
}

/** `:53/udp` */
function protocolIn(text: string): Pick<SaidPort, 'protocol'> {
  return text.endsWith('/udp') ? { protocol: 'udp' } : {};
}

/** The values of the flags, in the order of the command line. */
function flagValues({ flags = [] }: ToolPort, { read }: ToolCall): readonly TracedText[] {
  const signs = flags.map(flagSign);
  return read.options.flatMap(({ flag, value }) => {
    const sign = signs.find(({ isName, start }) => isName(flag) && value?.text.startsWith(start));
    return sign && value ? [value.slice(sign.start.length)] : [];
  });
}

/** `--entrypoints.*.address`, `-c port=` */
function flagSign(flag: string) {
  const [name = '', start = ''] = flag.split(' ');
  const [before = '', after] = name.split('*');
  const isName = (given: string) =>
    after === undefined ? given === name : given.startsWith(before) && given.endsWith(after);
  return { isName, start };
}

/** `--port=5500` where `--port 5500` means something else. */
function joinedValues({ flags = [] }: ToolPort, { args }: ToolCall): readonly TracedText[] {
  return args.flatMap((arg) => {
    const flag = flags.find((each) => arg.text.startsWith(`${each}=`));
    return flag ? [arg.slice(flag.length + 1)] : [];
  });
}

function listed(value: TracedText): readonly TracedText[] {
  return [...value.text.matchAll(/[^;,]+/g)].map((match) => value.slice(match.index, match.index + match[0].length));
}

/** A socket file, or `-Ddebug=false`. */
function isNoPort(text: string): boolean {
  return /^(?:unix|fd|pipe):|^\/|^false$/.test(text);
}

function positionalPort(value: TracedText): readonly PortReading[] {
  const reading = readPort(value);
  return reading && reading !== 'too-high' ? [reading] : [];
}

function reportTooHigh(value: TracedText, { command: { session } }: ToolCall): void {
  session.refuse(value.text, `${value.text.replace(/^.*:/, '')} is above 65535`, value.location);
}

function variablePort({ variables = [] }: ToolPort, { command }: ToolCall): SaidPort | undefined {
  for (const name of variables) {
    const variable = command.scope.variables.get(name);
    if (!variable?.exported || variable.value.text === '') continue;
    const reading = readPort(variable.value);
    if (reading && reading !== 'too-high')
      return { reading, mechanism: 'environment', fromFile: variable.fromFile === true };
  }
  return undefined;
}
