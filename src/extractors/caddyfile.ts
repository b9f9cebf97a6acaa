import { boundTo, loopbackIPv4 } from '../model/address.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import type { SourceFile } from '../model/repository.ts';
import { type Directive, directivesNamed, parseDirectives } from '../parsing/directives.ts';
import { replaceMatches, TracedText, textAt, unresolvedText } from '../parsing/traced-text.ts';
import type { Extractor } from './extractor.ts';
import { type ConfiguredPort, referenceIn, serverDeclarations } from './server-files.ts';
import { wholeFile } from './whole-file.ts';

/**
 * A Caddyfile: the addresses of its sites, the ports of automatic HTTPS, and the admin endpoint.
 * Source: caddyserver.com/docs/caddyfile/concepts#addresses, /docs/automatic-https, caddyserver/caddy admin.go:1433
 */
export const caddyfile: Extractor = {
  id: 'caddyfile',
  name: 'Caddyfile',
  files: ['Caddyfile', '*.caddyfile'],
  reads:
    'site addresses, `http_port`, `https_port`, `admin`, `bind`; 443 and 80 for names that get a certificate; `reverse_proxy` as a reference',
  omits: 'imported files as a part of the importing one; placeholders without a default',
  matches: (path) => /(?:^|\/)Caddyfile(?:\.[\w-]+)?$|\.[Cc]addyfile$/.test(path),
  extract(file) {
    const directives = parseDirectives(file, 'line');
    const [first] = directives;
    const global = first?.words.length === 0 ? first.block : undefined;
    const sites = sitesIn(global ? directives.slice(1) : directives);
    if (sites.length === 0) return { declarations: [], problems: [] };
    const ports = [...sites.flatMap((site) => sitePorts(site, global)), ...adminPort(file, global)];
    const server = { command: 'caddy', runtime: 'go', identity: ['caddy'] } as const;
    return { declarations: [...serverDeclarations(file, server, ports), ...references(directives)], problems: [] };
  },
};

interface Site {
  readonly addresses: readonly TracedText[];
  readonly block: readonly Directive[];
}

/** Sites in braces, or one site without them whose address is the first line. */
function sitesIn(directives: readonly Directive[]): readonly Site[] {
  const [first, ...rest] = directives;
  if (first && !first.block)
    return first.words[0]?.text === 'import' ? sitesIn(rest) : [{ addresses: addressesIn(first), block: rest }];
  return directives.flatMap((directive) => {
    const { words, block } = directive;
    const isSnippet = /^&?\(/.test(words[0]?.text ?? '');
    return block && words.length > 0 && !isSnippet ? [{ addresses: addressesIn(directive), block }] : [];
  });
}

function addressesIn({ words }: Directive): readonly TracedText[] {
  return words.flatMap((word) =>
    [...word.text.matchAll(/[^,]+/g)].map(({ index, 0: { length } }) => word.slice(index, index + length)),
  );
}

const address = /^(?:(?<scheme>https?):\/\/)?(?<host>\[[^\]]*\]|[^:/\s]*)(?::(?<port>[^/\s]+))?(?:\/.*)?$/;
/** `{$PORT:8080}`, `{$SITE:shop.localhost:8443}` */
const withDefault = /\{\$(?<name>\w+):(?<fallback>[^{}]*)\}/g;

function sitePorts({ addresses, block }: Site, global: readonly Directive[] | undefined): readonly ConfiguredPort[] {
  const bound = directivesNamed(block, 'bind')[0]?.words[1]?.text;
  const ports = addresses.flatMap((written) => addressPorts(defaultsIn(written), global));
  return bound === undefined ? ports : ports.map((port) => ({ ...port, host: bound }));
}

function addressPorts(written: TracedText, global: readonly Directive[] | undefined): readonly ConfiguredPort[] {
  const match = address.exec(written.text);
  if (!match) return [];
  const { scheme, host = '', port } = match.groups ?? {};
  const redirect = redirects(global) ? [implied(written, 'http_port', 80, global)] : [];
  if (port !== undefined) {
    const start = written.text.indexOf(`:${port}`, scheme === undefined ? 0 : scheme.length + 3) + 1;
    const isSecure = scheme !== 'http' && host !== '' && port !== '80';
    return [{ value: portText(written.slice(start, start + port.length)) }, ...(isSecure ? redirect : [])];
  }
  if (scheme === 'http' || off(global)) return [implied(written, 'http_port', 80, global)];
  return [implied(written, 'https_port', 443, global), ...redirect];
}

/** The text with the defaults of its variables. */
function defaultsIn(written: TracedText): TracedText {
  return replaceMatches(written, withDefault, ({ groups: { name = '', fallback = '' } = {} }, whole) => {
    const end = whole.text.length - 1;
    return whole.slice(end - fallback.length, end).asDefaultOf(name);
  });
}

/** `{$PORT}`, `{env.PORT}`: nobody knows. */
function portText(port: TracedText): TracedText {
  return /^\{[^}]+\}$/.test(port.text) ? unresolvedText(port.text, (from, to) => port.locate(from, to)) : port;
}

/** The port that a name without one gets: what the global options say, or the usual one. */
function implied(
  at: TracedText,
  option: string,
  usual: number,
  global: readonly Directive[] | undefined,
): ConfiguredPort {
  const set = directivesNamed(global, option)[0]?.words[1];
  return set ? { value: set } : { value: TracedText.of(textAt(String(usual), at.location)), confidence: 'medium' };
}

function automaticHttps(global: readonly Directive[] | undefined): readonly string[] {
  return directivesNamed(global, 'auto_https').flatMap(({ words }) => words.slice(1).map(({ text }) => text));
}

function off(global: readonly Directive[] | undefined): boolean {
  return automaticHttps(global).includes('off');
}

function redirects(global: readonly Directive[] | undefined): boolean {
  return !off(global) && !automaticHttps(global).includes('disable_redirects');
}

/** The admin endpoint is on unless it is turned off. */
function adminPort(file: SourceFile, global: readonly Directive[] | undefined): readonly ConfiguredPort[] {
  const [, value] = directivesNamed(global, 'admin')[0]?.words ?? [];
  if (value?.text === 'off' || value?.text.startsWith('unix/')) return [];
  const usual = TracedText.of(textAt('2019', wholeFile(file)));
  return [{ value: value ?? usual, unset: boundTo(loopbackIPv4), ...(value ? {} : { confidence: 'medium' }) }];
}

function references(directives: readonly Directive[]): ReferenceDeclaration[] {
  return directives.flatMap(({ words: [name, ...args], block }) => {
    const isUpstream = ['reverse_proxy', 'php_fastcgi', 'to', 'forward_auth'].includes(name?.text ?? '');
    return [...(isUpstream ? args.flatMap(referenceIn) : []), ...references(block ?? [])];
  });
}
