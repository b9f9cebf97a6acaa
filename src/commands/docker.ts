import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { fixedPort } from '../model/port.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { imageName, portsOfImage, programOfImage } from '../signatures/images/index.ts';
import { type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, detached, type Handler, parallel, sequence } from './command.ts';
import { dockerCompose } from './docker-compose.ts';
import { listen } from './listeners.ts';
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
  const [image, ...words] = [...read.positionals, ...(read.rest ?? [])];
  const name = image?.isResolved ? image.text : '';
  const isOnHost = valuesOf(read, '--network', '--net').some(({ text }) => text === 'host');
  // With the host's network nothing is published.
  const container = valuesOf(read, '--name').find(({ isResolved }) => isResolved)?.text;
  const activity = isOnHost ? onHost(image, words, command) : publish(read, name, command, container);
  const run = isDetachedRun(read) ? detached(activity) : activity;
  // While one of the name exists, docker refuses to make another.
  return container === undefined ? run : sequence({ kind: 'stop', stop: { of: 'containers', container } }, run);
}

/** What runs in the container binds on the machine itself: its command, or the image's own program. */
function onHost(image: TracedText | undefined, words: readonly TracedText[], command: Command): Activity {
  if (!image?.isResolved) return idle;
  const program = words[0]?.text.startsWith('-') ? programOfImage(image.text) : undefined;
  const before = program === undefined ? [] : [TracedText.of(textAt(program, image.location))];
  // Flags of a program that nobody knows: they may name a server that it talks to.
  if (words[0]?.text.startsWith('-') && !program) return idle;
  if (words.length > 0) return command.session.run([...before, ...words], command.scope);
  return parallel(
    ...portsOfImage(image.text).map(({ port, protocol }) =>
      listen(command, {
        port: fixedPort(port),
        protocol,
        location: image.location,
        mechanism: 'image-default',
        confidence: 'medium',
        identity: [imageName(image.text)],
      }),
    ),
  );
}

/** `-dp 8080:80` is `-d -p 8080:80`. */
function publishClusters(args: readonly TracedText[]): readonly string[] {
  return args.map(({ text }) => text).filter((text) => /^-[a-zA-Z]+p$/.test(text));
}

function isDetachedRun({ options }: ReadArguments): boolean {
  return options.some(({ flag }) => flag === '--detach' || /^-[a-zA-Z]*d[a-zA-Z]*$/.test(flag));
}
