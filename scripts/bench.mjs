// npm run bench: how long a check takes, as multiples that cancel out the machine: of an empty node process for the
// command line, of parsing its YAML for a large Compose project, of listing and reading a tree's files and searching
// them for what makes source files worth parsing. Needs what `npm run build` leaves in dist and build.
// node scripts/bench.mjs [FOLDER]   default: examples/shop
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadProject, publishedPorts } from '../build/src/compose/index.js';
import { extractors } from '../build/src/extractors/index.js';
import { isTest } from '../build/src/extractors/scope.js';
import { languagesIn } from '../build/src/extractors/source-code.js';
import { parseYaml } from '../build/src/parsing/yaml.js';
import { loadGrammars } from '../build/src/platform/grammars.js';
import { memoryRepository } from '../build/src/platform/memory-repository.js';
import { openRepository } from '../build/src/platform/repository.js';
import { preflight } from '../build/src/preflight.js';

const runs = 15;
const cli = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../examples/shop', import.meta.url));

const empty = median(() => startNode(['-e', '']));
const help = median(() => startNode([cli, '--help']));
const check = median(() => startNode([cli, folder, '--format', 'json']));
console.log(`empty node process  ${empty.toFixed(0)} ms`);
console.log(`--help              ${help.toFixed(0)} ms  ×${(help / empty).toFixed(2)}`);
console.log(`check               ${check.toFixed(0)} ms  ×${(check / empty).toFixed(2)}  ${folder}`);

const services = 500;
const mappings = 10;
const project = largeProject();
// Both allocate much, and whose garbage is collected when is chance: the fastest run is what they cost.
const parsing = fastest(() => parseYaml(project));
const loading = fastest(() => bindingsOf(project));
console.log(`parsing Compose     ${parsing.toFixed(0)} ms       ${services} services, ${services * mappings} mappings`);
console.log(`loading, bindings   ${loading.toFixed(0)} ms  ×${(loading / parsing).toFixed(2)}`);

const listing = fastest(() => {
  const repository = openRepository(folder);
  languagesIn(filesIn(repository), repository);
});
const whole = await fastestOf(3, () => preflight(openRepository(folder), noOptions(), loadGrammars));
console.log(`list, read, anchors ${listing.toFixed(0)} ms       ${folder}`);
console.log(`whole run           ${whole.toFixed(0)} ms  ×${(whole / listing).toFixed(2)}`);

function filesIn(repository) {
  const wanted = repository.files.filter((path) => !isTest(path) && extractors.some(({ matches }) => matches(path)));
  return wanted.flatMap((path) => {
    const result = repository.read(path);
    return result.kind === 'file' ? [result.file] : [];
  });
}

function noOptions() {
  const environment = { composeFiles: [], profiles: [], envFiles: [], environment: {} };
  return { ...environment, targets: [], includeTests: false, toolVersion: 'bench' };
}

async function fastestOf(count, run) {
  const times = [];
  for (let round = 0; round < count; round += 1) {
    const start = process.hrtime.bigint();
    await run();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return Math.min(...times);
}

function median(run) {
  const times = timesOf(run);
  return times[Math.floor(times.length / 2)];
}

function fastest(run) {
  return timesOf(run)[0];
}

function timesOf(run) {
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return times.sort((a, b) => a - b);
}

function startNode(arguments_) {
  const { status } = spawnSync(process.execPath, arguments_, { stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`exit status ${status}`);
}

/** Services as people write them: every form of a mapping, variables, dependencies. */
function largeProject() {
  const lines = Array.from({ length: services }, (_, service) => [
    `  service-${service}:`,
    `    image: example/service-${service}:\${TAG:-latest}`,
    '    restart: unless-stopped',
    '    environment:',
    `      PORT: "${3000 + service}"`,
    '    ports:',
    ...Array.from({ length: mappings }, (_, i) => `      - ${mapping(10_000 + service * mappings + i, i)}`),
    ...(service === 0 ? [] : ['    depends_on:', `      - service-${service - 1}`]),
  ]);
  return { path: 'compose.yaml', text: `services:\n${lines.flat().join('\n')}\n` };
}

function mapping(port, i) {
  const forms = [
    `"${port}:80"`,
    `"127.0.0.1:${port}:8080"`,
    `"\${HOST_PORT_${port}:-${port}}:3000/udp"`,
    `{ target: 80, published: "${port}" }`,
  ];
  return forms[i % forms.length];
}

function bindingsOf({ path, text }) {
  const start = { line: 1, column: 1 };
  const project = loadProject(memoryRepository({ [path]: text }), {
    ...{ directory: '', files: [path], profiles: [], envFiles: [], environment: {}, services: [], detached: false },
    location: { file: path, start, end: start },
  });
  const bindings = project.services.flatMap((service) => publishedPorts(service, project).bindings);
  if (bindings.length !== services * mappings) throw new Error(`${bindings.length} bindings`);
}
