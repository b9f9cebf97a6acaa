import { baseName, directoryOf } from '../commands/paths.ts';
import { boundTo, everywhere } from '../model/address.ts';
import type { Protocol } from '../model/port.ts';
import { dialects, type KeyValue, parseKeyValues } from '../parsing/key-values.ts';
import { expandPlaceholders } from '../parsing/placeholders.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type Extractor, nothing } from './extractor.ts';
import { type ManagedProcess, processGroup } from './process-groups.ts';
import { type ConfiguredPort, serverDeclarations } from './server-files.ts';
import { wholeFile } from './whole-file.ts';

/** systemd services and sockets. Source: systemd.service(5), systemd.exec(5), systemd.socket(5) */
export const systemd: Extractor = {
  id: 'systemd',
  name: 'systemd unit',
  files: ['*.service', '*.socket'],
  reads: '`ExecStart` with `Environment` and `WorkingDirectory`; `ListenStream`, `ListenDatagram`, `BindIPv6Only`',
  omits: '`EnvironmentFile`, drop-ins, specifiers such as `%i`',
  matches: (path) => /\.(?:service|socket)(?:\.(?:in|template|j2))?$/.test(path),
  extract(file, { repository }) {
    if (!/^\[(?:Service|Socket)\]/m.test(file.text)) return nothing;
    const entries = parseKeyValues(file, dialects.systemd);
    const name = baseName(file.path).replace(/\.(?:service|socket).*$/, '');
    const server = { command: name, runtime: 'native', identity: [name] } as const;
    const sockets = serverDeclarations(
      file,
      server,
      socketPorts(entries.filter(({ section }) => section === 'Socket')),
    );
    const unit = {
      id: `systemd:${file.path}`,
      unitKind: 'process',
      title: `systemctl start ${name}`,
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      namespace: `machine:${file.path}`,
      location: wholeFile(file),
    } as const;
    const service = processOf(
      name,
      entries.filter(({ section }) => section === 'Service'),
    );
    if (!service) return { declarations: sockets, problems: [] };
    const { declarations } = processGroup(unit, [service], repository);
    // A syntax of systemd's own is no fault of the command line.
    return { declarations: [...declarations, ...sockets], problems: [] };
  },
};

function processOf(name: string, settings: readonly KeyValue[]): ManagedProcess | undefined {
  const values = (wanted: string) => settings.filter(({ key }) => key.text === wanted).map(({ value }) => value);
  // An empty assignment takes back what stands before it.
  const starts = values('ExecStart');
  const lines = starts.slice(starts.findLastIndex(({ text }) => text === '') + 1);
  if (lines.length === 0) return undefined;
  const directory = values('WorkingDirectory').at(-1)?.text;
  return {
    name,
    lines: lines.map((line) => line.slice(/^[-@:+!|]*/.exec(line.text)?.[0].length ?? 0)),
    environment: new Map(values('Environment').flatMap(assignments)),
    ...(directory === undefined ? {} : { directory }),
  };
}

/** `PORT=3000 "NAME=a b"` */
function assignments(text: TracedText): (readonly [string, TracedText])[] {
  const word = /"(?<double>\w+=[^"]*)"|'(?<single>\w+=[^']*)'|(?<bare>\w+=\S*)/g;
  return [...text.text.matchAll(word)].map(({ index, 0: all, groups = {} }) => {
    const quotes = groups['bare'] === undefined ? 1 : 0;
    const [key = ''] = all.slice(quotes).split('=');
    return [key, text.slice(index + quotes + key.length + 1, index + all.length - quotes)] as const;
  });
}

const listens: Readonly<Record<string, Protocol>> = {
  ListenStream: 'tcp',
  ListenDatagram: 'udp',
};

function socketPorts(settings: readonly KeyValue[]): readonly ConfiguredPort[] {
  const isIPv6Only = settings.some(({ key, value }) => key.text === 'BindIPv6Only' && value.text === 'ipv6-only');
  return settings.flatMap(({ key, value }) => {
    const protocol = listens[key.text];
    if (!protocol || /^[/@%]|^vsock:/.test(value.text)) return [];
    return [{ value: expandPlaceholders(value), protocol, unset: isIPv6Only ? boundTo('::') : everywhere }];
  });
}
