import { everywhere } from '../model/address.ts';
import type { Confidence, ListenerDeclaration, OnConflict } from '../model/declaration.ts';
import { fixedPort, isPort, type PortValue } from '../model/port.ts';
import { isInside } from '../model/port-map.ts';
import type { Repository } from '../model/repository.ts';
import { member, parseJson } from '../parsing/json.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { DefaultBinding, DefaultPort, ToolPort, ToolSignature } from '../signatures/tools/tool.ts';
import { hasFlag, valuesOf } from './arguments.ts';
import { listenerOf, portParts } from './listeners.ts';
import { packagesOf, upwards } from './packages.ts';
import { joinPath, resolvePath } from './paths.ts';
import { bindingOf, defaultBinding } from './port-values.ts';
import { environmentOf } from './program-start.ts';
import { type SaidPort, saidPorts } from './said-ports.ts';
import type { ToolCall } from './tools.ts';

/** Every port that the call binds. */
export function listenersOfTool(call: ToolCall): readonly ListenerDeclaration[] {
  const ports = prefixedPorts(call);
  const [main] = ports;
  const opened = ports
    .filter((port) => isOpened(port, call))
    .map((port) => {
      const said = saidPorts(port, call);
      if (said === 'none') return { port, listeners: [] };
      const listeners =
        said.length > 0 ? said.map((one) => saidListener(port, one, call)) : defaultListeners(port, main, call);
      return { port, listeners };
    });
  const ofMain = opened.flatMap(({ port, listeners }) => (port === main ? listeners.map(saidPort) : []));
  return opened.flatMap(({ port, listeners }) =>
    port.sharesMain ? listeners.filter((each) => !ofMain.includes(saidPort(each))) : listeners,
  );
}

function saidPort({ port }: ListenerDeclaration): string {
  return port.kind === 'fixed' ? String(port.ports.first) : port.kind === 'unresolved' ? port.expression : '';
}

/** The ports with their variables as a configuration file renames them. */
function prefixedPorts({ tool, command: { scope, session } }: ToolCall): readonly ToolPort[] {
  const { ports, variablePrefix } = tool;
  if (!variablePrefix) return ports;
  const { repository } = session.context;
  const prefix = filesBeside(variablePrefix.files, scope.directory, repository)
    .map((path) => {
      const result = repository.read(path);
      return result.kind === 'file' ? variablePrefix.setting.exec(result.file.text)?.groups?.['prefix'] : undefined;
    })
    .find((found) => found !== undefined);
  if (prefix === undefined) return ports;
  const renamed = (names: readonly string[] = []) => names.map((name) => prefix + name);
  return ports.map((port) => ({
    ...port,
    variables: renamed(port.variables),
    hostVariables: renamed(port.hostVariables),
  }));
}

function isOpened(port: ToolPort, call: ToolCall): boolean {
  const { when, unless, role, always } = port;
  const { tool, read } = call;
  if (when && !read.options.some(({ flag, value }) => when.includes(flag) && value?.text !== 'false')) return false;
  if (unless && hasFlag(read, ...unless)) return false;
  const only = tool.onlyRoles ? valuesOf(read, tool.onlyRoles).at(-1)?.text.split(',') : undefined;
  const isNamed = !only || role === undefined || only.some((name) => name.trim().split(':')[0] === role);
  return (always || isNamed) && (when !== undefined || hasSection(port, call));
}

function hasSection(port: ToolPort, call: ToolCall): boolean {
  const { role, always } = port;
  const { sections } = call.tool;
  const [path] = sections === undefined ? [] : configurationsOf(port, call);
  const result = path === undefined ? undefined : call.command.session.context.repository.read(path);
  if (sections === undefined || role === undefined || result?.kind !== 'file') return true;
  const { root } = parseJson(result.file, { comments: true });
  const section = member(root, sections, role);
  const enabled = member(section, 'enabled');
  if (enabled?.kind === 'boolean' && !enabled.value) return false;
  return always || (section ?? member(root, role)) !== undefined;
}

// ---- said by the command line and the environment ---------------------------------------------------------------------

