import { anyIPv4, anyIPv6, type Binding, isIPv6, isLoopback } from '../../src/model/address.ts';
import type { Listener } from '../../src/model/port-map.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { runPreflight } from '../run-preflight.ts';
import type { Run } from './run.ts';

/** What the map says that a run binds: its command line as a shell script, its files around it. */
export async function predict({ command, files, compiled }: Run): Promise<readonly Listener[]> {
  const { map } = await runPreflight(memoryRepository({ ...files, 'start.sh': `${command}\n` }));
  if (compiled !== undefined) return map.listeners.filter(({ location }) => location.file === compiled);
  const unit = map.units.find((one) => one.files.includes('start.sh'));
  return map.startups.find(({ units }) => unit && units.join() === unit.id)?.listeners ?? [];
}

/** How the kernel would list it: each line one way that it can look. `*` is a dual-stack socket. */
export function expectedSockets(listener: Listener): readonly (readonly string[])[] {
  const { port, protocol, binding } = listener;
  if (port.kind !== 'fixed') return [];
  const { first, last } = port.ports;
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return addressesOf(binding).map((addresses) =>
    numbers.flatMap((number) => addresses.map((address) => `${protocol} ${address}:${number}`)),
  );
}

function addressesOf({ addresses, choice }: Binding): readonly (readonly string[])[] {
  const texts = addresses.map((address) => (isIPv6(address) ? `[${address}]` : address));
  if (choice === 'one-of') return texts.map((text) => [text]);
  // Who binds every address of `localhost` gets those that the machine's hosts file has.
  if (addresses.every(isLoopback)) return [texts, ...texts.map((text) => [text])];
  if (addresses.includes(anyIPv4) && addresses.includes(anyIPv6)) return [['*'], texts];
  return [texts];
}
