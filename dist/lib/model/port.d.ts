/** Transport protocol of a socket. */
export type Protocol = 'tcp' | 'udp' | 'sctp';
/** Consecutive ports, both ends included. One port is a range with equal ends. */
export interface PortRange {
    readonly first: number;
    readonly last: number;
}
/**
 * What a declaration says about its port.
 * - `fixed`: every port of `ports` is bound.
 * - `pool`: one free port of `ports` is bound (Compose: `8080-8090:80`).
 * - `ephemeral`: any free port (0, or Compose's `"80"`).
 * - `unresolved`: a variable without a value. Never guessed.
 */
export type PortValue = {
    readonly kind: 'fixed' | 'pool';
    readonly ports: PortRange;
} | {
    readonly kind: 'ephemeral';
} | {
    readonly kind: 'unresolved';
    readonly expression: string;
};
export declare const highestPort = 65535;
export declare function onePort(port: number): PortRange;
export declare function fixedPort(port: number): PortValue;
export declare function isPort(value: number): boolean;
export declare function portCount({ first, last }: PortRange): number;
/** The ports in both ranges, or undefined. */
export declare function intersectPorts(a: PortRange, b: PortRange): PortRange | undefined;
/** `8080` or `8080-8090`. */
export declare function formatPorts({ first, last }: PortRange): string;
