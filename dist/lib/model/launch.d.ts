import type { ListenerDeclaration, Owner } from './declaration.js';
import type { Location } from './location.js';
/** How sure it is that several listeners are up at the same time. */
export type Certainty = 'certain' | 'likely' | 'possible';
export type LaunchUnitKind = 'compose-project' | 'script' | 'procfile' | 'job' | 'pod' | 'cluster' | 'process' | 'configured';
/**
 * What a command line does while it runs: the tree that decides which of its listeners are up together. Two listeners
 * are up together when the node where their paths part is `parallel`, or is a `sequence` in which the earlier one is
 * `detached` (it stays up while the later steps run). Of `alternatives` (the branches of an `if` or a `case`) only one runs.
 */
export type Activity = {
    readonly kind: 'listen';
    readonly listener: ListenerDeclaration;
} | {
    readonly kind: 'program';
    readonly program: ProgramStart;
} | {
    readonly kind: 'compose';
    readonly start: ComposeStart;
}
/** Another unit, by its id: its listeners stay its own. */
 | {
    readonly kind: 'unit';
    readonly unit: string;
} | {
    readonly kind: 'sequence' | 'parallel' | 'alternatives';
    readonly steps: readonly Activity[];
} | {
    readonly kind: 'detached';
    readonly body: Activity;
} | {
    readonly kind: 'stop';
    readonly stop: Stop;
};
/** Ends what earlier steps left running. */
export interface Stop {
    /** Processes in the background (`kill $PID`), or containers (`docker stop db`). */
    readonly of: 'processes' | 'containers';
    /** Only the container of this name. */
    readonly container?: string;
    /** Only those of a Compose project: `docker compose -f a.yml down`, `docker compose stop web`. */
    readonly project?: Pick<ComposeStart, 'directory' | 'files' | 'services' | 'projectName'>;
}
/** An environment variable's value and, when a text sets it, where that stands. */
export interface VariableSetting {
    readonly value: string;
    readonly location?: Location;
    /** Something that runs makes the value: no digits stand at the location. */
    readonly computed?: true;
    /** It is set, but nobody knows to what; `value` is the expression then. */
    readonly unknown?: true;
    /** An env file sets it that the program may read, or not. */
    readonly possible?: true;
}
/** A command that starts a source file of the repository: that file's listeners become the starter's own. */
export interface ProgramStart {
    /** Candidates, relative to the root; the first that exists counts: `server.js`, `src/server.ts`, `cmd/api/` (a Go package). */
    readonly paths: readonly string[];
    /** Code that stands in the command line itself (`node -e '…'`); then the one path names it, and no file. */
    readonly code?: InlineCode;
    /** Variables that the command line (or an env file its tool reads) sets, e.g. PORT. */
    readonly environment: Readonly<Record<string, VariableSetting>>;
    /** With root's privileges: `sudo node server.js`. */
    readonly elevated?: true;
    /** Command-line arguments after the program. */
    readonly arguments: readonly string[];
    /** The port that they name (`--port 4000`), which then replaces the one that the program has by default. */
    readonly given?: Pick<ListenerDeclaration, 'port' | 'location' | 'setAt'>;
    /**
     * What the command line alone makes likely (`PORT=4000`, `--port 4000`): counts only where none of the paths is a
     * program whose listeners are known.
     */
    readonly fallback?: ListenerDeclaration;
    /** Who starts it, and in which network namespace; absent: the unit, on its machine. */
    readonly owner?: Owner;
    readonly namespace?: string;
    readonly location: Location;
}
/** A program's text inside another text, every character of which has its place there. */
export interface InlineCode {
    readonly text: string;
    locate(start: number, end: number): Location;
}
/** `docker compose -f a -f b --profile p up -d web`. */
export interface ComposeStart {
    /** Directory it runs in, relative to the root. */
    readonly directory: string;
    /** `-f` files, relative to the root; empty: discovered. */
    readonly files: readonly string[];
    /** `-p`; absent: the files or their directory name the project. */
    readonly projectName?: string;
    readonly profiles: readonly string[];
    readonly envFiles: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    /** Services named on the command line; empty: all that are active. */
    readonly services: readonly string[];
    /** Services that a later step has stopped; absent: none. */
    readonly stopped?: readonly string[];
    readonly detached: boolean;
    readonly location: Location;
}
/** Nothing is started: the neutral element of activities. */
export declare const idle: Activity;
