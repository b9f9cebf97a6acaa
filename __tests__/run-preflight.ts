import type { Location } from '../src/model/location.ts';
import { formatPorts } from '../src/model/port.ts';
import type { Listener } from '../src/model/port-map.ts';
import type { Report } from '../src/model/report.ts';
import type { Repository } from '../src/model/repository.ts';
import { loadGrammars } from '../src/platform/grammars.ts';
import { type PreflightOptions, preflight } from '../src/preflight.ts';

/** Runs the whole pipeline as the CLI does without flags. */
export function runPreflight(repository: Repository, options: Partial<PreflightOptions> = {}): Promise<Report> {
  return preflight(
    repository,
    {
      composeFiles: [],
      profiles: [],
      envFiles: [],
      environment: {},
      targets: [],
      includeTests: false,
      toolVersion: '0.0.0',
      ...options,
    },
    loadGrammars,
  );
}

/** One line for a finding or a problem, its related places below it. */
export function renderFindings({ findings, problems }: Report): string {
  const lines = [
    ...findings.flatMap((finding) => [
      `${place(finding.location)} ${finding.severity} ${[finding.ruleId, finding.cause].filter(Boolean).join('/')}: ${finding.message}`,
      ...finding.related.map((related) => `  ${place(related.location)} ${related.message}`),
      ...(finding.suggestion
        ? [
            `  change it to ${finding.suggestion.port}${finding.suggestion.edits.map((edit) => ` at ${place(edit.location)}`).join()}`,
          ]
        : []),
    ]),
    ...problems.map((problem) => `${place(problem.location)} problem ${problem.severity}: ${problem.message}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** One line for a listener: where, what, whose. */
export function renderListeners({ map }: Report): string {
  return map.listeners
    .map(
      (listener) =>
        `${place(listener.location)} ${socket(listener)} ${listener.mechanism} ${listener.owner.kind} "${listener.owner.name}" in ${listener.namespace} by ${listener.unit}\n`,
    )
    .join('');
}

function socket({ port, protocol, binding, containerPorts, count, active }: Listener): string {
  const number =
    port.kind === 'fixed'
      ? formatPorts(port.ports)
      : port.kind === 'pool'
        ? `one of ${formatPorts(port.ports)}`
        : port.kind;
  const addresses = binding.addresses.join(binding.choice === 'all' ? '+' : '|');
  const target = containerPorts ? ` to ${formatPorts(containerPorts)}` : '';
  return `${protocol} ${addresses} ${number}${target}${count === 1 ? '' : ` x${count}`}${active ? '' : ' (inactive)'}`;
}

function place({ file, start }: Location): string {
  return `${file}:${start.line}:${start.column}`;
}