function saidListener(
  port: ToolPort,
  { reading, mechanism, fromFile, protocol }: SaidPort,
  call: ToolCall,
): ListenerDeclaration {
  const { command } = call;
  const parts = portParts(reading);
  return listenerOf(command, {
    ...parts,
    ...(fromFile ? { location: command.program.location } : {}),
    ...(mechanism === 'environment' ? { startedAt: command.program.location } : {}),
    ...common(port, call),
    ...(protocol ? { protocol } : {}),
    ...addressOf(
      mechanism === 'environment' ? ofVariable(port) : port,
      port.ignoresHost ? undefined : reading.host,
      call,
    ),
    mechanism: port.debugger ? 'debugger' : mechanism,
    onConflict: conflictOf(port, 'explicit', call),
    confidence: call.tool.verified === 'memory' ? 'medium' : 'high',
  });
}

function common({ protocol, role }: ToolPort, { tool }: ToolCall) {
  const { identity = [] } = tool;
  return {
    identity: role === 'inspector' ? [...identity, 'inspect'] : identity,
    ...(protocol ? { protocol } : {}),
  };
}

// ---- defaults ----------------------------------------------------------------------------------------------------------

function defaultListeners(port: ToolPort, main: ToolPort | undefined, call: ToolCall): readonly ListenerDeclaration[] {
  const value = defaultValue(port, main, call);
  if (value === undefined) return [];
  const { command } = call;
  const [variable] = port.variables ?? [];
  const configurations = configurationsOf(port, call).filter((path) =>
    mentions(path, /port|bind|listen|dev_addr/i, call),
  );
  return [
    listenerOf(command, {
      ...common(port, call),
      port: value,
      location: command.program.location,
      ...(variable === undefined ? {} : { variable }),
      ...addressOf(port, undefined, call),
      mechanism: port.debugger ? 'debugger' : 'tool-default',
      onConflict: conflictOf(port, 'default', call),
      confidence: defaultConfidence(port, call, configurations),
      ...(configurations.length > 0
        ? {
            configuredBy: {
              files: configurations,
              command: commandOf(call.tool, port),
              environment: environmentOf(command.scope.variables),
            },
          }
        : {}),
    }),
  ];
}

function defaultValue(port: ToolPort, main: ToolPort | undefined, call: ToolCall): PortValue | undefined {
  const above = port.aboveMain !== undefined && main ? mainPort(main, call) : undefined;
  if (above !== undefined && port.aboveMain !== undefined && isPort(above + port.aboveMain))
    return fixedPort(above + port.aboveMain);
  const value = port.default === undefined ? undefined : defaultOf(port.default, call);
  return value === 'ephemeral' ? { kind: 'ephemeral' } : value === undefined ? undefined : fixedPort(value);
}

/** The main port where something says it. */
function mainPort(main: ToolPort, call: ToolCall): number | undefined {
  const said = saidPorts(main, call);
  const port = said === 'none' ? undefined : said[0]?.reading.port;
  return port?.kind === 'fixed' ? port.ports.first : undefined;
}

function defaultOf(value: DefaultPort, call: ToolCall): number | 'ephemeral' {
  if (typeof value !== 'object') return value;
  const major = majorVersion(value.package, call);
  return value.versions.find(({ below }) => major !== undefined && major < below)?.port ?? value.otherwise;
}

/** The port as it is bound when a variable sets it. */
function ofVariable(port: ToolPort): ToolPort {
  return port.variableBinds ? { ...port, binds: port.variableBinds } : port;
}

function unsaidBinding({ binds, bindsInContainer }: ToolPort, call: ToolCall): DefaultBinding {
  if (bindsInContainer && isInside(call.command.session.context)) return bindsInContainer;
  if (typeof binds === 'string') return binds;
  const major = majorVersion(binds.package, call);
  return binds.versions.find(({ below }) => major !== undefined && major < below)?.binds ?? binds.otherwise;
}

