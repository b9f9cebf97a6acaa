import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { idlePrograms } from '../signatures/tools/clients.ts';
import { ng } from './angular.ts';
import { just, make } from './build-files.ts';
import { startBuilt } from './built-programs.ts';
import { k3d, minikube } from './clusters.ts';
import type { Command, Handler, Session } from './command.ts';
import { composer } from './composer.ts';
import { concurrently, npmRunAll, runParallel, runSequential } from './concurrent.ts';
import { docker } from './docker.ts';
import { dockerCompose } from './docker-compose.ts';
import { startFileUnit } from './file-units.ts';
import { gradle, maven } from './jvm-modules.ts';
import { kill, wait } from './kill.ts';
import { mise } from './mise-tasks.ts';
import { lerna, turbo } from './monorepo.ts';
import { npm, npx, rushx } from './npm.ts';
import { nx } from './nx.ts';
import { baseName } from './paths.ts';
import { runScriptOfSystem } from './platform-scripts.ts';
import { pnpm } from './pnpm.ts';
import { procfileRunner } from './procfile-runner.ts';
import { programs } from './programs.ts';
import { pythonRunner } from './python-scripts.ts';
import { referToTested, runClient } from './references.ts';
import type { Scope } from './scope.ts';
import { gnuParallel, screen, tmux } from './sessions.ts';
import { cmd, powershell, runShellFile, shell, startProcess, startWindow, unknownScript } from './shells.ts';
import { startServerAndTest } from './start-server-and-test.ts';
import { task } from './taskfile.ts';
import { runTool } from './tools.ts';
import { kubectl, netcat, socat, ssh } from './tunnels.ts';
import { unknownProgram } from './unknown-program.ts';
import { likelyWrapped, unwrap } from './wrappers.ts';
import { yarn } from './yarn.ts';

const handlers: Readonly<Record<string, Handler>> = {
  npm,
  npx,
  pnpx: npx,
  bunx: npx,
  pnpm,
  'rush-pnpm': pnpm,
  rushx,
  yarn,
  yarnpkg: yarn,
  concurrently,
  conc: concurrently,
  'run-script-os': runScriptOfSystem,
  'run-os': runScriptOfSystem,
  'npm-run-all': npmRunAll,
  'npm-run-all2': npmRunAll,
  'run-p': runParallel,
  'run-s': runSequential,
  turbo,
  lerna,
  nx,
  ng,
  '@angular/cli': ng,
  'start-server-and-test': startServerAndTest,
  'start-test': startServerAndTest,
  'server-test': startServerAndTest,
  sh: shell,
  bash: shell,
  zsh: shell,
  dash: shell,
  ash: shell,
  cmd,
  start: startWindow,
  powershell,
  pwsh: powershell,
  'Start-Process': startProcess,
  docker,
  podman: docker,
  nerdctl: docker,
  'docker-compose': dockerCompose,
  'podman-compose': dockerCompose,
  ssh,
  autossh: ssh,
  kubectl,
  oc: kubectl,
  k3d,
  minikube,
  socat,
  nc: netcat,
  ncat: netcat,
  netcat,
  make,
  gmake: make,
  just,
  task,
  'go-task': task,
  composer,
  poe: pythonRunner('poe', undefined),
  pdm: pythonRunner('pdm run', 'run'),
  hatch: pythonRunner('hatch run', 'run'),
  taskipy: pythonRunner('taskipy', undefined),
  pixi: pythonRunner('pixi run', 'run'),
  rye: pythonRunner('rye run', 'run'),
  mise,
  tmux,
  screen,
  parallel: gnuParallel,
  foreman: procfileRunner,
  overmind: procfileRunner,
  hivemind: procfileRunner,
  honcho: procfileRunner,
  nf: procfileRunner,
  gradle,
  gradlew: gradle,
  mvn: maven,
  mvnw: maven,
  kill,
  pkill: kill,
  killall: kill,
  taskkill: kill,
  fuser: kill,
  'kill-port': kill,
  wait,
  ...programs,
};

const byName = new Map(Object.entries(handlers));

/** What one command does: the first that knows the program answers. */
export function dispatch(words: readonly TracedText[], scope: Scope, session: Session): Activity {
  const [program, ...args] = words;
  if (!program?.isResolved) return program ? unknownScript(program) : idle;
  const names = namesOf(program.text);
  const command: Command = { name: names.at(-1) ?? '', program, args, scope, session };
  referToTested(command);
  const known =
    startFileUnit(command) ??
    startBuilt(command) ??
    byName.get(command.name)?.(command) ??
    unwrap(command) ??
    runTool(command, names);
  if (runClient(command)) return known ?? idle;
  if (known) return known;
  if (idlePrograms.has(command.name)) return idle;
  return runShellFile(command) ?? likelyWrapped(command) ?? unknownProgram(command) ?? idle;
}

/**
 * The names under which a program may be known, the most telling first: as written (`bin/vite`), the package that it
 * comes from (`node_modules/next/dist/bin/next`, `@angular/cli@17`), its file's name.
 */
export function namesOf(text: string): readonly string[] {
  const written = text.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const installed = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/.][^/]*)\//.exec(written)?.[1];
  if (installed) return [installed, commandName(written)];
  const versioned = /^((?:@[^/@]+\/)?[^/@]+)@[^/]+$/.exec(written)?.[1] ?? written;
  return [...new Set([versioned, commandName(versioned)])];
}

function commandName(path: string): string {
  const name = baseName(path).replace(/\.(?:cmd|exe|bat|ps1|m?js|cjs)$/i, '');
  // `python3.12` is `python3`.
  return /^(?:python|pypy)\d\.\d+$/.test(name) ? name.replace(/\.\d+$/, '') : name;
}
