import { describe, expect, test } from 'vitest';
import { portMapChange } from '../../src/changes/port-map-change.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { runPreflight } from '../run-preflight.ts';

const compose = (...services: [name: string, ...ports: string[]][]) =>
  `services:\n${services.map(([name, ...ports]) => `  ${name}: { image: "x/${name}", ports: ${JSON.stringify(ports)} }\n`).join('')}`;
const reportOn = (text: string) => runPreflight(memoryRepository({ 'compose.yaml': text }));

describe('from one port map to the next', () => {
  test.each<[string, string, string, unknown]>([
    ['nothing', compose(['web', '8000:80']), `# comment\n\n${compose(['web', '8000:80'])}`, {}],
    [
      'a new service',
      compose(['web', '8000:80']),
      compose(['web', '8000:80'], ['api', '8001:80']),
      { added: ['api 8001'] },
    ],
    [
      'one less',
      compose(['web', '8000:80'], ['api', '8001:80']),
      compose(['web', '8000:80']),
      { removed: ['api 8001'] },
    ],
    ['another port', compose(['web', '8000:80']), compose(['web', '8080:80']), { moved: ['web 8000 → web 8080'] }],
    [
      'another address',
      compose(['web', '8000:80']),
      compose(['web', '127.0.0.1:8000:80']),
      { moved: ['web 8000 → web 8000'] },
    ],
    ['a second port', compose(['web', '8000:80']), compose(['web', '8000:80', '8001:81']), { added: ['web 8001'] }],
    [
      'a conflict',
      compose(['web', '8000:80'], ['api', '8001:80']),
      compose(['web', '8000:80'], ['api', '8000:80']),
      { moved: ['api 8001 → api 8000'], appeared: 1 },
    ],
    [
      'a conflict that is mended',
      compose(['web', '8000:80'], ['api', '8000:80']),
      compose(['web', '8000:80'], ['api', '8001:80']),
      { moved: ['api 8000 → api 8001'], gone: 1 },
    ],
  ])('%s', async (_name, before, now, expected) => {
    const change = portMapChange(await reportOn(before), await reportOn(now));
    type Shown = (typeof change.added)[number];
    const shown = ({ owner, port }: Shown) => `${owner.name} ${'ports' in port ? port.ports.first : port.kind}`;
    expect({
      added: change.added.map(shown),
      removed: change.removed.map(shown),
      moved: change.moved.map(({ from, to }) => `${shown(from)} → ${shown(to)}`),
      appeared: change.appeared,
      gone: change.gone,
    }).toEqual({ added: [], removed: [], moved: [], appeared: 0, gone: 0, ...(expected as object) });
  });
});
