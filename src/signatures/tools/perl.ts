import type { ToolSignature } from './tool.ts';

const psgiFlags = ['-a', '--app', '-I', '-M', '-E', '--env', '-R', '--Reload', '--workers', '--pid'];

/** Runners of PSGI and Mojolicious programs. */
export const perlTools: readonly ToolSignature[] = [
  {
    name: 'Starman',
    commands: ['starman'],
    valueFlags: psgiFlags,
    runtime: 'native',
    ports: [
      {
        flags: ['-l', '--listen', '-p', '--port'],
        repeatable: true,
        hostFlags: ['-o', '--host'],
        default: 5000,
        binds: 'all',
        onConflict: 'fail',
      },
    ],
    detaches: ['-D', '--daemonize'],
    source: 'https://metacpan.org/dist/Starman/view/script/starman',
    verified: 'executed',
    examples: [
      { command: 'starman --listen :5001 app.psgi', binds: [5001] },
      { command: 'starman --workers 8 app.psgi', binds: [5000] },
    ],
  },
  {
    name: 'plackup',
    commands: ['plackup'],
    valueFlags: [...psgiFlags, '-s', '--server', '-L', '--loader', '-e'],
    runtime: 'native',
    ports: [
      {
        flags: ['-p', '--port', '-l', '--listen'],
        repeatable: true,
        hostFlags: ['-o', '--host'],
        default: 5000,
        binds: 'ipv4',
        onConflict: 'fail',
      },
    ],
    disabledBy: ['-S', '--socket'],
    source: 'https://metacpan.org/pod/plackup',
    verified: 'executed',
    examples: [
      { command: 'plackup -p 5002 bin/app.psgi', binds: [5002] },
      { command: 'plackup -E production -s Twiggy app.psgi', binds: [5000] },
    ],
  },
  {
    name: 'Mojolicious development server',
    commands: ['morbo'],
    valueFlags: ['-w', '--watch', '-m', '--mode', '-b', '--backend'],
    runtime: 'native',
    identity: ['mojolicious'],
    ports: [
      {
        flags: ['-l', '--listen'],
        repeatable: true,
        bareHost: 'ipv4',
        default: 3000,
        binds: 'ipv4',
        onConflict: 'fail',
      },
    ],
    source: 'https://metacpan.org/pod/Mojolicious::Command::Author::morbo',
    verified: 'executed',
    examples: [
      { command: 'morbo -l http://*:3001 script/app', binds: [3001] },
      { command: 'morbo app.pl', binds: [3000] },
    ],
  },
];
