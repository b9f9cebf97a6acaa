/** An operating system or hosted runner on which the programs are started. */
export type Target = 'linux' | 'macos' | 'windows' | 'github-ubuntu' | 'github-macos' | 'github-windows';
export declare const targets: readonly Target[];
/** What developers start runs on any of these unless the project says otherwise. */
export declare const developerTargets: readonly Target[];
