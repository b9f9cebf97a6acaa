/** A setting of a configuration file. */
export interface Setting {
  /** Dotted: `server.port`. */
  readonly key: string;
  /** As written, without quotes. */
  readonly value: string;
  /** Offset of the value's first character. */
  readonly start: number;
}

const line =
  /^[ \t\f]*(?<key>(?:[^\s=:#!\\]|\\.)(?:[^\s=:\\]|\\.)*)(?<mark>[ \t\f]*[=:][ \t\f]*|[ \t\f]+)(?<value>[^\r\n]*)/gm;

/**
 * `key=value`, `key: value` and `key value` lines. A value that goes on in the next line is left out: no port does.
 * Source: docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function parseProperties(text: string): readonly Setting[] {
  return [...text.matchAll(line)].flatMap(({ index, 0: whole, groups }) => {
    const { key = '', value = '' } = groups ?? {};
    if (value.endsWith('\\')) return [];
    return { key, value: value.trimEnd(), start: index + whole.length - value.length };
  });
}
