import type { ReferenceDeclaration } from '../model/declaration.ts';
import { highestPort, onePort } from '../model/port.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type ClientSignature, clients } from '../signatures/tools/clients.ts';
import { readArguments } from './arguments.ts';
import type { Command, Session } from './command.ts';

const url =
  /(?<before>(?:[a-z][\w+.-]*:)+\/\/(?:[^\s/@"']*@)?)(?<host>\[[\da-f:.]*\]|[^\s:/"'[\]@?#$]+):(?<port>\d{1,5})(?!\d)/gi;
const localAddress = /(?<![\w.:/@-])(?<host>localhost|127\.0\.0\.1|\[::1\]):(?<port>\d{1,5})(?!\d)/gi;

/** Programs whose words may be meant for another machine or container: what `localhost` is there, is not known. */
const elsewhere =
  /^(?:docker|docker-compose|podman|nerdctl|kubectl|oc|helm|ssh|vagrant|multipass|lima|fly|flyctl|heroku)$/;

/** Ports that URLs and local addresses in the words of a command name, whatever the command does with them. */
export function mentionPorts(program: string, words: readonly TracedText[], session: Session): void {
  const client = elsewhere.test(program.slice(program.lastIndexOf('/') + 1)) ? {} : clientOf(session);
  for (const word of words) for (const pattern of [url, localAddress]) mentionIn(word, pattern, client, session);
}

function mentionIn(word: TracedText, pattern: RegExp, client: Client, session: Session): void {
  for (const match of word.text.matchAll(pattern)) {
    const digits = match.groups?.['port'] ?? '';
    const end = match.index + match[0].length;
    refer(word.slice(end - digits.length, end), match.groups?.['host'] ?? 'localhost', client, session);
  }
}

type Client = Pick<ReferenceDeclaration, 'namespace'>;

function clientOf({ context: { namespace } }: Session): Client {
  return { namespace };
}

function refer(digits: TracedText, host: string, client: Client, session: Session): void {
  const port = Number(digits.text);
  if (port < 1 || port > highestPort) return;
  session.refer({
    ports: onePort(port),
    protocol: 'tcp',
    host,
    ...client,
    location: digits.location,
    setAt: digits.origin(0, digits.text.length),
  });
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
    if (value && flags.includes(flag)) referToNumbers(value, host, session);
    // `lsof -ti:3000`, `lsof -i tcp:3000`
    else if (name === 'lsof' && /^-\w*i\w*:/.test(flag)) referAt(args, flag, host, session);
  }
  if (client.positionals) for (const positional of read.positionals) referToNumbers(positional, host, session);
  return true;
}

function referAt(args: readonly TracedText[], flag: string, host: string, session: Session): void {
  const arg = args.find(({ text }) => text === flag);
  if (arg) referToNumbers(arg.slice(flag.indexOf(':')), host, session);
}

/** Bare numbers, alone, in a list, after a colon or with a protocol: `3000,5173`, `tcp:3000`, `3000/tcp`, `host:3000`. */
export function referToNumbers(value: TracedText, host: string, session: Session): void {
  for (const match of value.text.matchAll(/(?:^|[,:])(\d{1,5})(?=$|[,/])/g)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    refer(value.slice(start, match.index + match[0].length), host, clientOf(session), session);
  }
}
