import { directoryOf } from '../commands/paths.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf } from '../parsing/json.ts';
import { expandPlaceholders } from '../parsing/placeholders.ts';
import { scalarText } from '../parsing/settings.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import { commandUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';
import { joinInterpretations } from './process-groups.ts';
import { publishedMapping } from './published-mappings.ts';
import { wholeFile } from './whole-file.ts';

const modules = [
  'docker_container',
  'community.docker.docker_container',
  'podman_container',
  'containers.podman.podman_container',
];

/** Ansible tasks that run containers on the machine they are played against. Source: docs.ansible.com/ansible/latest/collections/community/docker/docker_container_module.html */
export const ansible: Extractor = {
  id: 'ansible',
  name: 'Ansible',
  files: ['*.yml with `docker_container` tasks'],
  reads: '`published_ports` or `ports` of `docker_container` and `podman_container` tasks',
  omits: 'variables, loops, roles from elsewhere, every other module',
  matches: (path) => /\.ya?ml$/.test(path),
  extract(file, { repository }) {
    if (!/\b(?:docker|podman)_container:/.test(file.text)) return nothing;
    const namespace = `machine:${file.path}`;
    const unit = {
      id: `ansible:${file.path}`,
      unitKind: 'script',
      title: `ansible-playbook ${file.path}`,
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      certainty: 'possible',
      location: wholeFile(file),
    } as const;
    const containers = parseYaml(file).documents.flatMap((document) => [...containersIn(valueOfYaml(document))]);
    const read = containers.flatMap((container) => {
      const name = textOf(member(container, 'name'))?.text ?? 'container';
      const image = textOf(member(container, 'image'))?.text ?? name;
      const owner = { kind: 'container', name } as const;
      const context = { repository, unit: unit.id, namespace, owner, identity: [name], directory: '' };
      const ports = [member(container, 'published_ports'), member(container, 'ports')].flatMap(itemsOf);
      return ports.flatMap((port) => {
        const text = scalarText(port);
        return text ? [publishedMapping(expandPlaceholders(text), image, context)] : [];
      });
    });
    return commandUnit(unit, joinInterpretations(read, 'parallel'));
  },
};

/** Tasks stand in plays, blocks and handlers. */
function* containersIn(value: JsonValue): Generator<JsonValue> {
  if (value.kind === 'array') for (const item of value.items) yield* containersIn(item);
  for (const [name, { value: inside }] of membersOf(value)) {
    if (modules.includes(name)) yield inside;
    else yield* containersIn(inside);
  }
}
