import { Allowance } from '../commands/allowance.ts';
import { parallel } from '../commands/command.ts';
import { everywhere } from '../model/address.ts';
import { alwaysUp, type ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { fixedPort } from '../model/port.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf } from '../parsing/json.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import { portsOfImage } from '../signatures/images/index.ts';
import { commandUnit, joinExtractions } from './command-units.ts';
import type { Extractor } from './extractor.ts';
import { environmentIn, readProcess } from './process-groups.ts';

/** CircleCI: the containers of a job share one network; its steps run in the first. Source: circleci.com/docs/configuration-reference/#docker */
export const circleci: Extractor = {
  id: 'circleci',
  name: 'CircleCI',
  files: ['.circleci/config.yml'],
  reads: 'images of a job with the ports of known ones, `run` steps, `environment`',
  omits: 'orbs, commands and executors that a job names, parameters',
  matches: (path) => /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/.test(path),
  extract(file, { repository }) {
    const { documents } = parseYaml(file);
    const [document] = documents;
    const allowance = new Allowance();
    const jobs = document ? [...membersOf(member(valueOfYaml(document), 'jobs'))] : [];
    const units = jobs.map(([name, { key, value }]) => {
      const unit = {
        id: `job:${file.path}#${name}`,
        unitKind: 'job',
        title: `job ${name}`,
        files: [file.path],
        directory: '',
        default: false,
        namespace: `job:${file.path}#${name}@container`,
        location: key.locate(0, key.text.length),
      } as const;
      const [first, ...beside] = itemsOf(member(value, 'docker'));
      const lines = itemsOf(member(value, 'steps')).flatMap((step) => {
        const run = member(step, 'run');
        return textOf(run) ?? textOf(member(run, 'command')) ?? [];
      });
      const process = {
        name,
        lines,
        environment: new Map([
          ...environmentIn(member(first, 'environment')),
          ...environmentIn(member(value, 'environment')),
        ]),
        ownerKind: 'job' as const,
      };
      const interpretation = readProcess(process, unit, repository, allowance);
      const services = beside.flatMap((container) => servicePorts(container, unit));
      return commandUnit(unit, { ...interpretation, activity: parallel(...services, interpretation.activity) });
    });
    return { declarations: joinExtractions(units).declarations, problems: [] };
  },
};

function servicePorts(
  container: JsonValue,
  unit: Pick<ListenerDeclaration, 'namespace'> & { readonly id: string },
): readonly Activity[] {
  const image = textOf(member(container, 'image'));
  if (!image || member(container, 'command')) return [];
  return portsOfImage(image.text).map(({ port, protocol }) => ({
    kind: 'listen',
    listener: {
      kind: 'listener',
      unit: unit.id,
      namespace: unit.namespace,
      owner: { kind: 'container', name: image.text },
      port: fixedPort(port),
      protocol,
      binding: everywhere,
      mechanism: 'image-default',
      ...alwaysUp,
      onConflict: 'fail',
      confidence: 'medium',
      identity: image.text.toLowerCase().split(/[/:@]/),
      location: image.locate(0, image.text.length),
    },
  }));
}
