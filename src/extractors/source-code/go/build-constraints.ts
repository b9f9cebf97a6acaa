/**
 * What every build has, for some platform at least, or a file that is run by its name:
 * https://pkg.go.dev/cmd/go#hdr-Build_constraints
 */
const usual = new Set([
  ...['aix', 'android', 'darwin', 'dragonfly', 'freebsd', 'illumos', 'ios', 'js', 'linux', 'netbsd', 'openbsd'],
  ...['plan9', 'solaris', 'wasip1', 'windows', 'unix'],
  ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'ppc64le'],
  ...['riscv64', 's390x', 'wasm', 'cgo', 'gc', 'gccgo', 'ignore'],
]);

/** Packages that are built only when somebody names a tag (`//go:build pprof`) say nothing of the usual program. */
export function legibleGo(text: string): string {
  const start = /^package[ \t]+(?<name>\w+)/m.exec(text);
  // A file of a main package may be run by its name, whatever its tags.
  if (!start || start.groups?.['name'] === 'main') return text;
  return needsTag(text.slice(0, start.index)) ? '' : text;
}

/** Whether a tag is wanted that no build has by itself; of `||` and `!` nothing is concluded. */
function needsTag(head: string): boolean {
  const wanted = /^\/\/go:build[ \t]+(?<tags>\w+(?:[ \t]*&&[ \t]*\w+)*)[ \t]*\r?$/m.exec(head);
  const older = /^\/\/[ \t]*\+build[ \t]+(?<tags>\w+(?:,\w+)*)[ \t]*\r?$/m.exec(head);
  const tags = (wanted ?? older)?.groups?.['tags']?.split(/\W+/) ?? [];
  return tags.some((tag) => !usual.has(tag));
}
