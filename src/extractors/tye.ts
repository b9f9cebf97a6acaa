import { directoryOf } from '../commands/paths.ts';
import { boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import { alwaysUp, type LaunchUnitDeclaration, type ListenerDeclaration } from '../model/declaration.ts';
import { fixedPort, isPort } from '../model/port.ts';
import { childOf, itemsOf, locationOf, parseYaml, stringOf, type YamlNode } from '../parsing/yaml.ts';
import { type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/**
 * tye.yaml: `tye run` starts every service on the ports of its bindings, whatever launchSettings.json says, and any free
 * port where a binding names none. Source: dotnet/tye docs/reference/schema.md, src/Microsoft.Tye.Hosting/PortAssigner.cs
 */
export const tye: Extractor = {
  id: 'tye',
  name: 'Tye',
  files: ['tye.yaml'],
  reads: 'services and ingress with their bindings',
  matches: (path) => /(?:^|\/)tye\.ya?ml$/i.test(path),
  extract(file) {
    const { documents, problems } = parseYaml(file);
    const unit: LaunchUnitDeclaration = {
      kind: 'unit',
      id: `tye:${file.path}`,
      unitKind: 'process',
      title: file.path.includes('/') ? `tye run ${file.path}` : 'tye run',
      files: [file.path],
      directory: directoryOf(file.path),
      default: true,
      location: wholeFile(file),
    };
    const listeners = ['services', 'ingress'].flatMap((key) =>
      itemsOf(childOf(documents[0], key)).flatMap((entry) => bindings(entry, key, unit.id)),
    );
    return listeners.length > 0 ? { declarations: [unit, ...listeners], problems } : { ...nothing, problems };
  },
};

function bindings(entry: YamlNode, key: string, unit: string): readonly ListenerDeclaration[] {
  const external = childOf(entry, 'external');
  if (external?.kind === 'scalar' && external.text === 'true') return [];
  const name = stringOf(childOf(entry, 'name')) ?? key;
  const image = stringOf(childOf(entry, 'image'));
  return itemsOf(childOf(entry, 'bindings')).flatMap((binding) => {
    const node = childOf(binding, 'port');
    const port = node?.kind === 'scalar' && node.text !== '' ? Number(node.text) : Number.NaN;
    if (!node || !isPort(port) || port === 0) return [];
    const location = locationOf(node);
    return [
      {
        kind: 'listener',
        unit,
        namespace: 'host',
        owner: { kind: 'process', name },
        port: fixedPort(port),
        protocol: 'tcp',
        binding: image === undefined ? boundTo(loopbackIPv4, loopbackIPv6) : everywhere,
        mechanism: 'config-file',
        ...alwaysUp,
        onConflict: 'fail',
        confidence: 'high',
        identity: [name, ...(image ?? 'dotnet').split(/[/:@]/)].map((word) => word.toLowerCase()),
        location,
        setAt: location,
      },
    ];
  });
}
