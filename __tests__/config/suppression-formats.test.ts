import { expect, test } from 'vitest';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { rules } from '../../src/rules/index.ts';
import { runPreflight } from '../run-preflight.ts';

/** A finding at the line that follows `@`, which stands for the comment; `^` stands for one at the end of the line. */
const texts: Readonly<
  Record<string, readonly [comment: string, text: string, more?: Readonly<Record<string, string>>]>
> = {
  'compose.yaml': [
    '#',
    'services:\n  a: { image: x, ports: ["8090:80"] }\n  b:\n    image: x\n    ports:\n      @\n      - "8090:80" ^\n',
  ],
  'docker-compose.yml': [
    '#',
    'services:\n  a: { image: x, ports: ["8090:80"] }\n  b:\n    image: x\n    ports:\n      @\n      - target: 80 ^\n        published: "8090"\n',
  ],
  '.github/workflows/ci.yml': [
    '#',
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    services:\n      a: { image: x, ports: ["5499:1"] }\n      b:\n        image: x\n        ports:\n          @\n          - 5499:2 ^\n    steps: []\n',
  ],
  'k8s/web.yaml': [
    '#',
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: b }\nspec:\n  type: NodePort\n  ports:\n    - port: 80\n      @\n      nodePort: 30080 ^\n',
  ],
  Procfile: ['#', 'a: vite --port 8090 --strictPort\n@\nb: vite --port 8090 --strictPort\n'],
  Makefile: ['#', 'dev:\n\t@\n\tvite --port 80 ^\n'],
  justfile: ['#', 'dev:\n  @\n  vite --port 80 ^\n'],
  '.devcontainer/devcontainer.json': [
    '//',
    '{\n  "image": "node:22",\n  "postStartCommand": {\n    "a": "vite --port 8090 --strictPort",\n    @\n    "b": "vite --port 8090 --strictPort" ^\n  }\n}\n',
  ],
  'dev.sh': ['#', '#!/bin/sh\n@\nnpx vite --port 80 ^\n'],
  'server.js': ['//', "const http = require('node:http');\n@\nhttp.createServer().listen(80); ^\n"],
  'server.py': ['#', 'import http.server\n@\nhttp.server.HTTPServer(("", 80), None).serve_forever() ^\n'],
  'main.go': [
    '//',
    'package main\n\nimport "net/http"\n\nfunc main() {\n\t@\n\thttp.ListenAndServe(":80", nil) ^\n}\n',
  ],
};

async function outcome(files: Readonly<Record<string, string>>) {
  const { findings, stats, problems } = await runPreflight(memoryRepository(files));
  return {
    findings: findings.map(({ ruleId, location }) => `${ruleId} ${location.start.line}`),
    suppressed: stats.suppressed.comments,
    problems: problems.map(({ message }) => message),
  };
}

/** Suppresses every rule that found something, so that none is left unused. */
function suppression(mark: string, found: readonly string[]): string {
  const names = rules.map(({ id }) => id).filter((id) => found.some((finding) => finding.startsWith(`${id} `)));
  return `${mark} port-preflight: ignore[${names.join(', ')}] known`;
}

test.each(Object.entries(texts))('%s', async (path, [mark, text]) => {
  const bare = text.replace(/^.*@\n/gm, '').replace(/ \^/g, '');
  const found = await outcome({ [path]: bare });
  expect(found.findings).not.toEqual([]);
  const comment = suppression(mark, found.findings);
  const above = text.replace('@', comment).replace(/ \^/g, '');
  expect
    .soft(await outcome({ [path]: above }))
    .toEqual({ findings: [], suppressed: found.findings.length, problems: [] });
  if (!text.includes('^')) return;
  const beside = text.replace(/^.*@\n/gm, '').replace('^', comment);
  expect
    .soft(await outcome({ [path]: beside }))
    .toEqual({ findings: [], suppressed: found.findings.length, problems: [] });
});
