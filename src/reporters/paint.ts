import type { Severity } from '../model/finding.ts';

/** How a text looks in a terminal, as SGR codes: node's own styling would look at the process and its streams first. */
const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

export type Look = keyof typeof codes;
export type Paint = (look: Look, text: string) => string;

export const plain: Paint = (_look, text) => text;
export const colored: Paint = (look, text) => `\u001b[${codes[look]}m${text}\u001b[0m`;

export const lookOf: Readonly<Record<Severity, Look>> = { error: 'red', warning: 'yellow', notice: 'blue' };
export const symbolOf: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', notice: '●' };
