import { portParts } from '../commands/listeners.ts';
import { directoryOf } from '../commands/paths.ts';
import { bindingOf, readPort } from '../commands/port-values.ts';
import { everywhere } from '../model/address.ts';
import { alwaysUp, type Declaration, type ListenerDeclaration } from '../model/declaration.ts';
import { textOf } from '../parsing/json.ts';
import { type LiteralCall, literalCalls } from '../parsing/literal-calls.ts';
import { scalarText } from '../parsing/settings.ts';
import { type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/** Ports of the host that `vagrant up` forwards. Source: developer.hashicorp.com/vagrant/docs/networking/forwarded_ports */
export const vagrantfile: Extractor = {
  id: 'vagrantfile',
  name: 'Vagrant',
  files: ['Vagrantfile'],
  reads: '`forwarded_port` with literals: `host`, `host_ip`, `protocol`, `auto_correct`',
  omits: 'the ssh port that Vagrant forwards by itself, values that Ruby computes, providers',
  grammars: ['ruby'],
  matches: (path) => /(?:^|\/)Vagrantfile$/.test(path),
  extract(file, { grammars }) {
    const unit = `vagrant:${file.path}`;
    const forwarded = literalCalls(file, 'ruby', grammars).filter(
      ({ name, arguments: [kind] }) => name === 'network' && textOf(kind)?.text === 'forwarded_port',
    );
    const listeners = forwarded.flatMap((call) => listenerOf(call, unit) ?? []);
    if (listeners.length === 0) return nothing;
    const declarations: Declaration[] = [
      {
        kind: 'unit',
        id: unit,
        unitKind: 'script',
        title: 'vagrant up',
        files: [file.path],
        directory: directoryOf(file.path),
        default: true,
        activity: { kind: 'parallel', steps: listeners.map((listener) => ({ kind: 'listen', listener })) },
        location: wholeFile(file),
      },
    ];
    return { declarations, problems: [] };
  },
};

function listenerOf({ named, conditional }: LiteralCall, unit: string): ListenerDeclaration | undefined {
  const value = scalarText(named.get('host'));
  const reading = value && readPort(value);
  if (!reading || reading === 'too-high') return undefined;
  const host = textOf(named.get('host_ip'))?.text;
  const corrects = named.get('auto_correct');
  return {
    kind: 'listener',
    unit,
    namespace: 'host',
    owner: { kind: 'process', name: textOf(named.get('id'))?.text ?? 'vagrant' },
    ...portParts(reading),
    protocol: textOf(named.get('protocol'))?.text === 'udp' ? 'udp' : 'tcp',
    binding: (host === undefined ? undefined : bindingOf(host, 'native')) ?? everywhere,
    mechanism: 'forward',
    ...alwaysUp,
    onConflict: corrects?.kind === 'boolean' && corrects.value ? 'next-port' : 'fail',
    confidence: conditional ? 'medium' : 'high',
    ...(conditional ? { conditional } : {}),
    identity: ['vagrant'],
  };
}
