import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type ReadArguments, readArguments } from './arguments.ts';
import { type Command, detached, type Handler } from './command.ts';
import { dockerCompose } from './docker-compose.ts';
import { publish } from './published-ports.ts';

const runFlags = [
  '-p',
  '--publish',
  '-e',
  '--env',
  '--env-file',
  '-v',
  '--volume',
  '--mount',
  '--name',
  '-w',
  '--workdir',
  '-u',
  '--user',
  '--network',
  '--net',
  '--network-alias',
  '--link',
  '-l',
  '--label',
  '--label-file',
  '--restart',
  '--entrypoint',
  '-h',
  '--hostname',
  '-m',
  '--memory',
  '--memory-swap',
  '--cpus',
  '--cpuset-cpus',
  '--shm-size',
  '--platform',
  '--add-host',
  '--ulimit',
  '--cap-add',
  '--cap-drop',
  '--device',
  '--dns',
  '--expose',
  '--gpus',
  '--health-cmd',
  '--health-interval',
  '--health-retries',
  '--health-timeout',
  '--health-start-period',
  '--ip',
  '--ipc',
  '--log-driver',
  '--log-opt',
  '--pid',
  '--pull',
  '--security-opt',
  '--stop-timeout',
  '--stop-signal',
  '--tmpfs',
  '--volumes-from',
  '-a',
  '--attach',
  '--cidfile',
  '--runtime',
  '--sysctl',
  '--userns',
  '--uts',
  '--group-add',
  '--detach-keys',
  '-c',
  '--cgroupns',
];
const globalFlags = ['-H', '--host', '-c', '--context', '--config', '-l', '--log-level'];

/** `docker run -p 8080:80 nginx`, `docker compose up`, `docker container run`. */
export const docker: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: globalFlags, stopsAtPositional: true });
  const [verb, ...words] = read.positionals;
  switch (verb?.text) {
    case 'compose':
      return dockerCompose({ ...command, args: words });
    case 'container':
      return docker({ ...command, args: words });
    case 'run':
    case 'create':
      return runContainer({ ...command, args: words });
    case 'stop':
    case 'kill':
    case 'rm':
      return { kind: 'stop', stop: { of: 'containers' } };
    default:
      return idle;
  }
};

function runContainer(command: Command): Activity {
  const read = readArguments(command.args, {
    valueFlags: [...runFlags, ...publishClusters(command.args)],
    stopsAtPositional: true,
  });
  const image = [...read.positionals, ...(read.rest ?? [])][0];
  const activity = publish(read, image?.isResolved ? image.text : '', command);
  return isDetachedRun(read) ? detached(activity) : activity;
}

/** `-dp 8080:80` is `-d -p 8080:80`. */
function publishClusters(args: readonly TracedText[]): readonly string[] {
  return args.map(({ text }) => text).filter((text) => /^-[a-zA-Z]+p$/.test(text));
}

function isDetachedRun({ options }: ReadArguments): boolean {
  return options.some(({ flag }) => flag === '--detach' || /^-[a-zA-Z]*d[a-zA-Z]*$/.test(flag));
}
