import type { ExampleFiles } from '../../model/rule.ts';
import type { CollisionCause } from './causes.ts';

/** For each cause a tiny repository in which it occurs; run by a test. */
export const collisionExamples: Readonly<Record<CollisionCause, ExampleFiles>> = {
  'two-services': {
    'compose.yaml':
      'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n  docs:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n',
  },
  'two-programs': {
    'package.json':
      '{\n  "name": "shop",\n  "private": true,\n  "scripts": {\n    "dev": "concurrently \\"http-server -p 8090\\" \\"json-server --port 8090 db.json\\""\n  }\n}\n',
  },
  'same-service': {
    'compose.yaml':
      'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n      - "127.0.0.1:8090:443"\n',
  },
  'same-process': {
    'server.js':
      "import { createServer } from 'node:http';\n\ncreateServer().listen(8090);\ncreateServer().listen(8090);\n",
  },
  'override-adds': {
    'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n',
    'compose.override.yaml': 'services:\n  web:\n    ports:\n      - "127.0.0.1:8090:80"\n',
  },
  'shared-namespace': {
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - name: web\n      image: example/web:1\n      ports:\n        - containerPort: 8090\n    - name: metrics\n      image: example/metrics:1\n      ports:\n        - containerPort: 8090\n',
  },
  replicas: {
    'compose.yaml':
      'services:\n  web:\n    image: nginx:1.27\n    deploy:\n      replicas: 2\n    ports:\n      - "8090:80"\n',
  },
  'exhausted-pool': {
    'compose.yaml':
      'services:\n  web:\n    image: nginx:1.27\n    deploy:\n      replicas: 3\n    ports:\n      - "8090-8091:80"\n',
  },
  'pool-order': {
    'compose.yaml':
      'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090-8094:80"\n  docs:\n    image: nginx:1.27\n    ports:\n      - "8092:80"\n',
  },
};
