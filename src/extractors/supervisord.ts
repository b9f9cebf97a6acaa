import { directoryOf } from '../commands/paths.ts';
import { boundTo, loopbackIPv4 } from '../model/address.ts';
import { groupBy } from '../model/grouping.ts';
import { dialects, type KeyValue, parseKeyValues } from '../parsing/key-values.ts';
import { expandPlaceholders } from '../parsing/placeholders.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type Extractor, nothing } from './extractor.ts';
import { type ManagedProcess, processGroup } from './process-groups.ts';
import { serverDeclarations } from './server-files.ts';
import { wholeFile } from './whole-file.ts';

/** supervisord: its own HTTP server, and the programs that it keeps running. Source: supervisord.org/configuration.html */
export const supervisord: Extractor = {
  id: 'supervisord',
  name: 'supervisord',
  files: ['supervisord.conf', 'supervisor/*.conf', '*.ini'],
  reads:
    '`[inet_http_server]`, `command`, `directory` and `environment` of every `[program:…]`, `socket` of every `[fcgi-program:…]`',
  omits: '`[include]`, `numprocs`, the environment of supervisord itself',
  matches: (path) => /\.(?:conf|ini|supervisor)$/.test(path),
  extract(file, { repository }) {
    if (!/^\[(?:(?:fcgi-)?program:|inet_http_server\])/m.test(file.text)) return nothing;
    const entries = parseKeyValues(file, dialects.supervisord);
    const sections = groupBy(entries, ({ section }) => section);
    const processes = [...sections].flatMap(([section, settings]) => processOf(section, settings) ?? []);
    const own = settingOf(sections.get('inet_http_server'), 'port');
    const sockets = [...sections].flatMap(([section, settings]) => socketOf(section, settings) ?? []);
    const server = { command: 'supervisord', runtime: 'python', identity: ['supervisor'] } as const;
    const unit = {
      id: `supervisord:${file.path}`,
      unitKind: 'procfile',
      title: `supervisord -c ${file.path}`,
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      namespace: `machine:${file.path}`,
      location: wholeFile(file),
    } as const;
    const { declarations, problems } = processGroup(unit, processes, repository);
    const ports = [...(own ? [own] : []), ...sockets].map((value) => ({ value, unset: boundTo(loopbackIPv4) }));
    return { declarations: [...declarations, ...serverDeclarations(file, server, ports)], problems };
  },
};

function settingOf(settings: readonly KeyValue[] | undefined, name: string): TracedText | undefined {
  const value = settings?.findLast(({ key }) => key.text === name)?.value;
  return value ? expandPlaceholders(value) : undefined;
}

/** Of a FastCGI program supervisord opens the socket itself: `tcp://localhost:9002`. */
function socketOf(section: string, settings: readonly KeyValue[]): TracedText | undefined {
  const socket = section.startsWith('fcgi-program:') ? settingOf(settings, 'socket') : undefined;
  return socket?.text.startsWith('tcp://') ? socket.slice('tcp://'.length) : undefined;
}

function processOf(section: string, settings: readonly KeyValue[]): ManagedProcess | undefined {
  const name = /^(?:fcgi-)?program:(.+)$/.exec(section)?.[1];
  const command = settingOf(settings, 'command');
  if (name === undefined || !command || settingOf(settings, 'autostart')?.text === 'false') return undefined;
  const environment = settingOf(settings, 'environment');
  const directory = settingOf(settings, 'directory')?.text;
  return {
    name,
    lines: [command],
    ...(directory === undefined ? {} : { directory }),
    ...(environment ? { environment: pairs(environment) } : {}),
  };
}

/** `KEY="val",KEY2="val2"` */
function pairs(text: TracedText): ReadonlyMap<string, TracedText> {
  const pair = /(?<key>\w+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^,\s]*))/g;
  return new Map(
    [...text.text.matchAll(pair)].map(({ index, 0: all, groups = {} }) => {
      const quoted = groups['double'] ?? groups['single'];
      const value = quoted ?? groups['bare'] ?? '';
      const end = index + all.length - (quoted === undefined ? 0 : 1);
      return [groups['key'] ?? '', text.slice(end - value.length, end)] as const;
    }),
  );
}
