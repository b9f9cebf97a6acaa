import type { TracedText } from '../parsing/traced-text.ts';

/** One command-line argument that sets an option. */
export interface OptionValue {
  readonly flag: string;
  /** Absent when the flag stands alone. */
  readonly value?: TracedText;
}

export interface ReadArguments {
  readonly options: readonly OptionValue[];
  readonly positionals: readonly TracedText[];
  /** What follows `--`; undefined when there is none. */
  readonly rest?: readonly TracedText[];
}

export interface ArgumentStyle {
  /** Flags that take the next argument as their value. */
  readonly valueFlags: readonly string[];
  /** Everything from the first positional on is positional: `timeout 5 cmd --flag`. */
  readonly stopsAtPositional?: boolean;
  /** A number of positionals to take before stopping: `timeout 5 cmd`. */
  readonly positionalsFirst?: number;
}

/**
 * Splits arguments into options and positionals: `--flag value`, `--flag=value`, `-f value`, `-f=value`, `-p3000`.
 * Only flags that are named take a value from the next argument.
 */
export function readArguments(args: readonly TracedText[], style: ArgumentStyle): ReadArguments {
  const options: OptionValue[] = [];
  const positionals: TracedText[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (!arg) break;
    if (arg.text === '--') return { options, positionals, rest: args.slice(index + 1) };
    const option = readOption(arg, args[index + 1], style.valueFlags);
    if (option) {
      options.push(option.read);
      if (option.takesNext) index++;
      continue;
    }
    if (style.stopsAtPositional && positionals.length >= (style.positionalsFirst ?? 0)) {
      return { options, positionals: [...positionals, ...args.slice(index)] };
    }
    positionals.push(arg);
  }
  return { options, positionals };
}

function readOption(arg: TracedText, next: TracedText | undefined, valueFlags: readonly string[]) {
  const { text } = arg;
  if (!text.startsWith('-') || text === '-') return undefined;
  const equals = text.indexOf('=');
  if (equals > 0) return { read: { flag: text.slice(0, equals), value: arg.slice(equals + 1) }, takesNext: false };
  if (valueFlags.includes(text)) {
    // A flag whose value may be left out is followed by the next flag: `vite --host --port 3000`.
    const value = next && !/^--?[A-Za-z]\S*$/.test(next.text) ? next : undefined;
    return { read: value ? { flag: text, value } : { flag: text }, takesNext: value !== undefined };
  }
  const short = text.slice(0, 2);
  const isAttached = /^-\w[\d:.[/]/.test(text) && valueFlags.includes(short);
  return { read: isAttached ? { flag: short, value: arg.slice(2) } : { flag: text }, takesNext: false };
}

/** The values of an option's flags, in order. */
export function valuesOf({ options }: ReadArguments, ...flags: readonly string[]): readonly TracedText[] {
  return options.flatMap(({ flag, value }) => (flags.includes(flag) && value ? [value] : []));
}

export function hasFlag({ options }: ReadArguments, ...flags: readonly string[]): boolean {
  return options.some(({ flag }) => flags.includes(flag));
}
