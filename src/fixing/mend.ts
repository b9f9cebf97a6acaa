import type { Finding } from '../model/finding.ts';
import { compareText, locationKey } from '../model/location.ts';
import type { FileChange, Mended } from '../model/mended.ts';
import type { Report } from '../model/report.ts';
import type { Repository } from '../model/repository.ts';
import { planFixes } from './plan.ts';

/** A mended text may bring up another finding; a repository that needs more rounds is mended by the next run. */
const mostRounds = 10;

/**
 * Mends the wanted findings, round by round, until none has an edit that can be made. Nothing is written: the changed
 * texts are laid over the repository.
 * @param examine gives the report on a repository
 */
export async function mend(
  repository: Repository,
  examine: (repository: Repository) => Promise<Report>,
  isWanted: (finding: Finding) => boolean,
): Promise<Mended> {
  let texts: ReadonlyMap<string, string> = new Map();
  const findings: Finding[] = [];
  // What an edit did not mend is not edited again and again.
  const tried = new Set<string>();
  let mended = repository;
  let report = await examine(mended);
  for (let round = 0; round < mostRounds; round++) {
    const plan = planFixes(
      report.findings.filter((finding) => isWanted(finding) && !tried.has(attempt(finding))),
      mended,
    );
    if (plan.texts.size === 0) break;
    findings.push(...plan.findings);
    for (const finding of plan.findings) tried.add(attempt(finding));
    texts = new Map([...texts, ...plan.texts]);
    // A repository is a value, by which others remember what they have read: each round has one of its own.
    mended = withTexts(repository, texts);
    report = await examine(mended);
  }
  return { changes: changesOf(texts, repository), findings, report };
}

/** A finding with the places of its edits: the next of a group is mended elsewhere. */
function attempt({ fingerprint, suggestion }: Finding): string {
  return [fingerprint, ...(suggestion?.edits ?? []).map(({ location }) => locationKey(location))].join(' ');
}

/** The repository with other texts for some of its files. */
function withTexts(repository: Repository, texts: ReadonlyMap<string, string>): Repository {
  return {
    ...repository,
    read(path) {
      const result = repository.read(path);
      const text = result.kind === 'file' ? texts.get(result.file.path) : undefined;
      return result.kind === 'file' && text !== undefined ? { kind: 'file', file: { ...result.file, text } } : result;
    },
  };
}

function changesOf(texts: ReadonlyMap<string, string>, repository: Repository): readonly FileChange[] {
  return [...texts]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([path, after]) => {
      const result = repository.read(path);
      return result.kind === 'file' && result.file.text !== after ? [{ path, before: result.file.text, after }] : [];
    });
}
