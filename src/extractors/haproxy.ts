import type { ReferenceDeclaration } from '../model/declaration.ts';
import { parseDirectiveLines } from '../parsing/directives.ts';
import { type TracedText, unresolvedText } from '../parsing/traced-text.ts';
import { type Extractor, nothing } from './extractor.ts';
import { type ConfiguredPort, referenceIn, serverDeclarations } from './server-files.ts';

/** HAProxy's `bind` lines. Source: docs.haproxy.org/3.0/configuration.html#4.2-bind */
export const haproxy: Extractor = {
  id: 'haproxy',
  name: 'HAProxy',
  files: ['haproxy.cfg', '*.cfg'],
  reads: 'every address of `bind`, and of an old `listen name address`; `server` lines as references',
  omits: 'port ranges; sockets given by file descriptor',
  matches: (path) => /\.cfg(?:\.template)?$/.test(path),
  extract(file) {
    if (!/^[ \t]*(?:frontend|listen|backend)[ \t]/m.test(file.text)) return nothing;
    const lines = parseDirectiveLines(file);
    const server = { command: 'haproxy', runtime: 'native', identity: ['haproxy'] } as const;
    return {
      declarations: [...serverDeclarations(file, server, lines.flatMap(binds)), ...lines.flatMap(servers)],
      problems: [],
    };
  },
};

function binds([keyword, first, second]: readonly TracedText[]): readonly ConfiguredPort[] {
  const value = keyword?.text === 'bind' ? first : keyword?.text === 'listen' ? second : undefined;
  return value
    ? [...value.text.matchAll(/[^,]+/g)].map(({ index, 0: { length } }) => address(value.slice(index, index + length)))
    : [];
}

/** `*:80`, `:443`, `:::80` (all addresses of IPv6), `ipv6@:80`, `$PORT`. */
function address(written: TracedText): ConfiguredPort {
  const value = written.slice(/^(?:ipv4|ipv6|tcp|tcp4|tcp6)@/.exec(written.text)?.[0].length ?? 0);
  if (value.text.includes('$')) return { value: unresolvedText(value.text, (from, to) => value.locate(from, to)) };
  const colon = value.text.lastIndexOf(':');
  const host = value.text.slice(0, Math.max(0, colon)).replace(/^\[|\]$/g, '');
  const any = written.text.startsWith('ipv6@') ? '::' : '0.0.0.0';
  return { value: value.slice(colon + 1), host: host === '' || host === '*' ? any : host };
}

/** `server web1 10.0.0.1:8080 check` */
function servers([keyword, , value]: readonly TracedText[]): readonly ReferenceDeclaration[] {
  return keyword?.text === 'server' && value ? referenceIn(value) : [];
}
