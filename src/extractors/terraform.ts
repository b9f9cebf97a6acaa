import { directoryOf } from '../commands/paths.ts';
import { type Directive, directivesNamed, parseDirectives } from '../parsing/directives.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { commandUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';
import { joinInterpretations } from './process-groups.ts';
import { publishedMapping } from './published-mappings.ts';
import { wholeFile } from './whole-file.ts';

/** Containers of Terraform's docker provider. Source: registry.terraform.io/providers/kreuzwerker/docker/latest/docs/resources/container#ports */
export const terraform: Extractor = {
  id: 'terraform',
  name: 'Terraform',
  files: ['*.tf with `docker_container` resources'],
  reads: 'literal `ports` of `docker_container`: `external`, `internal`, `ip`, `protocol`',
  omits: 'variables, `dynamic` blocks, every other provider',
  matches: (path) => /\.tf$/.test(path),
  extract(file, { repository }) {
    if (!file.text.includes('"docker_container"')) return nothing;
    const containers = directivesNamed(parseDirectives(file, 'line'), 'resource').filter(
      ({ words }) => words[1]?.text === 'docker_container',
    );
    const unit = {
      id: `terraform:${file.path}`,
      unitKind: 'script',
      title: `terraform apply (${file.path})`,
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      location: wholeFile(file),
    } as const;
    const read = containers.flatMap(({ words, block }) => {
      const name = words[2]?.text ?? 'container';
      const owner = { kind: 'container', name } as const;
      const context = { repository, unit: unit.id, namespace: 'host', owner, identity: [name], directory: '' };
      return directivesNamed(block, 'ports').flatMap((ports) => {
        const mapping = mappingOf(ports);
        return mapping ? [publishedMapping(mapping, name, context)] : [];
      });
    });
    return commandUnit(unit, joinInterpretations(read, 'parallel'));
  },
};

/** `ports { internal = 80  external = 8080  ip = "127.0.0.1" }` as `127.0.0.1:8080:80`. */
function mappingOf({ block }: Directive): TracedText | undefined {
  const attribute = (name: string) => {
    const [, equals, value] = directivesNamed(block, name)[0]?.words ?? [];
    return equals?.text === '=' ? value : undefined;
  };
  const [external, internal] = [attribute('external'), attribute('internal')];
  if (!external || !internal || !/^\d+$/.test(external.text)) return undefined;
  const sign = (text: string) => TracedText.of({ text, locate: () => external.location });
  const address = attribute('ip');
  const protocol = attribute('protocol');
  return TracedText.join(
    ...(address ? [address, sign(':')] : []),
    external,
    sign(':'),
    internal,
    ...(protocol ? [sign('/'), protocol] : []),
  );
}
