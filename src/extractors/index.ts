import { settingsFormats } from '../signatures/settings/index.ts';
import { angular } from './angular.ts';
import { ansible } from './ansible.ts';
import { apache } from './apache.ts';
import { appHost } from './app-host.ts';
import { caddyfile } from './caddyfile.ts';
import { circleci } from './circleci.ts';
import { compose } from './compose.ts';
import { composerJson } from './composer-json.ts';
import { cypress } from './cypress.ts';
import { denoJson } from './deno-json.ts';
import { devcontainer } from './devcontainer.ts';
import { dockerfile } from './dockerfile.ts';
import { dotenv } from './dotenv.ts';
import type { Extractor } from './extractor.ts';
import { fly } from './fly.ts';
import { gitlabCi } from './gitlab-ci.ts';
import { gitpod } from './gitpod.ts';
import { haproxy } from './haproxy.ts';
import { helm } from './helm.ts';
import { justfile } from './justfile.ts';
import { k3d } from './k3d.ts';
import { kindCluster } from './kind-cluster.ts';
import { kubernetes } from './kubernetes.ts';
import { launchSettings } from './launch-settings.ts';
import { makefile } from './makefile.ts';
import { markdown } from './markdown.ts';
import { miseToml } from './mise.ts';
import { mprocs } from './mprocs.ts';
import { nginx } from './nginx.ts';
import { noxfile } from './noxfile.ts';
import { nxProject } from './nx-project.ts';
import { packageJson } from './package-json.ts';
import { playwright } from './playwright.ts';
import { pm2 } from './pm2.ts';
import { processCompose } from './process-compose.ts';
import { procfile } from './procfile.ts';
import { projectServers } from './project-servers.ts';
import { pyproject } from './pyproject.ts';
import { rakefile } from './rakefile.ts';
import { settingsExtractor } from './settings-files.ts';
import { shellScript } from './shell-script.ts';
import { solution } from './solution.ts';
import { solutionLaunch } from './solution-launch.ts';
import { sourceCode } from './source-code.ts';
import { supervisord } from './supervisord.ts';
import { systemd } from './systemd.ts';
import { taskfile } from './taskfile.ts';
import { terraform } from './terraform.ts';
import { tiltfile } from './tiltfile.ts';
import { tox } from './tox.ts';
import { tye } from './tye.ts';
import { vagrantfile } from './vagrantfile.ts';
import { vscodeLaunch } from './vscode-launch.ts';
import { vscodeTasks } from './vscode-tasks.ts';
import { windowsScript } from './windows-script.ts';
import { workflow } from './workflow.ts';

/** Every format that is read. A new one is one file and one line here. */
export const extractors: readonly Extractor[] = [
  compose,
  dockerfile,
  dotenv,
  packageJson,
  procfile,
  makefile,
  justfile,
  shellScript,
  windowsScript,
  devcontainer,
  markdown,
  workflow,
  kubernetes,
  helm,
  kindCluster,
  launchSettings,
  appHost,
  solution,
  solutionLaunch,
  tye,
  taskfile,
  composerJson,
  denoJson,
  pyproject,
  miseToml,
  tox,
  noxfile,
  rakefile,
  vscodeTasks,
  vscodeLaunch,
  pm2,
  supervisord,
  systemd,
  mprocs,
  processCompose,
  angular,
  nxProject,
  tiltfile,
  gitpod,
  playwright,
  cypress,
  gitlabCi,
  circleci,
  nginx,
  apache,
  caddyfile,
  haproxy,
  fly,
  vagrantfile,
  ansible,
  k3d,
  terraform,
  projectServers,
  ...settingsFormats.map(settingsExtractor),
  sourceCode,
];
