import { Allowance } from '../commands/allowance.ts';
import { interpretScript } from '../commands/interpret.ts';
import { type Package, packagesOf, toPackage } from '../commands/packages.ts';
import { mentionedPorts } from '../commands/references.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import { type JsonMember, type JsonValue, member, membersOf, parseJson, textOf } from '../parsing/json.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { commandUnit, joinExtractions } from './command-units.ts';
import type { Extraction, ExtractionContext, Extractor } from './extractor.ts';

/** Scripts that a person starts without looking for them. */
const usualStarts = new Set(['start', 'dev', 'develop', 'serve']);

/** Scripts of a package.json: each is a launch unit of its own. */
export const packageJson: Extractor = {
  id: 'package-json',
  name: 'package.json',
  files: ['package.json'],
  reads: 'every script, with `pre` and `post` scripts, workspaces, `config`, wireit',
  matches: (path) => /(?:^|\/)package\.json$/.test(path),
  extract(file, context) {
    const { root, problems } = parseJson(file, { comments: false });
    if (!root) return { declarations: [], problems };
    const owner = toPackage(file.path, root);
    const allowance = new Allowance();
    const scripts = [...membersOf(member(root, 'scripts'))].map(([name, script]) =>
      extractScript(name, script, owner, context, allowance),
    );
    const { declarations, problems: inScripts } = joinExtractions(scripts);
    return { declarations: [...declarations, ...proxyOf(root)], problems: [...problems, ...inScripts] };
  },
};

/** `"proxy": "http://localhost:5000"`: where react-scripts passes requests on. */
function proxyOf(root: JsonValue): readonly ReferenceDeclaration[] {
  const proxy = textOf(member(root, 'proxy'));
  const mentions = proxy ? mentionedPorts(TracedText.of(proxy)) : [];
  return mentions.map((mention) => ({ kind: 'reference', ...mention, namespace: 'host', role: 'proxy' }));
}

function extractScript(
  name: string,
  { key, value }: JsonMember,
  owner: Package,
  { repository }: ExtractionContext,
  allowance: Allowance,
): Extraction {
  if (value.kind !== 'string') return { declarations: [], problems: [] };
  const id = `script:${owner.path}#${name}`;
  const interpretation = interpretScript(owner, name, {
    repository,
    allowance,
    unit: id,
    namespace: 'host',
    owner: { kind: 'script', name },
    identity: [owner.name],
    directory: owner.directory,
  });
  const unit = {
    id,
    unitKind: 'script',
    title: `${packagesOf(repository).manager(owner.directory)} run ${name}`,
    files: [owner.path],
    directory: owner.directory,
    default: usualStarts.has(name),
    location: key.locate(0, key.text.length),
  } as const;
  return commandUnit(unit, interpretation);
}
