/** An operating system or hosted runner on which the programs are started. */
export type Target = 'linux' | 'macos' | 'windows' | 'github-ubuntu' | 'github-macos' | 'github-windows';

export const targets: readonly Target[] = [
  'linux',
  'macos',
  'windows',
  'github-ubuntu',
  'github-macos',
  'github-windows',
];

/** What developers start runs on any of these unless the project says otherwise. */
export const developerTargets: readonly Target[] = ['linux', 'macos', 'windows'];
