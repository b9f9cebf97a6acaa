import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mistakesInAction, mistakesInWorkflow } from './language-service.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.github', 'workflows');
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const workflows = readdirSync(folder).sort();
const docs = join(root, 'docs');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly 'timeout-minutes'?: number;
}

describe('action.yml', () => {
  const action = readFileSync(join(root, 'action.yml'), 'utf8');

  test('is what GitHub takes', async () => {
    expect(await mistakesInAction(action)).toEqual([]);
  });

  test.each([
    ['a runtime that is none', action.replace('node24', 'node99')],
    ['an icon that is none', action.replace('icon: anchor', 'icon: nosuch')],
    ['no description', action.replace(/^description: .*$/m, '')],
    ['a context that is not there', action.replace('github.token', 'secrets.TOKEN')],
  ])('would not be with %s', async (_name, text) => {
    expect(text).not.toBe(action);
    expect(await mistakesInAction(text)).not.toEqual([]);
  });
});

describe.each(workflows)('the workflow %s', (file) => {
  const text = textOf(file);
  const workflow: { readonly permissions?: unknown; readonly jobs: Readonly<Record<string, Job>> } = parse(text);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  test('is what GitHub takes', async () => {
    expect(await mistakesInWorkflow(text)).toEqual([]);
  });

  test('has no permission but what a job names, and an end', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) {
      expect(job.permissions, name).toBeDefined();
      if (job.uses === undefined) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
    }
  });

  test('names every action of others by its commit, with the version beside it', () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (?<action>\S+)(?<comment>.*)$/gm)].map(
      ({ groups }) => groups ?? {},
    );
    for (const { action, comment } of used.filter(({ action }) => !action?.startsWith('./'))) {
      expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  test('runs nothing that an event could write', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('leaves no token in the checkout, but to push', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      const pushes = steps.some(({ run }) => run?.includes('git push'));
      if (!pushes) expect(step.with?.['persist-credentials']).toBe(false);
    }
  });

  test('never runs on pull_request_target', () => {
    expect(text).not.toContain('pull_request_target');
  });
});

test('the same action has the same version everywhere', () => {
  const versions = new Map<string, Set<string>>();
  for (const [, action = '', version = ''] of workflows
    .map(textOf)
    .join('\n')
    .matchAll(/uses: ([\w/-]+)@(\w+)/g)) {
    versions.set(action, (versions.get(action) ?? new Set()).add(version));
  }
  expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
});

describe('the workflows that the documentation shows', () => {
  const action: { readonly inputs: object } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const pages = [join(root, 'README.md'), ...readdirSync(docs).map((file) => join(docs, file))];
  const examples = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/^```yaml\n(?<text>[\s\S]*?)^```$/gm)]
      .map(({ groups }) => groups?.['text'] ?? '')
      .filter((text) => /^jobs:$/m.test(text))
      .map((text) => [page.slice(root.length + 1), text] as const),
  );

  test('are there', () => expect(examples.length).toBeGreaterThanOrEqual(5));

  test.each(examples)('%s', async (_page, text) => {
    expect(await mistakesInWorkflow(text)).toEqual([]);
    const jobs = Object.values<Job>(parse(text).jobs);
    for (const { uses, with: given } of jobs.flatMap(({ steps = [] }) => steps)) {
      if (uses?.includes('/port-preflight@'))
        expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given ?? {})));
    }
  });
});
