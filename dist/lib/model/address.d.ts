/**
 * Bind addresses are canonical IP texts: dotted IPv4, or lower-case compressed IPv6 (an IPv4-mapped IPv6 address is
 * written as its IPv4 address, because the kernel treats it so). Each address covers its own family only: a dual-stack
 * socket on `[::]` is the two entries `0.0.0.0` and `::`, a v6-only one is `::` alone.
 */
export type BindAddress = string;
export declare const anyIPv4 = "0.0.0.0";
export declare const anyIPv6 = "::";
export declare const everyAddress: readonly BindAddress[];
export declare const loopbackIPv4 = "127.0.0.1";
export declare const loopbackIPv6 = "::1";
/**
 * Where a listener is bound.
 * - `all`: a socket (or several) that holds every one of the addresses.
 * - `one-of`: which one depends on the machine: `localhost` in Node is `::1` or `127.0.0.1`, by its hosts file.
 */
export interface Binding {
    readonly addresses: readonly BindAddress[];
    readonly choice: 'all' | 'one-of';
}
export declare const everywhere: Binding;
export declare function boundTo(...addresses: BindAddress[]): Binding;
export declare function isIPv6(address: BindAddress): boolean;
export declare function isWildcard(address: BindAddress): boolean;
export declare function isLoopback(address: BindAddress): boolean;
/** 224.0.0.0/4 and ff00::/8 (RFC 5771, RFC 4291). */
export declare function isMulticast(address: BindAddress): boolean;
/** Two sockets of one family meet when they hold the same address or one of them holds all (reference: kernel tables). */
export declare function addressesMeet(a: BindAddress, b: BindAddress): boolean;
/** Whether two bindings meet: on every machine, only on some, or on none. */
export declare function bindingsMeet(a: Binding, b: Binding): 'always' | 'sometimes' | 'never';
