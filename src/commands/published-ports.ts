import { boundTo, everywhere } from '../model/address.ts';
import type { Activity } from '../model/launch.ts';
import { highestPort, type PortRange, type PortValue, type Protocol } from '../model/port.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type ReadArguments, valuesOf } from './arguments.ts';
import { type Command, parallel } from './command.ts';
import { listen, portParts } from './listeners.ts';

/** What `-p` and `--publish` bind on the host. */
export function publish(read: ReadArguments, image: string, command: Command, container?: string): Activity {
  const clusters = read.options.filter(({ flag }) => /^-[a-zA-Z]+p$/.test(flag)).flatMap(({ value }) => value ?? []);
  const mappings = [...valuesOf(read, '-p', '--publish'), ...clusters];
  return parallel(
    ...mappings.flatMap((mapping) =>
      publishedPort(mapping, image, command).map((activity) => inContainer(activity, container)),
    ),
  );
}

function inContainer(activity: Activity, container: string | undefined): Activity {
  if (activity.kind !== 'listen' || container === undefined) return activity;
  return { kind: 'listen', listener: { ...activity.listener, container } };
}

/** What mappings in docker's form bind on the host. */
export function publishMappings(mappings: readonly TracedText[], image: string, command: Command): Activity {
  return parallel(...mappings.flatMap((mapping) => publishedPort(mapping, image, command)));
}

const mappingForm =
  /^(?:(?<ip>\[[^\]]+\]|\d+(?:\.\d+){3}):)?(?:(?<host>\d+(?:-\d+)?)?:)?(?<container>\d+(?:-\d+)?)(?:\/(?<protocol>tcp|udp|sctp))?$/i;

/** A value of the long form: `published=8080,target=80`. */
const longValue = (name: string) => new RegExp(`(?:^|,)${name}=(?<value>[^,]*)`, 'd');

/** `[ip:][host:]container[/protocol]`, or `published=host,target=container[,protocol=protocol]`: the host's side binds. */
function publishedPort(mapping: TracedText, image: string, command: Command): readonly Activity[] {
  const identity = imageWords(image);
  if (/(?:^|,)target=/.test(mapping.text)) return publishedInLongForm(mapping, identity, command);
  if (!mapping.isResolved) return unresolvedMapping(mapping, identity, command);
  const match = mappingForm.exec(mapping.text)?.groups;
  const target = rangeOf(match?.['container']);
  if (!match || !target) return [];
  const { ip, host, protocol = 'tcp' } = match;
  const start = ip === undefined ? 0 : ip.length + 1;
  const range = rangeOf(host);
  const digits = host === undefined ? mapping : mapping.slice(start, start + host.length);
  const isSpread = range !== undefined && target.last > target.first;
  const port: PortValue = range
    ? { kind: range.last > range.first && !isSpread ? 'pool' : 'fixed', ports: range }
    : { kind: 'ephemeral' };
  const { variable } = digits;
  return [
    listen(command, {
      port,
      location: digits.location,
      ...(range && digits.isWritten ? { setAt: digits.origin(0, digits.text.length) } : {}),
      ...(variable === undefined ? {} : { variable, movable: true }),
      protocol: protocol.toLowerCase() as Protocol,
      binding: ip === undefined ? everywhere : boundTo(ip.replace(/^\[|\]$/g, '')),
      mechanism: 'published-port',
      containerPorts: target,
      identity,
    }),
  ];
}

/** https://docs.docker.com/reference/cli/docker/service/create/#publish, which `docker run` takes as well. */
function publishedInLongForm(mapping: TracedText, identity: readonly string[], command: Command): readonly Activity[] {
  const said = (name: string) => longValue(name).exec(mapping.text)?.groups?.['value'];
  const target = rangeOf(said('target'));
  const [start, end] = longValue('published').exec(mapping.text)?.indices?.groups?.['value'] ?? [
    0,
    mapping.text.length,
  ];
  const digits = mapping.slice(start, end);
  const range = rangeOf(said('published'));
  const protocol = said('protocol');
  if (!target || !digits.isResolved) return [];
  return [
    listen(command, {
      port: range ? { kind: 'fixed', ports: range } : { kind: 'ephemeral' },
      location: digits.location,
      ...(range && digits.isWritten ? { setAt: digits.origin(0, digits.text.length) } : {}),
      protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
      binding: everywhere,
      mechanism: 'published-port',
      containerPorts: target,
      identity,
    }),
  ];
}

function unresolvedMapping(mapping: TracedText, identity: readonly string[], command: Command): readonly Activity[] {
  const colon = mapping.text.lastIndexOf(':');
  const text = colon < 0 ? mapping : mapping.slice(0, colon);
  if (text.isResolved)
    return publishedPort(text, '', command).length > 0 ? publishedHostOnly(text, identity, command) : [];
  const reading = { port: { kind: 'unresolved', expression: text.text } as const, text };
  return [listen(command, { ...portParts(reading), mechanism: 'published-port', identity })];
}

/** `8080:$PORT`: the host's side is known. */
function publishedHostOnly(host: TracedText, identity: readonly string[], command: Command): readonly Activity[] {
  const range = rangeOf(host.text);
  if (!range) return [];
  return [
    listen(command, {
      port: { kind: 'fixed', ports: range },
      location: host.location,
      ...(host.isWritten ? { setAt: host.location } : {}),
      mechanism: 'published-port',
      identity,
    }),
  ];
}

function rangeOf(text: string | undefined): PortRange | undefined {
  if (text === undefined) return undefined;
  const [first, last = first] = text.split('-').map(Number);
  if (first === undefined || last === undefined || last < first || last > highestPort || first < 1) return undefined;
  return { first, last };
}

/** `ghcr.io/acme/redis:7` → `redis`. */
function imageWords(image: string): readonly string[] {
  const name = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return name === '' ? [] : [name.slice(name.lastIndexOf('/') + 1)];
}
