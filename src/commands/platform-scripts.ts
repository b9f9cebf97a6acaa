import { idle } from '../model/launch.ts';
import { alternatives, type Handler } from './command.ts';
import { packagesOf } from './packages.ts';
import { runScript } from './scripts.ts';

const systems = ['linux', 'nix', 'darwin', 'macos', 'win32', 'windows', 'default'];

/** `dev` that runs `dev:linux`, `dev:win32` or another by the machine. Source: github.com/charlesguse/run-script-os */
export const runScriptOfSystem: Handler = ({ args, scope, session }) => {
  const owner = packagesOf(session.context.repository).around(scope.directory);
  const script = scope.variables.get('npm_lifecycle_event')?.value.text;
  if (!owner || script === undefined) return idle;
  const found = systems.flatMap((system) => runScript(owner, `${script}:${system}`, args, scope, session) ?? []);
  return alternatives(...found);
};
