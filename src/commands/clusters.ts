import { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { detached, type Handler } from './command.ts';
import { publishMappings } from './published-ports.ts';

/** `k3d cluster create -p 8080:80@loadbalancer --api-port 6550`. Source: k3d.io/stable/usage/commands/k3d_cluster_create */
export const k3d: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: ['-p', '--port', '--api-port', '-c', '--config'] });
  const [noun, verb] = read.positionals;
  if (noun?.text !== 'cluster' || verb?.text !== 'create') return undefined;
  const ports = valuesOf(read, '-p', '--port').map((mapping) => mapping.slice(0, mapping.text.split('@')[0]?.length));
  const api = valuesOf(read, '--api-port').map((port) =>
    TracedText.join(port, TracedText.of({ text: ':6443', locate: () => port.location })),
  );
  return detached(publishMappings([...ports, ...api], 'k3d', command));
};

/** `minikube start --ports=8080:30080`: handed to the `-p` of docker or podman. Source: kubernetes/minikube pkg/minikube/registry/drvs/docker/docker.go */
export const minikube: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: ['--ports', '--driver', '-p', '--profile'] });
  if (read.positionals[0]?.text !== 'start') return undefined;
  const mappings = valuesOf(read, '--ports').flatMap((value) =>
    [...value.text.matchAll(/[^,]+/g)].map(({ index, 0: { length } }) => value.slice(index, index + length)),
  );
  return detached(publishMappings(mappings, 'minikube', command));
};
