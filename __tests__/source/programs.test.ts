import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listenersIn, show } from './listeners.ts';

/**
 * Small programs that take their port from somewhere else: a file, a struct, a schema, a library's store of settings. In
 * each text `## ` begins a program, `=> ` says what is found in it, `--- ` begins one of its files; the first is the one
 * that listens.
 */
const folder = new URL('./programs/', import.meta.url);

interface Case {
  readonly name: string;
  readonly finds: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

function casesIn(text: string): readonly Case[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...files] = part.split(/^--- /m);
      const [name = '', ...finds] = head.trim().split(/\n=> /);
      return { name, finds, files: Object.fromEntries(files.map((file) => splitAtLine(file))) };
    });
}

function splitAtLine(file: string): readonly [string, string] {
  const end = file.indexOf('\n');
  return [file.slice(0, end), file.slice(end + 1)];
}

const cases = readdirSync(folder).flatMap((file) =>
  casesIn(readFileSync(new URL(file, folder), 'utf8')).map((each) => ({ ...each, language: file })),
);

it.each(cases)('$language: $name', ({ files, finds }) => {
  const [first] = Object.keys(files);
  expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
});
