import type { ToolExample, ToolSignature } from './tool.ts';

/** A project of a workspace with one target, and the command that runs it. */
function example(target: object, binds: readonly number[], more: Readonly<Record<string, string>> = {}): ToolExample {
  return {
    command: 'nx serve web',
    files: {
      'nx.json': '{}',
      'apps/web/project.json': JSON.stringify({ name: 'web', targets: { serve: target } }),
      ...more,
    },
    binds,
  };
}

const host = ['--host', '--hostname'];

/**
 * What a target's executor does, with its options as flags. The packages were called `@nrwl/…` before version 16; those
 * names stand for the same executors.
 */
export const nxExecutors: readonly ToolSignature[] = [
  {
    name: 'Nx: development servers',
    commands: [
      '@nx/webpack:dev-server',
      '@nx/web:dev-server',
      '@nx/next:server',
      '@nx/angular:dev-server',
      '@nx/angular:webpack-dev-server',
      '@angular-devkit/build-angular:dev-server',
      '@angular/build:dev-server',
      '@nx/rspack:dev-server',
      '@nx/rspack:module-federation-dev-server',
      '@nx/react:module-federation-dev-server',
      '@nx/angular:module-federation-dev-server',
      '@nx/angular:module-federation-dev-ssr',
      '@angular-devkit/build-angular:ssr-dev-server',
      '@nguniversal/builders:ssr-dev-server',
      '@angular-builders/custom-webpack:dev-server',
      '@angular-builders/custom-esbuild:dev-server',
      '@ngx-env/builder:dev-server',
    ],
    runtime: 'node',
    ports: [{ flags: ['--port'], hostFlags: host, default: 4200, binds: 'localhost', onConflict: 'unknown' }],
    source: 'nrwl/nx packages/{webpack,next}/src/executors/*/schema.json, angular/angular-cli dev-server/schema.json',
    verified: 'source-read',
    examples: [
      example({ executor: '@nx/webpack:dev-server', options: { buildTarget: 'web:build' } }, [4200]),
      example(
        {
          executor: '@nx/next:server',
          defaultConfiguration: 'development',
          options: { port: 4300 },
          configurations: { development: { port: 4301 } },
        },
        [4301],
      ),
      example({ executor: '@nrwl/web:dev-server', options: { port: 4400 } }, [4400]),
    ],
  },
  {
    name: 'Nx: Metro',
    commands: ['@nx/expo:start', '@nx/react-native:start', '@nx/expo:serve'],
    runtime: 'node',
    identity: ['metro'],
    ports: [{ flags: ['--port'], hostFlags: host, default: 8081, binds: 'all', onConflict: 'unknown' }],
    source: 'nrwl/nx packages/{expo,react-native}/src/executors/start/schema.json',
    verified: 'docs',
    examples: [example({ executor: '@nx/expo:start', options: { port: 8082 } }, [8082])],
  },
  {
    name: 'Nx: file server',
    commands: ['@nx/web:file-server'],
    runtime: 'node',
    ports: [{ flags: ['--port'], hostFlags: host, default: 4200, binds: 'localhost', onConflict: 'fail' }],
    source: 'nrwl/nx packages/web/src/executors/file-server/schema.json',
    verified: 'source-read',
    examples: [example({ executor: '@nx/web:file-server', options: { port: 4500 } }, [4500])],
  },
  {
    name: 'Nx: Vite',
    commands: ['@nx/vite:dev-server'],
    runtime: 'node',
    identity: ['vite'],
    ports: [{ flags: ['--port'], hostFlags: host, default: 5173, binds: 'localhost', onConflict: 'unknown' }],
    configurationFiles: ['vite.config.*'],
    configuredAs: 'vite',
    source: 'nrwl/nx packages/vite/src/executors/dev-server/schema.json',
    verified: 'source-read',
    examples: [
      example({ executor: '@nx/vite:dev-server', options: { buildTarget: 'web:build' } }, [4210], {
        'apps/web/vite.config.ts': 'export default { server: { port: 4210 } }',
      }),
    ],
  },
  {
    name: 'Nx: Vite preview',
    commands: ['@nx/vite:preview-server'],
    runtime: 'node',
    identity: ['vite'],
    ports: [{ flags: ['--port'], hostFlags: host, default: 4173, binds: 'localhost', onConflict: 'unknown' }],
    configurationFiles: ['vite.config.*'],
    configuredAs: 'vite preview',
    source: 'nrwl/nx packages/vite/src/executors/preview-server/schema.json',
    verified: 'source-read',
    examples: [
      example({ executor: '@nx/vite:preview-server', options: { buildTarget: 'web:build' } }, [4310], {
        'apps/web/vite.config.ts': 'export default { server: { port: 4210 }, preview: { port: 4310 } }',
      }),
    ],
  },
  {
    name: 'Nx: Storybook',
    commands: ['@nx/storybook:storybook', '@storybook/angular:start-storybook'],
    runtime: 'node',
    identity: ['storybook'],
    ports: [{ flags: ['--port'], hostFlags: host, default: 9009, binds: 'localhost', onConflict: 'unknown' }],
    source: 'nrwl/nx packages/storybook/src/executors/storybook/schema.json',
    verified: 'source-read',
    examples: [example({ executor: '@nx/storybook:storybook', options: { port: 4600 } }, [4600])],
  },
  {
    name: 'Nx: Node program',
    commands: ['@nx/js:node', '@nx/node:node'],
    runtime: 'node',
    ports: [
      {
        role: 'inspector',
        flags: ['--port'],
        hostFlags: ['--host'],
        default: 9229,
        binds: 'localhost',
        debugger: true,
        unless: ['--no-inspect'],
        onConflict: 'unknown',
      },
    ],
    source: 'nrwl/nx packages/js/src/executors/node/schema.json',
    verified: 'source-read',
    examples: [
      example({ executor: '@nx/js:node', options: { buildTarget: 'web:build' } }, [9229]),
      {
        command: 'nx serve api',
        files: {
          'nx.json': '{}',
          'apps/api/project.json':
            '{"name":"api","targets":{"build":{"options":{"main":"apps/api/src/main.ts"}},"serve":{"executor":"@nx/js:node","options":{"buildTarget":"api:build","inspect":false}}}}',
          'apps/api/src/main.ts': "require('http').createServer().listen(3333)",
        },
        binds: [3333],
      },
    ],
  },
];
