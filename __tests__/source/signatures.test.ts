import { describe, expect, it } from 'vitest';
import { adapters } from '../../src/extractors/source-code/adapters.ts';
import { candidateLanguage } from '../../src/extractors/source-code/anchors.ts';
import { kotlinSignatures } from '../../src/signatures/listen-calls/kotlin.ts';
import { scalaSignatures } from '../../src/signatures/listen-calls/scala.ts';
import { listenersIn, repositoryOf, show } from './listeners.ts';

const languages = [
  { facts: adapters.javascript.facts, file: 'src/server.ts' },
  { facts: adapters.go.facts, file: 'main.go' },
  { facts: adapters.python.facts, file: 'app.py' },
  { facts: adapters.ruby.facts, file: 'server.rb' },
  { facts: adapters.rust.facts, file: 'src/main.rs' },
  { facts: adapters.php.facts, file: 'server.php' },
  { facts: adapters.csharp.facts, file: 'Program.cs' },
  { facts: adapters.java.facts, file: 'src/App.java' },
  { facts: adapters.cpp.facts, file: 'main.cpp' },
  { facts: adapters.swift.facts, file: 'main.swift' },
  { facts: adapters.dart.facts, file: 'bin/server.dart' },
  { facts: { ...adapters.kotlin.facts, signatures: kotlinSignatures }, file: 'src/App.kt' },
  { facts: { ...adapters.scala.facts, signatures: scalaSignatures }, file: 'src/Main.scala' },
  { facts: adapters.elixir.facts, file: 'lib/app.ex' },
  { facts: adapters.perl.facts, file: 'server.pl' },
  { facts: adapters.lua.facts, file: 'server.lua' },
];
const signatures = languages.flatMap(({ facts, file }) =>
  [...facts.signatures, ...facts.configs, ...(facts.believed ? [facts.believed.signature] : [])].map((signature) => ({
    signature,
    file: signature.example.file ?? file,
  })),
);

describe('every signature', () => {
  it.each(signatures.map(({ signature, file }) => [signature.id, signature, file] as const))(
    '%s finds its example',
    (_, signature, file) => {
      const { code, finds } = signature.example;
      const beside = 'beside' in signature.example ? signature.example.beside : {};
      const found = listenersIn({ [file]: code, ...beside });

      expect(candidateLanguage({ path: file, text: code }, repositoryOf(beside))).toBeDefined();
      expect(finds.length).toBeGreaterThan(0);
      expect(found.map((listener) => show(listener, file))).toEqual(finds);
      for (const word of signature.identity) expect(found[0]?.identity).toContain(word);
    },
  );

  it('has an id of its own and a source', () => {
    const ids = signatures.map(({ signature }) => signature.id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const { signature } of signatures) expect(signature.source).toMatch(/^https:\/\//);
  });
});
