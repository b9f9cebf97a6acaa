import { mentionedPorts } from '../commands/references.ts';
import { evaluateDotenv, parseDotenv } from '../parsing/dotenv.ts';
import { asEmbeddedText } from '../parsing/interpolation.ts';
import { TracedText } from '../parsing/traced-text.ts';
import type { Extractor } from './extractor.ts';

/** `.env`, `.env.local`, `.env.development`, and what these are made from. Others are of machines that aren't here. */
const fileName = /(?:^|\/)\.env(?:\.(?:local|dev|development))*(?:\.(?:example|sample|template|dist))?$/;

/**
 * Clients' addresses, as programs on the machine see them: `DATABASE_URL=postgres://localhost:5432/app`. What a variable is for, and so whether its number is a
 * port that something binds, is decided where the variable is read.
 */
export const dotenv: Extractor = {
  id: 'dotenv',
  name: 'Env file',
  files: ['.env', '.env.local', '.env.development', '.env.example'],
  reads: 'the addresses that its values name, as clients; its variables where something else reads them',
  matches: (path) => fileName.test(path),
  extract(file) {
    const { entries } = parseDotenv(file);
    const { variables } = evaluateDotenv(entries, () => undefined, new Map());
    const places = new Map(entries.map(({ key, keyLocation }) => [key, keyLocation]));
    const references = [...variables].flatMap(([key, value]) => {
      const place = places.get(key);
      return place ? mentionedPorts(TracedText.of(asEmbeddedText(value, place))) : [];
    });
    return {
      declarations: references.map((reference) => ({ kind: 'reference', ...reference, namespace: 'host' })),
      problems: [],
    };
  },
};
