import { directoryOf, root } from '../commands/paths.ts';
import { entering } from '../commands/scope.ts';
import { idle } from '../model/launch.ts';
import type { SourceFile } from '../model/repository.ts';
import { replaceMatches, TracedText, textAt, wholeText } from '../parsing/traced-text.ts';
import { scriptUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';

/** How a script of Windows is written. */
interface Dialect {
  readonly ending: RegExp;
  /** Joins a line with the next one; and what a POSIX shell takes for a part of a word. */
  readonly continued: RegExp;
  /** Lines that start nothing, or of which only a run tells whether they do. */
  readonly skipped: RegExp;
  /** From such a line on it depends on the arguments what runs. */
  readonly last: RegExp;
  readonly opens: RegExp;
  readonly closes: RegExp;
  /** The script's own folder. */
  readonly ownFolder: RegExp;
  /** Other pieces that a POSIX shell writes in another way. */
  readonly replaced: readonly (readonly [pattern: RegExp, by: string])[];
}

const dialects: readonly Dialect[] = [
  {
    // Source: https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
    ending: /\.(?:bat|cmd)$/i,
    continued: /\^\r?\n|\r/g,
    skipped:
      /^\s*@?\s*(?:rem\b|::|:|echo\b|if\b|for\b|else\b|\)|setlocal\b|endlocal\b|pause\b|title\b|cls\b|color\b|popd\b)/i,
    last: /^\s*@?\s*(?:goto|exit)\b/i,
    opens: /\(\s*$/,
    closes: /^\s*\)/,
    ownFolder: /%~dp0\\?/gi,
    replaced: [
      [/^\s*@\s*/g, ''],
      [/^\s*call\s+/gi, ''],
      [/\s%\*/g, ''],
      // One `&` parts two commands; those of `&&` and `2>&1` stay.
      [/(?<![&>])&(?!&)/g, ';'],
    ],
  },
  {
    // Source: https://learn.microsoft.com/powershell/scripting/lang-spec/chapter-08
    ending: /\.ps1$/i,
    continued: /`\r?\n|\r/g,
    skipped:
      /^\s*(?:#|<#|param\b|function\b|if\b|else|foreach\b|for\b|while\b|do\b|switch\b|try\b|catch\b|finally\b|using\b|[})]|\$(?!env:)|\[|(?!Start-Process|Set-Location)[A-Z][a-z]+-[A-Z])/,
    last: /^\s*(?:exit|return|throw)\b/i,
    opens: /[({]\s*$/,
    closes: /^\s*[)}]/,
    ownFolder: /\$PSScriptRoot[\\/]?/gi,
    replaced: [
      [/^\s*&\s+/g, ''],
      [/\s\$args\b/gi, ''],
    ],
  },
];

/** A batch file or a PowerShell script is a launch unit of the folder in which it is double-clicked. */
export const windowsScript: Extractor = {
  id: 'windows-script',
  name: 'Windows script',
  files: ['*.bat', '*.cmd', '*.ps1'],
  reads: 'commands in a row, `set` and `$env:`, `cd`, `call`, `start` and `Start-Process`',
  omits: 'what conditions, loops, functions and labels decide',
  matches: (path) => /\.(?:bat|cmd|ps1)$/i.test(path) && !wrapper.test(path),
  extract(file, { repository }) {
    const dialect = dialects.find(({ ending }) => ending.test(file.path));
    const lines = dialect ? linesOf(file, dialect) : [];
    if (lines.length === 0) return nothing;
    return scriptUnit('windows', file, { directory: directoryOf(file.path) }, repository, (scope, session) => {
      const inside = entering(scope, file.path);
      return inside ? session.runLine(TracedText.join(...lines), inside) : idle;
    });
  },
};

/** They come with a build tool and start what it says elsewhere. */
const wrapper = /(?:^|\/)(?:gradlew|mvnw|activate|make|sbt|millw?)\.(?:bat|cmd|ps1)$/i;

/** The lines that run one after the other whatever happens, as a POSIX shell would have them. */
function linesOf(file: SourceFile, dialect: Dialect): readonly TracedText[] {
  const whole = replaceMatches(TracedText.of(wholeText(file)), dialect.continued, () => undefined);
  const lines: TracedText[] = [];
  let depth = 0;
  for (const { 0: text, index } of whole.text.matchAll(/[^\n]*\n?/g)) {
    if (dialect.closes.test(text)) depth = Math.max(0, depth - 1);
    const isPlain = depth === 0 && text.trim() !== '' && !dialect.skipped.test(text);
    if (isPlain && dialect.last.test(text)) break;
    if (dialect.opens.test(text)) depth++;
    else if (isPlain) lines.push(asShell(whole.slice(index, index + text.length), file, dialect));
  }
  return lines;
}

function asShell(line: TracedText, { path }: SourceFile, { ownFolder, replaced }: Dialect): TracedText {
  const folder = directoryOf(path);
  const own = replaceMatches(line, ownFolder, (_, at) => written(`${root}/${folder}${folder === '' ? '' : '/'}`, at));
  const plain = replaced.reduce(
    (text, [pattern, by]) => replaceMatches(text, pattern, (_, at) => (by === '' ? undefined : written(by, at))),
    own,
  );
  return replaceMatches(plain, /\\/g, (_, at) => written('/', at));
}

function written(text: string, at: TracedText): TracedText {
  return TracedText.of(textAt(text, at.location));
}
