import { spawn, spawnSync } from 'node:child_process';

/** A command to run by itself, in a network of its own. */
export interface Start {
  /** Run by `sh -c`. */
  readonly command: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Ports that somebody else holds already, on every address. */
  readonly taken: readonly number[];
  /** How often to look for sockets, once a second: that a machine is slow ends nothing. */
  readonly patience: number;
  /** Whether these sockets are all that will come; others are waited for longer, because a machine may be slow. */
  readonly areComplete: (sockets: readonly string[]) => boolean;
}

export interface Observation {
  /** What the kernel lists: `tcp *:3000` (dual-stack), `udp 127.0.0.1:53`, `tcp [::1]:5173`; sorted, without those that were taken. */
  readonly sockets: readonly string[];
  /** Whether the program was still running. */
  readonly running: boolean;
  /** Whether it said that a port is taken: that it ended for this and nothing else. */
  readonly blamesPort: boolean;
  /** The end of what it printed. */
  readonly output: string;
}

const unshare = ['--net', '--pid', '--mount-proc', '--fork', '--kill-child'];

const probe = 'ip link set lo up && ss -Hltun && ip -6 address show lo | grep -q ::1';

/** Whether this machine lets us make network namespaces, with IPv6, and has `ss` to read their sockets. */
export const canIsolate =
  process.platform === 'linux' && spawnSync('unshare', [...unshare, 'sh', '-c', probe]).status === 0;

const isListening = (port: number) => `[ -n "$(ss -Hltn sport = :${port})" ]`;
const squatter = (port: number) =>
  `node -e 'require("net").createServer().listen(${port})' & until ${isListening(port)}; do sleep 0.1; done; `;
/** How programs say it: the error's own text in every language, and what those write that look for themselves. */
const takenPort =
  /EADDRINUSE|\bin use\b|\bport\b.{0,60}\b(?:used|occupied|taken|unavailable|not available)\b|already running (?:at|on) port/i;
/** Seconds without a change. */
const settled = { complete: 3, other: 20 };

/**
 * Runs a command on the loopback interface of a new network namespace, where every port is free and nothing can be
 * reached, until its sockets have stayed the same for a while; then everything that it started is killed.
 */
export async function observe(start: Start): Promise<Observation> {
  const { command, directory, environment, taken } = start;
  const line = `ip link set lo up; ${taken.map(squatter).join('')}${command}`;
  const child = spawn('unshare', [...unshare, 'sh', '-c', line], {
    cwd: directory,
    env: environment,
    // Some tools stop when nobody can type any more.
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  let running = true;
  child.on('close', () => {
    running = false;
  });
  try {
    const sockets = await settledSockets(child.pid ?? 0, start, () => running);
    return { sockets, running, blamesPort: takenPort.test(output), output };
  } finally {
    if (running) process.kill(-(child.pid ?? 0), 'SIGKILL');
  }
}

async function settledSockets(
  pid: number,
  { taken, patience, areComplete }: Start,
  isRunning: () => boolean,
): Promise<readonly string[]> {
  let last: readonly string[] = [];
  let same = 0;
  for (let look = 0; look < patience && same < (areComplete(last) ? settled.complete : settled.other); look++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (!isRunning()) return [];
    const now = socketsOf(pid, taken);
    same = now.length > 0 && now.join() === last.join() ? same + 1 : 0;
    last = now;
  }
  return last;
}

/** The sockets of the network namespace that a process is in. */
function socketsOf(pid: number, taken: readonly number[]): readonly string[] {
  const { stdout } = spawnSync('nsenter', ['-t', String(pid), '-n', 'ss', '-Hltun'], { encoding: 'utf8' });
  const held = new Set(taken.map((port) => `tcp *:${port}`));
  const sockets = stdout.split('\n').flatMap((line) => {
    const [protocol, , , , address] = line.trim().split(/\s+/);
    // A dual-stack socket on an IPv4 address is one on that address, as Java makes them.
    const plain = address?.replace(/%\w+/, '').replace(/^\[::ffff:([\d.]+)\]/, '$1');
    return plain ? [`${protocol} ${plain}`] : [];
  });
  return [...new Set(sockets)].filter((socket) => !held.has(socket)).sort();
}
