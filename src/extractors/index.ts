import { appHost } from './app-host.ts';
import { compose } from './compose.ts';
import { devcontainer } from './devcontainer.ts';
import { dockerfile } from './dockerfile.ts';
import type { Extractor } from './extractor.ts';
import { justfile } from './justfile.ts';
import { kindCluster } from './kind-cluster.ts';
import { kubernetes } from './kubernetes.ts';
import { launchSettings } from './launch-settings.ts';
import { makefile } from './makefile.ts';
import { markdown } from './markdown.ts';
import { packageJson } from './package-json.ts';
import { procfile } from './procfile.ts';
import { shellScript } from './shell-script.ts';
import { solution } from './solution.ts';
import { solutionLaunch } from './solution-launch.ts';
import { sourceCode } from './source-code.ts';
import { tye } from './tye.ts';
import { workflow } from './workflow.ts';

/** Every format that is read. A new one is one file and one line here. */
export const extractors: readonly Extractor[] = [
  compose,
  dockerfile,
  packageJson,
  procfile,
  makefile,
  justfile,
  shellScript,
  devcontainer,
  markdown,
  workflow,
  kubernetes,
  kindCluster,
  launchSettings,
  appHost,
  solution,
  solutionLaunch,
  tye,
  sourceCode,
];
