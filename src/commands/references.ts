import type { ReferenceDeclaration } from '../model/declaration.ts';
import { highestPort, onePort } from '../model/port.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type ClientSignature, clients, testRunners, waitingPrograms } from '../signatures/tools/clients.ts';
import { readArguments } from './arguments.ts';
import type { Command, Session } from './command.ts';
import { baseName } from './paths.ts';

// Bounded, so that a long text without a URL takes no time.
const url =
  /(?<before>(?<schemes>(?:[a-z][\w+.-]{0,30}:){1,3})\/\/(?:[^\s/@"']*@)?)(?<host>\[[\da-f:.]*\]|[^\s:/"'[\]@?#$]+):(?<port>\d{1,5})(?!\d)/gi;
// `127.0.0.1:8080:80` publishes a port.
const localAddress = /(?<![\w.:/@-])(?<host>localhost|127\.0\.0\.1|\[::1\]):(?<port>\d{1,5})(?!\d|:\d)/gi;

/** `/ip4/127.0.0.1/tcp/5001`. Source: https://multiformats.io/multiaddr/ */
const multiaddress = /\/(?:ip4|ip6|dns[46]?)\/(?<host>[^\s/]{1,253})\/tcp\/(?<port>\d{1,5})(?!\d)/g;

/** A port that a text names in a URL or behind the name of the machine. */
export type Mention = Omit<ReferenceDeclaration, 'kind' | 'unit' | 'owner'>;

/** Ports that URLs and local addresses in a text name. */
export function mentionedPorts(text: TracedText): readonly Mention[] {
  // Most words name no port at all.
  if (!/:\d|\/tcp\/\d/.test(text.text)) return [];
  return [url, localAddress, multiaddress].flatMap((pattern) =>
    [...text.text.matchAll(pattern)].flatMap((match) => {
      const digits = match.groups?.['port'] ?? '';
      const end = match.index + match[0].length;
      const scheme = schemeOf(match.groups?.['schemes'] ?? '');
      return mention(text.slice(end - digits.length, end), match.groups?.['host'] ?? 'localhost', scheme);
    }),
  );
}

/** `jdbc:postgresql:` → `postgresql`, `postgresql+asyncpg:` → `postgresql`. */
function schemeOf(schemes: string): string | undefined {
  return schemes.toLowerCase().split(':').at(-2)?.split('+')[0];
}

function mention(digits: TracedText, host: string, scheme?: string): readonly Mention[] {
  const port = Number(digits.text);
  if (port < 1 || port > highestPort) return [];
  const { location } = digits;
  const setAt = digits.origin(0, digits.text.length);
  return [{ ports: onePort(port), protocol: 'tcp', host, ...(scheme ? { scheme } : {}), location, setAt }];
}

/** Programs whose words may be meant for another machine or container: what `localhost` is there, is not known. */
const elsewhere =
  /^(?:docker|docker-compose|podman|nerdctl|kubectl|oc|helm|ssh|vagrant|multipass|lima|fly|flyctl|heroku)$/;

/** Ports that URLs and local addresses in the words of a command name, whatever the command does with them. */
export function mentionPorts(program: string, words: readonly TracedText[], session: Session): void {
  const mentions = words.flatMap(mentionedPorts);
  if (mentions.length === 0) return;
  const name = baseName(program);
  const client = { ...(elsewhere.test(name) ? {} : clientOf(session)), ...roleOf(name) };
  for (const reference of mentions) session.refer({ ...reference, ...client });
}

type Client = Pick<Mention, 'namespace' | 'role'>;

function clientOf({ context: { namespace } }: Session): Client {
  return { namespace };
}

function roleOf(name: string): Client {
  return waitingPrograms.has(name) ? { role: 'readiness' } : {};
}

const byCommand = new Map<string, readonly ClientSignature[]>(
  clients.flatMap(({ commands }) =>
    commands.map((name) => [name, clients.filter((client) => client.commands.includes(name))] as const),
  ),
);

/** Whether the command is a client; then the ports it names are referred to. */
export function runClient({ name, args, session }: Command): boolean {
  const client = byCommand
    .get(name)
    ?.find(({ subcommands }) => !subcommands || args.some(({ text }) => subcommands.includes(text)));
  if (!client) return false;
  const flags = client.flags ?? [];
  const read = readArguments(args, { valueFlags: [...flags, ...(client.valueFlags ?? [])] });
  const host = read.options.find(({ flag }) => ['-h', '--host', '-H'].includes(flag))?.value?.text ?? 'localhost';
  for (const { flag, value } of read.options) {
    if (value && flags.includes(flag)) referToNumbers(value, host, session, roleOf(name));
    // `lsof -ti:3000`, `lsof -i tcp:3000`
    else if (name === 'lsof' && /^-\w*i\w*:/.test(flag)) referAt(args, flag, host, session);
  }
  if (client.positionals)
    for (const positional of read.positionals) referToNumbers(positional, host, session, roleOf(name));
  return true;
}

/** `E2E_PORT=4000 playwright test`: where the tests find the server; which machine it is on, nobody says. */
export function referToTested({ name, scope, session }: Command): void {
  if (!testRunners.has(name)) return;
  for (const [variable, { value, exported, fromFile, givenToAll }] of scope.variables) {
    const isWritten = exported && !fromFile && !givenToAll;
    if (!isWritten || !/(?:^|_)PORT$/.test(variable) || !/^\d{2,5}$/.test(value.text)) continue;
    for (const reference of mention(value, '')) session.refer(reference);
  }
}

function referAt(args: readonly TracedText[], flag: string, host: string, session: Session): void {
  const arg = args.find(({ text }) => text === flag);
  if (arg) referToNumbers(arg.slice(flag.indexOf(':')), host, session);
}

/** Bare numbers, alone, in a list, after a colon or with a protocol: `3000,5173`, `3000|5173`, `tcp:3000`, `3000/tcp`, `host:3000`. */
export function referToNumbers(value: TracedText, host: string, session: Session, role: Client = {}): void {
  for (const match of value.text.matchAll(/(?:^|[,:|])(\d{1,5})(?=$|[,/|])/g)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    const [reference] = mention(value.slice(start, match.index + match[0].length), host);
    if (reference) session.refer({ ...reference, ...clientOf(session), ...role });
  }
}
