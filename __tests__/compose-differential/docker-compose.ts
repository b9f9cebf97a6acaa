import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Outcome, ServiceRow } from './outcome.ts';
import type { RandomProject } from './random-projects.ts';

/** The command that runs Compose: the program in DOCKER_COMPOSE, else `docker compose`; undefined when there is none. */
export function findDockerCompose(): readonly string[] | undefined {
  const named = process.env['DOCKER_COMPOSE'];
  const candidates = named ? [[named]] : [['docker', 'compose'], ['docker-compose']];
  return candidates.find(([program = '', ...args]) => {
    try {
      execFileSync(program, [...args, 'version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

/** What the real program makes of a project. */
export async function askDockerCompose(command: readonly string[], project: RandomProject): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'compose-differential-'));
  try {
    for (const [path, text] of Object.entries(project.files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    mkdirSync(join(directory, 'sub'), { recursive: true });
    const [program = '', ...first] = command;
    const args = [
      ...first,
      '--project-name',
      'differential',
      ...project.composeFiles.flatMap((path) => ['-f', path]),
      ...project.profiles.flatMap((profile) => ['--profile', profile]),
      ...project.envFiles.flatMap((path) => ['--env-file', path]),
      ...['config', '--format', 'json', '--no-env-resolution'],
    ];
    const { failure, output } = await run(program, args, directory, project.environment);
    return failure === undefined ? { services: rowsOf(JSON.parse(output)) } : { refused: failure };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], cwd: string, environment: Readonly<Record<string, string>>) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...environment };
  return new Promise<{ readonly failure?: string; readonly output: string }>((done) => {
    execFile(program, args, { cwd, env }, (error, output, messages) => {
      done(
        error
          ? {
              failure: messages
                .split('\n')
                .filter((line) => !line.startsWith('time='))
                .join(' '),
              output,
            }
          : { output },
      );
    });
  });
}

interface Config {
  readonly services?: Readonly<Record<string, ServiceConfig>>;
}

interface ServiceConfig {
  readonly ports?: readonly { host_ip?: string; published?: string; target?: number; protocol?: string }[];
  readonly expose?: readonly string[];
  readonly network_mode?: string;
  readonly scale?: number;
  readonly deploy?: { readonly replicas?: number };
}

function rowsOf({ services = {} }: Config): Readonly<Record<string, ServiceRow>> {
  // The output is a Compose file again, in which a literal $ is written $$.
  const rows = Object.entries(services).map(([name, service]): readonly [string, ServiceRow] => [
    name,
    {
      ports: (service.ports ?? [])
        .map(
          ({ host_ip = '', published = '', target = 0, protocol = '' }) =>
            `${host_ip}|${published.replaceAll('$$', '$')}|${target}|${protocol}`,
        )
        .sort(),
      expose: [...(service.expose ?? [])].sort(),
      networkMode: service.network_mode ?? '',
      replicas: service.scale ?? service.deploy?.replicas ?? 1,
    },
  ]);
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
