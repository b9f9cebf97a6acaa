import { boundTo, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { highestPort, onePort } from '../model/port.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { hasFlag, readArguments, valuesOf } from './arguments.ts';
import { type Command, detached, type Handler, parallel } from './command.ts';
import { listen, portParts } from './listeners.ts';
import { bindingOf, readPort } from './port-values.ts';

const loopback = boundTo(loopbackIPv4, loopbackIPv6);

// ---- ssh ---------------------------------------------------------------------------------------------------------------

const sshFlags = 'LRDpilofFJWbceEmOSwQIB';

/** `ssh -L [bind:]port:host:hostport -D port`: local forwards bind here, remote ones (-R) on the other side. */
export const ssh: Handler = (command) => {
  const options = sshOptions(command.args);
  const forwards = options.flatMap(({ flag, value }) => sshForward(flag, value, command));
  const isBackground = command.args.some(({ text }) => /^-[a-zA-Z]*f[a-zA-Z]*$/.test(text));
  const activity = parallel(...forwards);
  return isBackground ? detached(activity) : activity;
};

/** Flags of one letter, in clusters too: `-fNL 5433:db:5432`. */
function sshOptions(args: readonly TracedText[]): readonly { readonly flag: string; readonly value: TracedText }[] {
  const options: { flag: string; value: TracedText }[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (!arg || !/^-[A-Za-z]/.test(arg.text)) continue;
    const letter = [...arg.text.slice(1)].findIndex((each) => sshFlags.includes(each) && each !== 'f');
    if (letter < 0) continue;
    const flag = arg.text[letter + 1] ?? '';
    const attached = arg.slice(letter + 2);
    const value = attached.text === '' ? args[++index] : attached;
    if (value) options.push({ flag, value });
  }
  return options;
}

function sshForward(flag: string, value: TracedText, command: Command): readonly Activity[] {
  const parts = colonParts(value);
  switch (flag) {
    case 'L': {
      refer(parts.at(-1), parts.at(-2)?.text ?? '', command);
      return forward(parts.at(-3), parts.at(-4)?.text, command);
    }
    case 'D':
      return forward(parts.at(-1), parts.at(-2)?.text, command);
    case 'R':
      if (parts.length > 2) refer(parts.at(-1), parts.at(-2)?.text ?? '', command);
      return [];
    case 'p':
      refer(value, '', command);
      return [];
    default:
      return [];
  }
}

/** Splits at colons outside of brackets. */
function colonParts(value: TracedText): readonly TracedText[] {
  return [...value.text.matchAll(/\[[^\]]*\]|[^:]+|(?<=:)(?=:|$)/g)].map((match) =>
    value.slice(match.index, match.index + match[0].length),
  );
}

function forward(local: TracedText | undefined, host: string | undefined, command: Command): readonly Activity[] {
  const reading = local ? readPort(local) : undefined;
  if (!reading || reading === 'too-high') return [];
  const address = host === undefined || host === '' ? undefined : host.replace(/^\[|\]$/g, '');
  const binding = (address === undefined ? undefined : bindingOf(address, 'native')) ?? loopback;
  return [listen(command, { ...portParts(reading), binding, mechanism: 'forward', onConflict: 'unknown' })];
}

function refer(digits: TracedText | undefined, host: string, { session }: Command): void {
  const port = Number(digits?.text);
  if (!digits?.isResolved || !Number.isInteger(port) || port < 1 || port > highestPort) return;
  session.refer({ ports: onePort(port), protocol: 'tcp', host, location: digits.location });
}

// ---- kubectl -----------------------------------------------------------------------------------------------------------

const kubectlFlags = [
  '-n',
  '--namespace',
  '--context',
  '--cluster',
  '--kubeconfig',
  '--address',
  '--pod-running-timeout',
  '-f',
  '--as',
  '--user',
  '--token',
];

