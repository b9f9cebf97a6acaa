/** A target that a plugin of nx gives to every project with one of its configuration files. */
export interface InferredTarget {
  readonly plugin: string;
  /** The plugin's option that names the target, and the name without it. */
  readonly option: string;
  readonly name: string;
  /** Names of files beside the package.json or project.json: one of each list is there. */
  readonly needs: readonly (readonly string[])[];
  /** What it runs in the project's folder. */
  readonly command: readonly string[];
}

function configuration(name: string): readonly string[] {
  return ['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'].map((extension) => `${name}.${extension}`);
}

// A library has its tests' configuration alone: what is served has a page.
const vite = [configuration('vite.config'), ['index.html']];
const next = [configuration('next.config')];
const webpack = [configuration('webpack.config')];
const rspack = [configuration('rspack.config')];
const rsbuild = [configuration('rsbuild.config')];

/** Source: nrwl/nx packages/{vite,next,webpack,rspack,rsbuild,nuxt,storybook,playwright}/src/plugins/plugin.ts */
export const inferredTargets: readonly InferredTarget[] = [
  { plugin: '@nx/vite/plugin', option: 'devTargetName', name: 'dev', needs: vite, command: ['vite'] },
  { plugin: '@nx/vite/plugin', option: 'serveTargetName', name: 'serve', needs: vite, command: ['vite'] },
  {
    plugin: '@nx/vite/plugin',
    option: 'previewTargetName',
    name: 'preview',
    needs: vite,
    command: ['vite', 'preview'],
  },
  { plugin: '@nx/next/plugin', option: 'devTargetName', name: 'dev', needs: next, command: ['next', 'dev'] },
  { plugin: '@nx/next/plugin', option: 'startTargetName', name: 'start', needs: next, command: ['next', 'start'] },
  {
    plugin: '@nx/webpack/plugin',
    option: 'serveTargetName',
    name: 'serve',
    needs: webpack,
    command: ['webpack-cli', 'serve'],
  },
  {
    plugin: '@nx/rspack/plugin',
    option: 'serveTargetName',
    name: 'serve',
    needs: rspack,
    command: ['rspack', 'serve'],
  },
  { plugin: '@nx/rsbuild/plugin', option: 'devTargetName', name: 'dev', needs: rsbuild, command: ['rsbuild', 'dev'] },
  {
    plugin: '@nx/nuxt/plugin',
    option: 'serveTargetName',
    name: 'serve',
    needs: [configuration('nuxt.config')],
    command: ['nuxt', 'dev'],
  },
  {
    plugin: '@nx/storybook/plugin',
    option: 'serveStorybookTargetName',
    name: 'storybook',
    needs: [configuration('.storybook/main')],
    command: ['storybook', 'dev'],
  },
  {
    plugin: '@nx/playwright/plugin',
    option: 'targetName',
    name: 'e2e',
    needs: [configuration('playwright.config')],
    command: ['playwright', 'test'],
  },
];
