import { backendTools } from './backends.ts';
import { dataStores } from './data-stores.ts';
import { frontendTools } from './frontend.ts';
import { infrastructureTools } from './infrastructure.ts';
import { jvmDotnetGoTools } from './jvm-dotnet-go.ts';
import { nxExecutors } from './nx-executors.ts';
import { perlTools } from './perl.ts';
import { platformTools } from './platforms.ts';
import { pythonTools } from './python.ts';
import { rubyPhpBeamTools } from './ruby-php-beam.ts';
import { staticServers } from './static-servers.ts';
import { testingTools } from './testing.ts';
import type { ToolSignature } from './tool.ts';

/** Every command of a tool that binds ports. Of entries that share a name, the first that fits a command line counts. */
export const tools: readonly ToolSignature[] = [
  ...frontendTools,
  ...staticServers,
  ...backendTools,
  ...platformTools,
  ...testingTools,
  ...pythonTools,
  ...rubyPhpBeamTools,
  ...perlTools,
  ...jvmDotnetGoTools,
  ...infrastructureTools,
  ...dataStores,
  ...nxExecutors,
];

const byCommand = new Map<string, ToolSignature[]>();
for (const tool of tools) {
  for (const command of tool.commands) byCommand.set(command, [...(byCommand.get(command) ?? []), tool]);
}

/** The entries under a name: `next`, `bin/vite`, `python -m http.server`. */
export function toolsCalled(name: string): readonly ToolSignature[] {
  return byCommand.get(name) ?? [];
}
