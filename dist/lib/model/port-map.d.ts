import type { ContainerDeclaration, DiscardedPortDeclaration, ExposedDeclaration, InvalidPortDeclaration, ListenerDeclaration, Owner, ReferenceDeclaration } from './declaration.js';
import type { Certainty, LaunchUnitKind } from './launch.js';
import type { Location } from './location.js';
export interface LaunchUnit {
    readonly id: string;
    readonly kind: LaunchUnitKind;
    readonly title: string;
    readonly files: readonly string[];
    readonly directory: string;
    readonly default: boolean;
}
/** What will be bound: a declaration whose unit and port are known. Its port is never `unresolved`. */
export interface Listener extends Omit<ListenerDeclaration, 'kind'> {
    /** Stable across line moves. */
    readonly id: string;
}
/** Within a container or a pod: it takes no port of a machine. */
export declare function isInside({ namespace }: Pick<Listener, 'namespace'>): boolean;
/**
 * Listeners that are up at the same time, and why. A launch unit makes one startup or several (a profile each, the steps
 * of a sequence); two units that people run side by side make one too. Only members of one startup can collide.
 */
export interface Startup {
    readonly id: string;
    /** Ids of the launch units that it starts. */
    readonly units: readonly string[];
    /** The command that brings them up: `docker compose --profile gpu up`. */
    readonly command: string;
    readonly certainty: Certainty;
    /** Why they are up together, as a clause that follows "because": "`npm run dev` starts both". */
    readonly reason: string;
    readonly listeners: readonly Listener[];
    /** Where the project's alternatives split what is started: of each group concerned the member that is up in this part. */
    readonly instead?: readonly string[];
}
export interface Unresolved {
    readonly unit: string;
    readonly namespace: string;
    readonly expression: string;
    readonly owner: Owner;
    readonly location: Location;
}
/** Everything that is known about ports, and all that a rule sees. Every list is sorted. */
export interface PortMap {
    readonly units: readonly LaunchUnit[];
    readonly listeners: readonly Listener[];
    readonly startups: readonly Startup[];
    readonly containers: readonly ContainerDeclaration[];
    readonly exposed: readonly ExposedDeclaration[];
    readonly references: readonly ReferenceDeclaration[];
    readonly invalid: readonly InvalidPortDeclaration[];
    readonly discarded: readonly DiscardedPortDeclaration[];
    readonly unresolved: readonly Unresolved[];
}