/** The lowest major version of a tool: named for npx (`prisma@6`), or of the nearest package.json with the dependency. */
function majorVersion(name: string, { command: { program, scope, session } }: ToolCall): number | undefined {
  const named = /.@([^@/]+)$/.exec(program.text)?.[1];
  const packages = packagesOf(session.context.repository);
  const range =
    named ?? upwards(scope.directory).flatMap((directory) => packages.at(directory)?.dependencies.get(name) ?? [])[0];
  const major = /^\D{0,3}?(\d+)/.exec(range ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}

/** Files beside the package that may set the port: those that speak of one leave the default in doubt. */
function configurationsOf(port: ToolPort, { tool, read, command: { scope, session } }: ToolCall): readonly string[] {
  // Of debuggers only those that the tool itself opens stand in its file.
  if ((port.debugger && port.role === undefined) || !tool.configurationFiles) return [];
  const { repository } = session.context;
  const [named] = valuesOf(read, '--config', '-c', '--config-file').flatMap(
    ({ text }) => resolvePath(scope.directory, text) ?? [],
  );
  if (named !== undefined && packagesOf(repository).hasFile(named)) return [named];
  return filesBeside(tool.configurationFiles, scope.directory, repository);
}

/** Those of some files that lie in a directory, or else beside its package. */
function filesBeside(names: readonly string[], start: string, repository: Repository): readonly string[] {
  const packages = packagesOf(repository);
  const inside = (directory: string) =>
    names
      .flatMap(withExtensions)
      .map((name) => joinPath(directory, name))
      .filter((path) => packages.hasFile(path));
  const here = inside(start);
  return here.length > 0 ? here : inside(packages.around(start)?.directory ?? start);
}

function defaultConfidence(port: ToolPort, { tool }: ToolCall, configurations: readonly string[]): Confidence {
  if (configurations.length > 0) return 'low';
  if (tool.verified !== 'memory') return 'high';
  return port.debugger ? 'medium' : 'low';
}

/** The command without the words that every dev server has, and what the port is for: `vite`, `vite preview`, `firebase emulators:start auth`. */
function commandOf(
  { commands: [name = ''], subcommands = [], configuredAs }: ToolSignature,
  { role }: ToolPort,
): string {
  const [subcommand = ''] = subcommands;
  const isPlain = ['', 'dev', 'serve', 'start', 'develop'].includes(subcommand);
  const command = configuredAs ?? (isPlain ? name : `${name} ${subcommand}`);
  return role === undefined ? command : `${command} ${role}`;
}

const configurationExtensions = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];

function withExtensions(name: string): readonly string[] {
  return name.endsWith('.*') ? configurationExtensions.map((extension) => name.slice(0, -1) + extension) : [name];
}

function mentions(path: string, word: RegExp, { command: { session } }: ToolCall): boolean {
  const result = session.context.repository.read(path);
  return result.kind !== 'file' || word.test(result.file.text);
}

// ---- address and conflict ------------------------------------------------------------------------------------------------

function addressOf(
  port: ToolPort,
  host: string | undefined,
  call: ToolCall,
): Pick<ListenerDeclaration, 'binding' | 'addressBasis'> {
  const { tool, command, read } = call;
  const flag = read.options.findLast((option) => port.hostFlags?.includes(option.flag));
  const variable = port.hostVariables
    ?.map((name) => command.scope.variables.get(name))
    .find((found) => found?.exported);
  // A host flag alone opens every address: `vite --host`.
  const said = host || (flag ? hostText(flag.value) : variable?.value.text);
  if (said === '*' && port.bareHost) return { binding: defaultBinding(port.bareHost, tool.runtime) };
  if (said !== undefined && said !== '') return { binding: bindingOf(said, tool.runtime) ?? everywhere };
  if (host === '') return { binding: port.bareHost ? defaultBinding(port.bareHost, tool.runtime) : everywhere };
  const isInDoubt = configurationsOf(port, call).some((path) => mentions(path, /host|address/i, call));
  const binding = defaultBinding(unsaidBinding(port, call), tool.runtime);
  return { binding, addressBasis: isInDoubt ? 'uncertain' : 'default' };
}

/** The host in `0.0.0.0`, `tcp://0.0.0.0`, `0.0.0.0:3000`; an option without a value means all. */
function hostText(value: TracedText | undefined): string {
  const text = value?.text.replace(/^\w+:\/\//, '') ?? '*';
  const withPort = /^(\[[^\]]*\]|[^:]*):\d+$/.exec(text);
  return (withPort?.[1] ?? text).replace(/^\[|\]$/g, '') || '*';
}

function conflictOf({ onConflict }: ToolPort, given: 'default' | 'explicit', { read }: ToolCall): OnConflict {
  if (typeof onConflict === 'string') return onConflict;
  const { strict = [], unasked = [] } = onConflict;
  if (hasFlag(read, ...strict)) return 'fail';
  return onConflict[given] === 'ask' && hasFlag(read, ...unasked) ? 'next-port' : onConflict[given];
}
