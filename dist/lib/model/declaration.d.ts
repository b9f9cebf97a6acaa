import type { Binding } from './address.js';
import type { Activity, Certainty, LaunchUnitKind, VariableSetting } from './launch.js';
import type { Location } from './location.js';
import type { PortRange, PortValue, Protocol } from './port.js';
/** How sure we are that the text means what we read: `low` never makes an error. */
export type Confidence = 'high' | 'medium' | 'low';
/** Who binds, exposes or refers. */
export interface Owner {
    readonly kind: 'service' | 'script' | 'process' | 'container' | 'job' | 'pod' | 'command';
    readonly name: string;
}
/** What in the text makes the bind. */
export type Mechanism = 'published-port' | 'listen-call' | 'command-flag' | 'tool-default' | 'environment' | 'config-file' | 'debugger' | 'image-default' | 'node-port' | 'host-port' | 'forward';
/** What the program does when its port is taken. */
export type OnConflict = 'fail' | 'next-port' | 'random-port' | 'ask' | 'unknown';
/** What a program binds instead where NODE_ENV has one value. */
export interface PortInMode {
    readonly mode: string;
    readonly port: PortValue;
    readonly location: Location;
    readonly setAt?: Location;
}
/** What the text says will be bound. */
export interface ListenerDeclaration {
    readonly kind: 'listener';
    /** Id of the launch unit that brings it up. */
    readonly unit: string;
    /**
     * Id of the network namespace it binds in: `host`, `container:…`, `pod:…`, `job:…`, `cluster`, or `machine:<file>`, the
     * machine that a server's configuration file is for, of which nothing else is known.
     */
    readonly namespace: string;
    readonly owner: Owner;
    readonly port: PortValue;
    /** Environment variable that decides the port when it is set; `port` is then only the fallback. */
    readonly variable?: string;
    /** Those that are asked where `variable` isn't set, in their order. */
    readonly furtherVariables?: readonly string[];
    /** `port` is that of a start that doesn't set NODE_ENV; this is that of one value of it. */
    readonly inMode?: PortInMode;
    readonly protocol: Protocol;
    readonly binding: Binding;
    /**
     * What `binding` rests on. Absent: the text says it. `default`: what the program does when nothing says otherwise.
     * `uncertain`: something that isn't read may say otherwise, a variable or a configuration file.
     */
    readonly addressBasis?: 'default' | 'uncertain';
    readonly mechanism: Mechanism;
    /** Published ports only. */
    readonly containerPorts?: PortRange;
    /** The name of the container that a command runs: only one of a name exists at a time. */
    readonly container?: string;
    /** Where the digits of the one container port stand, when the mapping itself has them. */
    readonly targetAt?: Location;
    /** Replicas. 0: declared, but nothing is started. */
    readonly count: number;
    /** Compose profiles that gate it; empty: none. */
    readonly profiles: readonly string[];
    /** Up without naming a profile, or with those that were named. */
    readonly active: boolean;
    readonly onConflict: OnConflict;
    readonly confidence: Confidence;
    /**
     * The program need not bind it: it stands in a branch that another one may replace, or that something turns on of which
     * nothing is known (`if (options.metrics)`).
     */
    readonly conditional?: boolean;
    /** Another branch or function of the program may listen in its place, on this port or another: two such listeners are one. */
    readonly alternative?: boolean;
    /** Only when its file is the program that was started, not when another one imports it (`require.main === module`). */
    readonly whenStarted?: boolean;
    /** A tool's default that files of these paths may replace: where one of them sets the port of `command`, that counts. */
    readonly configuredBy?: {
        readonly files: readonly string[];
        readonly command: string;
        /** The variables that the files see. */
        readonly environment: Readonly<Record<string, VariableSetting>>;
    };
    /** Its process has root's privileges: `sudo`. */
    readonly elevated?: boolean;
    /** A Compose override file adds this mapping to others of the same service. */
    readonly addedByOverride?: boolean;
    /** Published through a variable with a default: can be moved without an edit. */
    readonly movable?: boolean;
    /** Lower-case words that tell which service this is: image, tool, service name, framework (see signatures/services). */
    readonly identity: readonly string[];
    /** Where the text declares it. */
    readonly location: Location;
    /** The word that starts its program, where one text (a variable, a listen call) may stand for several starts. */
    readonly startedAt?: Location;
    /** The listen call of the code, where the command that starts it sets the port's variable and `location` is there. */
    readonly calledAt?: Location;
    /** Where the digits of the port stand, when exactly one place sets it: the mapping, `.env`, a flag, a constant. */
    readonly setAt?: Location;
    /**
     * In a text that its tool interpolates: what a variable with the port as its default may replace, and what has to stand
     * before and after it there. `"8080:80"` → the digits; `8080:80` → all of it, for it needs quotes then.
     */
    readonly variableAt?: {
        readonly location: Location;
        readonly before: string;
        readonly after: string;
    };
}
/** What is up once whenever its launch unit is: everything but services with replicas or profiles. */
export declare const alwaysUp: {
    readonly count: 1;
    readonly profiles: readonly [];
    readonly active: true;
};
/** A port that a file documents (`EXPOSE`, `expose:`); binds nothing. */
export interface ExposedDeclaration {
    readonly kind: 'exposed';
    readonly ports: PortRange;
    readonly protocol: Protocol;
    readonly owner: Owner;
    readonly location: Location;
}
/** A client's mention of a port: a URL, `wait-on`, `kill-port`, a health check. */
export interface ReferenceDeclaration {
    readonly kind: 'reference';
    readonly ports: PortRange;
    readonly protocol: Protocol;
    readonly host: string;
    /** Of the URL that names it, in lower case: `postgres`, `http`. */
    readonly scheme?: string;
    /** Network namespace that the client runs in, so that `localhost` means its; absent: unknown. */
    readonly namespace?: string;
    /** The launch unit that the client belongs to. */
    readonly unit?: string;
    readonly owner?: Owner;
    /**
     * What it is for, where that is known. `health-check`: tells whether its own container is healthy. `readiness`: waits
     * until something listens there. `proxy`: a development server passes requests on. `documentation`: a text for people, which
     * is nobody's client: it fails with nothing and may be outdated.
     */
    readonly role?: 'health-check' | 'readiness' | 'proxy' | 'documentation';
    readonly location: Location;
    /** Where the digits stand that say the port, when exactly one place does. */
    readonly setAt?: Location;
}
/** A mapping that no engine accepts, though the file's own loader does: the ground of `invalid-port`. */
export interface InvalidPortDeclaration {
    readonly kind: 'invalid-port';
    readonly unit: string;
    readonly owner: Owner;
    /** What was written. */
    readonly text: string;
    /** Why it is none, as a clause: `70000 is above 65535`. */
    readonly reason: string;
    readonly location: Location;
}
/** A mapping that the engine leaves aside without a word: the ground of `discarded-port`. */
export interface DiscardedPortDeclaration {
    readonly kind: 'discarded-port';
    readonly unit: string;
    readonly owner: Owner;
    /** What was written. */
    readonly text: string;
    /** Why nothing is published, as a clause: `it uses the network of the host`. */
    readonly reason: string;
    /** Its number is right all the same: where the program listens there, a client finds it. */
    readonly isHarmless: boolean;
    readonly location: Location;
}
/** Something that one command starts. Its listeners name it by `unit`, or hang in its activity. */
export interface LaunchUnitDeclaration {
    readonly kind: 'unit';
    readonly id: string;
    readonly unitKind: LaunchUnitKind;
    /** The command as a person types it: `docker compose up`, `npm run dev`. */
    readonly title: string;
    /** Files that make the unit, the main one first. */
    readonly files: readonly string[];
    /** Directory it is started in, relative to the root; '' for the root. */
    readonly directory: string;
    /** What a bare start in its folder brings up. Variants and combinations: false. */
    readonly default: boolean;
    /** What the `name` of a Compose file calls its project; absent: its directory names it. */
    readonly projectName?: string;
    /** Network namespace of the machine it runs on; absent: the host. */
    readonly namespace?: string;
    /** How sure it is that its parts are up together; absent: what its kind says (a command line is certain). */
    readonly certainty?: Certainty;
    /** Why its parts are up together, as a clause that follows "because"; absent: its command starts them. */
    readonly reason?: string;
    /** What its command line does, where it has one. */
    readonly activity?: Activity;
    readonly location: Location;
}
/** A container that a launch unit runs: which sources are inside, and where its processes bind. */
export interface ContainerDeclaration {
    readonly kind: 'container';
    readonly unit: string;
    readonly name: string;
    readonly namespace: string;
    readonly image?: string;
    /** Build context, relative to the root ('' for the root); absent when only an image is named. */
    readonly buildContext?: string;
    readonly dockerfile?: string;
    /** Services that are started with it (`depends_on`, `links`). */
    readonly dependsOn?: readonly string[];
    /** What its command starts, when the file says so. */
    readonly activity?: Activity;
    /** The image whose own program runs in it, where nothing is seen that could move its ports. */
    readonly plainImage?: string;
    /** The image that it runs or is built on; absent where that isn't known. */
    readonly baseImage?: string;
    /** TCP ports that its Dockerfile documents, and where. */
    readonly documented?: readonly {
        readonly ports: PortRange;
        readonly location: Location;
    }[];
    /** Numbers in its command and its environment: where its program listens may depend on them. */
    readonly mentioned?: readonly number[];
    /** Some of its environment comes from files that aren't read. */
    readonly isPartlyKnown?: true;
    readonly profiles: readonly string[];
    readonly active: boolean;
    readonly location: Location;
}
/** A source file that a command starts or another one imports (Go: a package), as far as the repository holds it. */
export interface ProgramDeclaration {
    readonly kind: 'program';
    /** The file; of a Go package the directory ('' for the root). */
    readonly path: string;
    /** The files whose code it is. A listener of theirs names the file as its owner. */
    readonly files: readonly string[];
    /** Paths of the programs that it imports. */
    readonly imports: readonly string[];
    /** Those of them that it imports only in an arm of a branch: of `case 'a'` and `case 'b'` each has its own. */
    readonly chosen?: readonly string[];
}
export type Declaration = ListenerDeclaration | ExposedDeclaration | ReferenceDeclaration | InvalidPortDeclaration | DiscardedPortDeclaration | LaunchUnitDeclaration | ContainerDeclaration | ProgramDeclaration;
