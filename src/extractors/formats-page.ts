import { uniqueBy } from '../model/grouping.ts';
import type { ConfigSignature } from '../signatures/listen-calls/signature.ts';
import type { Extractor } from './extractor.ts';

/** Formats that say something about ports and are not read, each with the reason. */
const notRead: readonly (readonly [string, string])[] = [
  [
    'Helm templates',
    'they are programs; of the values beside them is read what they plainly use. Rendered manifests are read',
  ],
  ['kustomize patches', 'the manifests themselves are read; what a patch makes of them is not computed'],
  [
    'Pulumi, CDK, Terraform without its docker provider',
    'the machines that they describe are not those where the repository is started',
  ],
  ['docker-bake', 'it builds images and binds nothing'],
  ['turbo.json, lerna.json, nx.json', 'they bind nothing: the tasks that they start are read where they stand'],
  ['vercel.json', '`vercel dev` hands its development command the port; only the flag of `vercel dev` is read'],
  [
    'minikube',
    'it has no configuration file; of its commands `minikube start --ports` and `minikube dashboard` are read',
  ],
  ['Jenkinsfile, Azure Pipelines, Bitbucket Pipelines', 'the commands of their steps are not read yet'],
  ['Earthfile, Bazel, Nix, devenv, CMake', 'not read yet'],
  ['XML configurations (Tomcat, Jetty, IIS, WildFly)', 'not read yet'],
  ['Elixir and Erlang configurations (config/*.exs)', 'they are read only where a listener of the code names them'],
];

/** docs/formats.md: what is read, from the extractors' own words. */
export function formatsPage(extractors: readonly Extractor[], configs: readonly ConfigSignature[]): string {
  const byName = extractors.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return `${[
    '# What is read',
    '<!-- Made from the extractors’ own words; `UPDATE=1 npm test` writes it anew. -->',
    'A file of one of these formats is found by its name and read for the ports that it opens. What stands in the last column may say something about ports, too, and is not read: nothing is guessed from it.',
    table(
      ['format', 'files', 'read', 'not read'],
      byName.map(({ name, files, reads, omits = '' }) => [name, listed(files), reads, omits]),
    ),
    '## Configuration files that are programs',
    'They are evaluated as far as constants, functions and imports of the repository tell.',
    table(
      ['command', 'files', 'port'],
      configRows(configs).map(({ command, files, port, host }) => [
        `\`${command}\``,
        files.length > 0 ? listed(files.map((file) => `${file}.*`)) : 'any file with a default export',
        listed([port, ...(host === undefined ? [] : [host])]),
      ]),
    ),
    '## Not read',
    table(['format', 'why'], notRead),
  ].join('\n\n')}\n`;
}

function configRows(configs: readonly ConfigSignature[]): readonly ConfigSignature[] {
  return uniqueBy(configs, ({ command, files, port }) => JSON.stringify([command, files, port])).toSorted((a, b) =>
    a.command < b.command ? -1 : 1,
  );
}

function listed(names: readonly string[]): string {
  return names.map((name) => (name.includes('`') ? name : `\`${name}\``)).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
