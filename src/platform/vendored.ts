/**
 * Folders whose content is somebody else's or generated, wherever they stand. `build`, `target`, `bin`, `obj` and `out`
 * are not among them on purpose: where they are generated git ignores them, and where they are tracked people keep
 * Dockerfiles and scripts in them (the Go project layout has `build/package`).
 */
const vendoredFolders: ReadonlySet<string> = new Set([
  // Version control
  '.git',
  '.hg',
  '.svn',
  // JavaScript
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.yarn',
  '.pnpm-store',
  'dist',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.angular',
  '.parcel-cache',
  '.turbo',
  '.nx',
  // Go, PHP, Ruby; C and C++
  'vendor',
  '.bundle',
  'third_party',
  'third-party',
  // Python
  '.venv',
  'venv',
  'site-packages',
  '__pycache__',
  '.tox',
  '.nox',
  // JVM, Apple, infrastructure
  '.gradle',
  'Pods',
  'Carthage',
  'DerivedData',
  '.terraform',
  '.cache',
]);

export function isVendoredFolder(name: string): boolean {
  return vendoredFolders.has(name);
}

/** The outermost vendored folder that the path lies in, or undefined. */
export function vendoredFolderOf(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1);
  const depth = folders.findIndex(isVendoredFolder);
  return depth < 0 ? undefined : folders.slice(0, depth + 1).join('/');
}
