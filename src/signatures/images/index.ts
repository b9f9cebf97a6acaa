import type { Protocol } from '../../model/port.ts';
import type { KnownImage } from './known-image.ts';
import { knownImages } from './known-images.ts';
import { runtimeImages } from './runtimes.ts';

export { clientPrograms } from './clients.ts';
export type { KnownImage } from './known-image.ts';
export { knownImages } from './known-images.ts';

export interface ImagePort {
  readonly port: number;
  readonly protocol: Protocol;
  /** What listens, as people call it: `PostgreSQL`. */
  readonly service: string;
  /** Environment variable that moves it. */
  readonly variable?: string;
}

/** The ports that an image's own program listens on; empty for an image that is not known or listens on nothing. */
export function portsOfImage(image: string): readonly ImagePort[] {
  const known = knownImage(image);
  if (!known) return [];
  const { service, variable } = known;
  const ports = known.ports.flatMap((text) => expand(text).map((port) => ({ ...port, service })));
  return ports.map((port, index) => (index === 0 && variable !== undefined ? { ...port, variable } : port));
}

/** The program to which a command of flags alone goes; undefined where that isn't known. */
export function programOfImage(image: string): string | undefined {
  return knownImage(image)?.program;
}

function knownImage(image: string): KnownImage | undefined {
  const { name, tag } = parseReference(image);
  return knownImages.find((entry) => entry.name === name && (entry.tag?.test(tag) ?? true));
}

/** Whether the image brings a language, and no server of its own. */
export function isRuntimeImage(image: string): boolean {
  return runtimeImages.has(imageName(image));
}

/** The name of an image without registry host, `library/`, tag and digest: `docker.io/library/postgres:16` → `postgres`. */
export function imageName(image: string): string {
  return parseReference(image).name;
}

/** https://github.com/distribution/reference: the first component is a registry when it has a dot or a port, or is `localhost`. */
function parseReference(image: string): { readonly name: string; readonly tag: string } {
  const withoutDigest = image.replace(/@[a-z0-9]+:[a-f0-9]*$/i, '');
  const colon = withoutDigest.lastIndexOf(':');
  const hasTag = colon > withoutDigest.lastIndexOf('/');
  const repository = hasTag ? withoutDigest.slice(0, colon) : withoutDigest;
  const [first = '', ...rest] = repository.split('/');
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const path = isRegistry ? rest : [first, ...rest];
  const name = path.length > 1 && path[0] === 'library' ? path.slice(1) : path;
  return { name: name.join('/').toLowerCase(), tag: hasTag ? withoutDigest.slice(colon + 1) : '' };
}

/** `4510-4512/tcp` → one entry a port. */
function expand(text: string): readonly Omit<ImagePort, 'service'>[] {
  const [ports = '', protocol] = text.split('/');
  const [first = 0, last = first] = ports.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    port: first + index,
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
  }));
}
