import { boundTo, everywhere } from '../model/address.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import { type Directive, directivesNamed, parseDirectives } from '../parsing/directives.ts';
import { type TracedText, unresolvedText } from '../parsing/traced-text.ts';
import { type Extractor, nothing } from './extractor.ts';
import { type ConfiguredPort, referenceIn, serverDeclarations } from './server-files.ts';

const upstreams = new Set(['proxy_pass', 'fastcgi_pass', 'uwsgi_pass', 'grpc_pass', 'scgi_pass', 'memcached_pass']);

/** nginx: what its server blocks listen on. Source: nginx.org/en/docs/http/ngx_http_core_module.html#listen */
export const nginx: Extractor = {
  id: 'nginx',
  name: 'nginx',
  files: ['nginx.conf', 'conf.d/*.conf', 'sites-available/*', '*.conf', '*.conf.template'],
  reads: '`listen` of every `server` block (port 80 without one), addresses, `ssl`, `quic`; upstreams as references',
  omits: 'port ranges of `listen`; variables without a value; which files a running nginx includes',
  matches: (path) => /\.conf(?:\.template|\.tmpl)?$|(?:^|\/)sites-(?:available|enabled)\/[^/]+$/.test(path),
  extract(file) {
    if (!/\bserver\s*\{/.test(file.text)) return nothing;
    const directives = parseDirectives(file, 'semicolon');
    const ports = [...serverBlocks(directives, 'http')].flatMap(({ block, protocol, server }) =>
      listens(server, block, protocol),
    );
    const server = { command: 'nginx', runtime: 'native', identity: ['nginx'] } as const;
    return { declarations: [...serverDeclarations(file, server, ports), ...references(directives)], problems: [] };
  },
};

interface ServerBlock {
  /** The word `server`. */
  readonly server: TracedText;
  readonly block: readonly Directive[];
  readonly protocol: 'http' | 'stream';
}

function* serverBlocks(directives: readonly Directive[], protocol: 'http' | 'stream'): Generator<ServerBlock> {
  for (const { words, block } of directives) {
    const [first] = words;
    if (!first || !block) continue;
    if (first.text === 'server' && words.length === 1) yield { server: first, block, protocol };
    if (first.text === 'http') yield* serverBlocks(block, 'http');
    if (first.text === 'stream' || first.text === 'mail') yield* serverBlocks(block, 'stream');
  }
}

function listens(server: TracedText, block: readonly Directive[], protocol: 'http' | 'stream'): ConfiguredPort[] {
  const said = directivesNamed(block, 'listen');
  if (said.length === 0 && protocol === 'http') return [{ value: server, default: 80, host: '0.0.0.0' }];
  return said.flatMap(({ words: [, value, ...parameters] }) => (value ? (listenOf(value, parameters) ?? []) : []));
}

function listenOf(value: TracedText, parameters: readonly TracedText[]): ConfiguredPort | undefined {
  if (value.text.startsWith('unix:')) return undefined;
  const has = (name: string) => parameters.some(({ text }) => text === name);
  const isAnyIPv4 = /^\*(?::|$)/.test(value.text);
  const isIPv6 = value.text.startsWith('[');
  const isWildcard6 = /^\[::\](?::|$)/.test(value.text);
  const unset = has('ipv6only=off') ? everywhere : boundTo('0.0.0.0');
  const binding = isWildcard6 ? { unset: has('ipv6only=off') ? everywhere : boundTo('::'), host: '' } : { unset };
  const port: ConfiguredPort = {
    value: withVariables(value),
    ...(isIPv6 && !isWildcard6 ? {} : binding),
    ...(isAnyIPv4 ? { host: '0.0.0.0' } : {}),
    ...(/^(?:[\d.]+\.\d+|\[[^\]]*\]|localhost|\*)$/.test(value.text) ? { default: 80 } : {}),
  };
  return has('udp') || has('quic') ? { ...port, protocol: 'udp' } : port;
}

/** `${PORT}` of a template has no value here. */
function withVariables(value: TracedText): TracedText {
  return value.text.includes('$') ? unresolvedText(value.text, (from, to) => value.locate(from, to)) : value;
}

function references(directives: readonly Directive[]): ReferenceDeclaration[] {
  return directives.flatMap(({ words: [name, value], block }) => {
    const isUpstream = upstreams.has(name?.text ?? '') || (name?.text === 'server' && !block);
    return [...(isUpstream && value ? referenceIn(value) : []), ...references(block ?? [])];
  });
}
