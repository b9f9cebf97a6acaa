import { npm, page, type Run, runs } from './run.ts';

/** Development servers of bundlers, frameworks and site generators. */
export const frontendRuns: readonly Run[] = [
  runs(
    npm({ vite: '7.1.12' }),
    [
      'vite',
      'vite --port 4100',
      'vite --host',
      'vite --host 127.0.0.1',
      '5173>vite',
      '4100>vite --port 4100 --strictPort',
    ],
    page,
  ),
  runs(npm({ vite: '7.1.12' }), ['vite preview', 'vite preview --port 4101'], { ...page, 'dist/index.html': '' }),
  runs(npm({ vite: '2.9.18' }), ['vite', '3000>vite'], page),
  runs(
    npm({ next: '15.5.6', react: '19.2.0', 'react-dom': '19.2.0' }),
    [
      'next dev',
      'next dev -p 4102',
      'PORT=4103 next dev',
      'next dev -H 127.0.0.1',
      '3000>next dev',
      '4102>next dev -p 4102',
    ],
    { 'pages/index.js': 'export default function Page() { return null }' },
  ),
  runs(npm({ astro: '5.15.3' }), ['astro dev', 'astro dev --port 4104', 'astro dev --host', '4321>astro dev'], {
    'src/pages/index.astro': '<p>page</p>',
  }),
  runs(npm({ nuxt: '4.2.0' }), ['nuxt dev', 'nuxt dev --port 4105', 'PORT=4106 nuxt dev', '3000>nuxt dev'], {
    'app/app.vue': '<template><p>page</p></template>',
  }),
  runs(
    npm({ webpack: '5.102.1', 'webpack-cli': '6.0.1', 'webpack-dev-server': '5.2.2' }),
    [
      'webpack serve',
      'webpack serve --port 4107',
      'webpack-dev-server',
      '8080>webpack serve',
      '4107>webpack serve --port 4107',
    ],
    { 'src/index.js': '', 'webpack.config.js': "module.exports = { mode: 'development' };" },
  ),
  runs(
    npm({ '@rspack/core': '1.6.0', '@rspack/cli': '1.6.0' }),
    ['rspack serve', 'rspack serve --port 4108', '8080>rspack serve'],
    { 'src/index.js': '', 'rspack.config.js': "module.exports = { mode: 'development' };" },
  ),
  runs(npm({ '@rsbuild/core': '1.6.0' }), ['rsbuild dev', 'rsbuild dev --port 4109', '3000>rsbuild dev'], {
    'src/index.js': '',
  }),
  runs(
    npm({ parcel: '2.16.0' }),
    ['parcel index.html', 'parcel serve index.html --port 4110', '1234>parcel index.html'],
    page,
  ),
  runs(
    npm({ esbuild: '0.25.11' }),
    ['esbuild --servedir=.', 'esbuild --serve=4111 --servedir=.', '8000>esbuild --servedir=.'],
    page,
  ),
  runs(
    npm({ '@11ty/eleventy': '3.1.2' }),
    ['eleventy --serve', 'eleventy --serve --port=4126', '8080>eleventy --serve'],
    page,
  ),
  runs(npm({ vitepress: '1.6.4' }), ['vitepress dev', 'vitepress dev --port 4127', '5173>vitepress dev'], {
    'index.md': '# page',
  }),
  runs(npm({ 'docsify-cli': '4.4.4' }), ['docsify serve .', 'docsify serve . --port 4128'], page),
  runs(npm({ hexo: '8.0.0', 'hexo-server': '3.0.0' }), ['hexo server', 'hexo server -p 4129', '4000>hexo server'], {
    '_config.yml': 'title: page\n',
    'package.json': '{"name":"run","hexo":{"version":"8.0.0"},"dependencies":{"hexo":"8.0.0","hexo-server":"3.0.0"}}',
  }),
  runs(
    npm({ 'reveal-md': '6.1.4' }),
    ['reveal-md slides.md --disable-auto-open', 'reveal-md slides.md --disable-auto-open --port 4130'],
    {
      'slides.md': '# page',
    },
  ),
  runs(npm({ '@web/dev-server': '0.4.6' }), ['wds', 'wds --port 4150', '8000>wds'], page),
  runs(
    npm({ '@ladle/react': '5.1.1', react: '19.2.0', 'react-dom': '19.2.0' }),
    ['ladle serve', 'ladle serve --port 4151', '61000>ladle serve'],
    {
      'src/a.stories.jsx': 'export const A = () => null',
    },
  ),
  runs(
    npm({
      '@docusaurus/core': '3.9.2',
      '@docusaurus/preset-classic': '3.9.2',
      react: '19.2.0',
      'react-dom': '19.2.0',
      webpack: '5.102.1',
    }),
    [
      'docusaurus start --no-open',
      'docusaurus start --no-open --port 4163',
      'PORT=4169 docusaurus start --no-open',
      '3000>docusaurus start --no-open',
    ],
    {
      'docusaurus.config.js':
        "module.exports = { title: 'a', url: 'https://a.test', baseUrl: '/', presets: [['classic', { blog: false }]] };",
      'docs/intro.md': '# page',
      'sidebars.js': 'module.exports = {};',
    },
  ),
  runs(
    npm({ storybook: '9.1.15', '@storybook/html-vite': '9.1.15', vite: '7.1.12' }),
    [
      'storybook dev -p 6006 --ci --disable-telemetry',
      'storybook dev --ci --disable-telemetry',
      'storybook dev -p 4164 --ci --disable-telemetry',
      '6006>storybook dev -p 6006 --ci --disable-telemetry',
    ],
    {
      '.storybook/main.js': "export default { framework: '@storybook/html-vite', stories: ['../src/*.stories.js'] };",
      'src/a.stories.js': "export default { title: 'a' }; export const A = () => 'a';",
    },
  ),
  runs(
    npm({ 'react-scripts': '5.0.1', ajv: '8.17.1', react: '18.3.1', 'react-dom': '18.3.1' }),
    ['react-scripts start', 'PORT=4165 react-scripts start', '3000>react-scripts start'],
    {
      'public/index.html': '<div id=root></div>',
      'src/index.js': '',
    },
  ),
  runs(
    npm({ gatsby: '5.15.0', ajv: '8.17.1', react: '18.3.1', 'react-dom': '18.3.1' }),
    ['gatsby develop', 'gatsby develop -p 4166', '8000>gatsby develop'],
    {
      'src/pages/index.js': 'import React from "react";\nexport default () => <p />;',
    },
  ),
  runs(
    npm({ '@vue/cli-service': '5.0.9', vue: '3.5.22' }),
    ['vue-cli-service serve', 'vue-cli-service serve --port 4167', '8080>vue-cli-service serve'],
    {
      'src/main.js': '',
      'public/index.html': '',
    },
  ),
  runs(
    npm({
      'ng-packagr': '20.3.0',
      '@angular/cli': '20.3.7',
      '@angular/build': '20.3.7',
      '@angular/core': '20.3.7',
      '@angular/compiler': '20.3.7',
      '@angular/compiler-cli': '20.3.7',
      '@angular/common': '20.3.7',
      '@angular/platform-browser': '20.3.7',
      rxjs: '7.8.2',
      tslib: '2.8.1',
      typescript: '5.9.3',
    }),
    ['ng serve', 'ng serve --port 4168', '4200>ng serve'],
    {
      'angular.json':
        '{"version":1,"cli":{"analytics":false},"projects":{"a":{"projectType":"application","root":"","sourceRoot":"src","architect":{"build":{"builder":"@angular/build:application","options":{"browser":"src/main.ts","index":"src/index.html","tsConfig":"tsconfig.json","outputPath":"dist"}},"serve":{"builder":"@angular/build:dev-server","options":{"buildTarget":"a:build"}}}}}}',
      'tsconfig.json':
        '{"compilerOptions":{"target":"ES2022","module":"ES2022","moduleResolution":"bundler"},"files":["src/main.ts"]}',
      'src/main.ts': 'console.log(1);',
      'src/index.html': '<!doctype html><html><head></head><body></body></html>',
    },
  ),
  runs(npm({ vite: '2.9.18' }), ['vite preview'], { ...page, 'dist/index.html': '' }),
  runs(npm({ vite: '5.4.21' }), ['vite', 'vite --port 4500', '4500>vite --port 4500'], page),
  runs(npm({ astro: '2.10.15' }), ['astro dev', 'astro dev --port 4501', '3000>astro dev'], {
    'src/pages/index.astro': '<p>page</p>',
  }),
  runs(npm({ astro: '5.15.3' }), ['astro build && astro preview', 'astro build && astro preview --port 4502'], {
    'src/pages/index.astro': '<p>page</p>',
  }),
  runs(
    npm({ webpack: '5.102.1', 'webpack-cli': '5.1.4', 'webpack-dev-server': '4.15.2' }),
    ['webpack serve', 'webpack serve --port 4503', '8080>webpack serve'],
    { 'src/index.js': '', 'webpack.config.js': "module.exports = { mode: 'development' };" },
  ),
  runs(
    npm({ webpack: '5.102.1', 'webpack-cli': '4.10.0', 'webpack-dev-server': '3.11.3' }),
    ['webpack serve', 'webpack serve --port 4504'],
    { 'src/index.js': '', 'webpack.config.js': "module.exports = { mode: 'development' };" },
  ),
  runs(npm({ vitepress: '0.22.4' }), ['vitepress dev', '3000>vitepress dev'], { 'index.md': '# page' }),
  runs(npm({ vitepress: '1.6.4' }), ['vitepress build && vitepress preview'], { 'index.md': '# page' }),
  runs(
    npm({
      '@react-router/dev': '7.9.4',
      '@react-router/node': '7.9.4',
      'react-router': '7.9.4',
      isbot: '5.1.31',
      react: '19.2.0',
      'react-dom': '19.2.0',
      vite: '7.1.12',
    }),
    ['react-router dev', 'react-router dev --port 4505', '5173>react-router dev'],
    {
      'vite.config.mjs':
        "import { reactRouter } from '@react-router/dev/vite';\nexport default { plugins: [reactRouter()] };\n",
      'app/routes.ts': "import { index } from '@react-router/dev/routes';\nexport default [index('home.jsx')];\n",
      'app/home.jsx': 'export default () => null;\n',
      'app/root.jsx': "import { Outlet } from 'react-router';\nexport default () => <Outlet />;\n",
    },
  ),
  runs(
    npm({
      '@remix-run/dev': '2.17.1',
      '@remix-run/node': '2.17.1',
      '@remix-run/react': '2.17.1',
      '@remix-run/serve': '2.17.1',
      isbot: '4.4.0',
      react: '18.3.1',
      'react-dom': '18.3.1',
      vite: '5.4.21',
    }),
    ['remix vite:dev', 'remix vite:dev --port 4506', '5173>remix vite:dev'],
    {
      'vite.config.mjs': "import { vitePlugin } from '@remix-run/dev';\nexport default { plugins: [vitePlugin()] };\n",
      'app/root.jsx': "import { Outlet } from '@remix-run/react';\nexport default () => <Outlet />;\n",
    },
  ),
  runs(
    npm({
      '@remix-run/dev': '2.17.1',
      '@remix-run/node': '2.17.1',
      '@remix-run/react': '2.17.1',
      '@remix-run/serve': '2.17.1',
      isbot: '4.4.0',
      react: '18.3.1',
      'react-dom': '18.3.1',
    }),
    ['remix dev', 'PORT=4507 remix dev', '3000>remix dev'],
    {
      'remix.config.js': 'module.exports = {};\n',
      'app/root.jsx': "import { Outlet } from '@remix-run/react';\nexport default () => <Outlet />;\n",
    },
  ),
  runs(
    npm({ waku: '0.26.1', react: '19.2.0', 'react-dom': '19.2.0', 'react-server-dom-webpack': '19.2.0' }),
    ['waku dev', 'waku dev --port 4508', '3000>waku dev'],
    { 'src/pages/index.jsx': 'export default () => <p>page</p>;\n' },
  ),
  runs(npm({ vinxi: '0.5.8' }), ['vinxi dev', 'vinxi dev --port 4509', '3000>vinxi dev'], {
    'app.config.js':
      "import { createApp } from 'vinxi';\nexport default createApp({ routers: [{ name: 'public', type: 'static', dir: './public' }] });\n",
    'public/index.html': '',
  }),
  runs(npm({ wmr: '3.8.0' }), ['wmr', 'wmr --port 4510', 'PORT=4511 wmr', '8080>wmr'], page),
  runs(
    npm({ histoire: '0.17.17', vite: '4.5.14' }),
    ['histoire dev', 'histoire dev --port 4512', '6006>histoire dev'],
    {
      'src/a.story.js': 'export default {};\n',
    },
  ),
  runs(
    npm({ '@slidev/cli': '0.49.29', '@slidev/theme-default': '0.25.0' }),
    ['slidev slides.md', 'slidev slides.md --port 4513', '3030>slidev slides.md', '4513>slidev slides.md --port 4513'],
    { 'slides.md': '# page' },
  ),
  runs(npm({ '@stencil/core': '4.38.2' }), ['stencil build --dev --watch --serve --no-open'], {
    'stencil.config.ts': "export const config = { namespace: 'page', outputTargets: [{ type: 'www' }] };\n",
    'src/index.html': '',
    'tsconfig.json':
      '{"compilerOptions":{"jsx":"react","jsxFactory":"h","moduleResolution":"bundler","target":"es2022"}}',
  }),
  runs(npm({ umi: '4.5.1' }), ['umi dev', 'PORT=4514 umi dev', '8000>umi dev'], {
    'src/pages/index.jsx': 'export default () => null;\n',
  }),
  runs(npm({ budo: '11.8.4' }), ['budo index.js', 'budo index.js --port 4515', '9966>budo index.js'], {
    'index.js': '',
  }),
  runs(
    npm({ '@11ty/eleventy-dev-server': '2.0.8' }),
    ['eleventy-dev-server', 'eleventy-dev-server --port=4516', '8080>eleventy-dev-server'],
    page,
  ),
].flat();
