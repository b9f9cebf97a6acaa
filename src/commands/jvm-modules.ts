import type { Activity } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import type { Command, Handler } from './command.ts';
import { directoryOf, resolvePath } from './paths.ts';
import { runTool } from './tools.ts';

/**
 * `./gradlew :services:api:bootRun` runs the task in the project's directory, which the path names unless the settings
 * say otherwise; `-p services/api` names it, too. Source: docs.gradle.org/current/userguide/command_line_interface.html
 */
export const gradle: Handler = (command) => {
  const project = valuesOf(readArguments(command.args, { valueFlags: projectFlags }), ...projectFlags).at(-1);
  const args = command.args.map(withoutProject);
  const path = command.args.find((arg, index) => arg !== args[index]);
  const folder = path?.text.split(':').slice(0, -1).filter(Boolean).join('/');
  return runIn(project?.text ?? folder, { ...command, args });
};

const projectFlags = ['-p', '--project-dir'];

function withoutProject(arg: TracedText): TracedText {
  const path = /^:?(?:[\w.-]+:)*(?=[\w.-]+$)/.exec(arg.text)?.[0] ?? '';
  return path === '' ? arg : arg.slice(path.length);
}

/** `mvn -pl services/api spring-boot:run`, `mvn -f api/pom.xml …`. Source: maven.apache.org/ref/current/maven-embedder/cli.html */
export const maven: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: ['-pl', '--projects', '-f', '--file'] });
  const [module] = valuesOf(read, '-pl', '--projects').flatMap(({ text }) => text.split(','));
  const [file] = valuesOf(read, '-f', '--file');
  const folder = module ?? (file?.text.endsWith('.xml') ? directoryOf(file.text) : file?.text);
  // `-pl :api` names an artifact, which may lie anywhere.
  return runIn(folder?.startsWith(':') ? undefined : folder, command);
};

function runIn(folder: string | undefined, command: Command): Activity | undefined {
  const { scope } = command;
  const directory = folder === undefined ? undefined : resolvePath(scope.directory, folder);
  return runTool(directory === undefined ? command : { ...command, scope: { ...scope, directory } }, [command.name]);
}
