import { describe, expect, test } from 'vitest';
import { devcontainer } from '../../src/extractors/devcontainer.ts';
import { dockerfile } from '../../src/extractors/dockerfile.ts';
import type { Extractor } from '../../src/extractors/extractor.ts';
import { justfile } from '../../src/extractors/justfile.ts';
import { makefile } from '../../src/extractors/makefile.ts';
import { markdown } from '../../src/extractors/markdown.ts';
import { procfile } from '../../src/extractors/procfile.ts';
import { shellScript } from '../../src/extractors/shell-script.ts';
import { extract, linesOf } from './extracting.ts';

interface Case {
  readonly extractor: Extractor;
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'Procfile: all processes together': {
    extractor: procfile,
    path: 'Procfile.dev',
    text: 'web: bin/rails server -p 3000\ncss: yarn build:css --watch\njs: bin/vite dev\n',
    lines: [
      '1:1 unit "foreman start -f Procfile.dev"',
      '  1:26 tcp 127.0.0.1+[::1]:3000 command-flag "web"',
      '  3:5 tcp 127.0.0.1+[::1]:3036 tool-default "js"',
    ],
  },
  'Procfile: PORT comes from the starter': {
    extractor: procfile,
    path: 'Procfile',
    text: 'web: gunicorn -b :$PORT app:app\n',
    lines: ['1:1 unit "foreman start"', '  1:19 tcp 0.0.0.0+[::]:$PORT command-flag "web"'],
  },
  'Makefile: variables, prerequisites and continuation lines': {
    extractor: makefile,
    path: 'Makefile',
    text: 'PORT ?= 8080\n\nrun: build\n\t@serve \\\n\t  -l $(PORT)\n\nbuild:\n\tgo build ./...\n\nstop:\n\tlsof -ti:$(PORT) | xargs kill\n',
    lines: [
      '3:1 unit "make run"',
      '  1:9 tcp 0.0.0.0+[::]:8080 command-flag "run"',
      '7:1 unit "make build"',
      '10:1 unit "make stop"',
      '1:9 reference localhost:8080',
    ],
  },
  'Makefile: variables of a target, dollars for the shell': {
    extractor: makefile,
    path: 'Makefile',
    text: 'dev: P = 3001\ndev:\n\tX=1; serve -l $(P) -l $$Q -l $(shell free)\n',
    lines: [
      '1:1 unit "make dev"',
      '  1:10 tcp 0.0.0.0+[::]:3001 command-flag "dev"',
      '  3:25 tcp 0.0.0.0+[::]:$Q command-flag "dev"',
      '  3:31 tcp 0.0.0.0+[::]:$(shell free) command-flag "dev"',
    ],
  },
  'Makefile: a variable that is added to': {
    extractor: makefile,
    path: 'Makefile',
    text: 'FLAGS := -l 80\nFLAGS := $(FLAGS) -l 8080\n\nrun:\n\tserve $(FLAGS)\n',
    lines: ['4:1 unit "make run"', '  2:22 tcp 0.0.0.0+[::]:8080 command-flag "run"'],
  },
  'Makefile: addresses of libp2p': {
    extractor: makefile,
    path: 'Makefile',
    text: 'deploy:\n\tpublish --ipfs /ip4/127.0.0.1/tcp/5001 --from /dns4/peer/tcp/4001/p2p/x\n',
    lines: ['1:1 unit "make deploy"', '2:36 reference 127.0.0.1:5001', '2:63 reference peer:4001'],
  },
  'Makefile: Compose': {
    extractor: makefile,
    path: 'Makefile',
    text: 'up:\n\tdocker compose up -d nginx mysql\n',
    lines: ['1:1 unit "make up"', '  2:2 compose in . nginx mysql'],
  },
  'justfile: variables, parameters and dependencies': {
    extractor: justfile,
    path: 'justfile',
    text: 'port := "4000"\n\n# comment\ndev: db\n    @serve -l {{port}}\n\ndb p="5432":\n    docker run -p {{p}}:5432 postgres\n',
    lines: [
      '4:1 unit "just dev"',
      '  7:7 tcp 0.0.0.0+[::]:5432 published-port "dev"',
      '  1:10 tcp 0.0.0.0+[::]:4000 command-flag "dev"',
      '7:1 unit "just db"',
      '  7:7 tcp 0.0.0.0+[::]:5432 published-port "db"',
    ],
  },
  'justfile: an unknown variable': {
    extractor: justfile,
    path: 'justfile',
    text: 'set dotenv-load\ndev:\n    next dev -p $PORT\n',
    lines: ['2:1 unit "just dev"', '  3:17 tcp 0.0.0.0+[::]:$PORT command-flag "dev"'],
  },
  'shell script: functions, variables, own directory': {
    extractor: shellScript,
    path: 'scripts/dev.sh',
    text: '#!/bin/bash\nset -e\ncd "$(dirname "${BASH_SOURCE[0]}")/../web"\nPORT="${PORT:-3000}"\nstart() {\n  npx serve -l "$PORT" &\n}\nstart\ndocker compose up\n',
    lines: ['1:1 unit "scripts/dev.sh"', '  4:15 tcp 0.0.0.0+[::]:3000 command-flag "dev.sh"', '  9:1 compose in web'],
  },
  'Dockerfile: EXPOSE with variables, ranges and protocols': {
    extractor: dockerfile,
    path: 'Dockerfile',
    text: 'ARG P=8080\nFROM x AS base\nENV PORT=3000\nEXPOSE 80 443/udp $PORT\nFROM base\nEXPOSE 4000-4002/TCP \\\n  5000\n',
    lines: [
      '4:8 exposed 80/tcp',
      '4:11 exposed 443/udp',
      '4:19 exposed 3000/tcp',
      '6:8 exposed 4000-4002/tcp',
      '7:3 exposed 5000/tcp',
    ],
  },
  'README: Compose commands in fences only': {
    extractor: markdown,
    path: 'README.md',
    text: '# App\n\n```sh\n$ npm run dev\n$ docker compose -f a.yml up -d\n```\n\n```js\n"docker compose up"\n```\n',
    lines: ['5:3 unit "docker compose -f a.yml up -d"', '  5:3 compose in . a.yml'],
  },
  'devcontainer: runArgs publish': {
    extractor: devcontainer,
    path: '.devcontainer/devcontainer.json',
    text: '{\n  "appPort": 4001,\n  "runArgs": ["--init", "-p", "4002:80", "--publish=4003:81"]\n}\n',
    lines: [
      '1:1 unit "dev container .devcontainer/devcontainer.json"',
      '  2:14 tcp 127.0.0.1:4001 published-port "dev container"',
      '  3:32 tcp 0.0.0.0+[::]:4002 published-port "dev container"',
      '  3:53 tcp 0.0.0.0+[::]:4003 published-port "dev container"',
    ],
  },
  'devcontainer: forwarded ports are references': {
    extractor: devcontainer,
    path: '.devcontainer/devcontainer.json',
    text: '{\n  // ports\n  "forwardPorts": [3000, "db:5432"],\n  "postStartCommand": "serve -l 4000",\n}\n',
    lines: [
      '1:1 unit "dev container .devcontainer/devcontainer.json"',
      '  4:33 tcp 0.0.0.0+[::]:4000 command-flag "postStartCommand"',
      '3:20 reference localhost:3000',
      '3:30 reference db:5432',
    ],
  },
};

describe('files that start things', () => {
  test.each(Object.entries(cases))('%s', (_, { extractor, path, text, lines }) => {
    expect(extractor.matches(path)).toBe(true);
    expect(linesOf(extract(extractor, path, { [path]: text }))).toEqual(lines);
  });
});
