import type { Setting } from './properties.ts';

const line =
  /^[ \t]*(?:\[(?<section>[^\]\n]*)\]|(?:export[ \t]+)?(?<key>[^\s=:#;[](?:[^=:\n]*[^\s=:])?)[ \t]*[=:][ \t]*(?<value>[^\r\n]*))/gm;

/**
 * `key = value` and `key: value` lines below `[section]` headings, which stand before the keys of the section. Quotes and
 * comments belong to no value. Source: docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function parseIni(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  let section = '';
  for (const { index, 0: whole, groups } of text.matchAll(line)) {
    const { section: heading, key = '', value = '' } = groups ?? {};
    if (heading === undefined) {
      const start = index + whole.length - value.length;
      settings.push({ key: section === '' ? key : `${section}.${key}`, ...unquoted(value, start) });
    } else section = heading.trim();
  }
  return settings;
}

function unquoted(value: string, start: number): Pick<Setting, 'value' | 'start'> {
  const [, quoted] = /^"([^"]*)"/.exec(value) ?? /^'([^']*)'/.exec(value) ?? [];
  if (quoted !== undefined) return { value: quoted, start: start + 1 };
  const comment = value.search(/(?:^|[ \t])[#;]/);
  return { value: (comment < 0 ? value : value.slice(0, comment)).trimEnd(), start };
}