/** `kubectl port-forward svc/api 8080:80 9090`: LOCAL[:REMOTE] pairs; `:80` takes any free port. */
export const kubectl: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: kubectlFlags });
  if (!read.positionals.some(({ text }) => text === 'port-forward')) return undefined;
  const address = valuesOf(read, '--address').at(-1)?.text;
  const binding = address === undefined || address === 'localhost' ? loopback : (bindingOf(address, 'go') ?? loopback);
  const pairs = read.positionals.filter(
    ({ text, isResolved }) =>
      (/^\d*:?[\w-]+$/.test(text) && /\d/.test(text[0] ?? '')) || text.startsWith(':') || !isResolved,
  );
  return parallel(...pairs.flatMap((pair) => kubectlPair(pair, binding, command)));
};

function kubectlPair(pair: TracedText, binding: ReturnType<typeof boundTo>, command: Command): readonly Activity[] {
  const [local, remote] = pair.text.includes(':')
    ? [pair.slice(0, pair.text.indexOf(':')), pair.slice(pair.text.indexOf(':') + 1)]
    : [pair, undefined];
  if (remote) refer(remote, '', command);
  if (local.text === '')
    return [listen(command, { port: { kind: 'ephemeral' }, binding, mechanism: 'forward', location: pair.location })];
  const reading = readPort(local);
  if (!reading || reading === 'too-high') return [];
  return [listen(command, { ...portParts(reading), binding, mechanism: 'forward' })];
}

// ---- socat and netcat --------------------------------------------------------------------------------------------------

const socatListen = /^(?:TCP|TCP4|TCP6|UDP|UDP4|UDP6|OPENSSL|SSL|SCTP)-(?:LISTEN|L|RECVFROM|RECV):(?=[^,]+)/i;
const socatConnect = /^(?:TCP|TCP4|TCP6|UDP|UDP4|UDP6|OPENSSL|SSL)(?:-CONNECT|-SENDTO)?:(?<host>[^:,]+):(?<port>\d+)/i;

/** `socat TCP-LISTEN:8080,fork TCP:backend:80` */
export const socat: Handler = (command) => {
  for (const arg of command.args) {
    const to = socatConnect.exec(arg.text);
    const { host = '', port = '' } = to?.groups ?? {};
    if (to) refer(arg.slice(to[0].length - port.length, to[0].length), host, command);
  }
  return parallel(...command.args.flatMap((arg) => socatListener(arg, command)));
};

function socatListener(arg: TracedText, command: Command): readonly Activity[] {
  const from = socatListen.exec(arg.text);
  if (!from) return [];
  const end = arg.text.indexOf(',', from[0].length);
  const reading = readPort(arg.slice(from[0].length, end < 0 ? arg.text.length : end));
  if (!reading || reading === 'too-high') return [];
  const host = /,bind=(\[[^\]]*\]|[^,:]+)/i.exec(arg.text)?.[1]?.replace(/^\[|\]$/g, '');
  const unset = boundTo(from[0].includes('6-') ? '::' : '0.0.0.0');
  const binding = (host === undefined ? undefined : bindingOf(host, 'native')) ?? unset;
  const protocol = from[0].toUpperCase().startsWith('UDP') ? 'udp' : 'tcp';
  return [listen(command, { ...portParts(reading), protocol, mechanism: 'command-flag', binding })];
}

/** `nc -l 8080`, `nc -lvp 8080`; without `-l` it is a client. */
export const netcat: Handler = (command) => {
  const read = readArguments(splitClusters(command.args), {
    valueFlags: ['-p', '--port', '-w', '-s', '-e', '-c', '-i', '-q'],
  });
  if (!hasFlag(read, '-l', '--listen')) return undefined;
  const value = valuesOf(read, '-p', '--port').at(-1) ?? read.positionals.at(-1);
  const reading = value ? readPort(value) : undefined;
  if (!reading || reading === 'too-high') return idle;
  const protocol = hasFlag(read, '-u', '--udp') ? 'udp' : 'tcp';
  return listen(command, { ...portParts(reading), protocol, mechanism: 'command-flag', binding: boundTo('0.0.0.0') });
};

/** `-lvp` → `-l -v -p`. */
function splitClusters(args: readonly TracedText[]): readonly TracedText[] {
  return args.flatMap((arg) =>
    /^-[a-zA-Z]{2,}$/.test(arg.text)
      ? [...arg.text.slice(1)].map((letter) => TracedText.of(textAt(`-${letter}`, arg.location)))
      : [arg],
  );
}
