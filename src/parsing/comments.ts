import { createScanner } from 'jsonc-parser';
import { Lexer } from 'yaml';
import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { Positions } from './positions.ts';
import { type Grammars, languageOf, type SyntaxNode } from './source-code.ts';

export interface Comment {
  /** As written, with its marks. */
  readonly text: string;
  readonly location: Location;
  /** Nothing but white space stands before it in its line. */
  readonly isAlone: boolean;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The comments of a text, by the syntax of its format; none where the format has none or isn't known. Never throws. */
export function commentsOf(file: SourceFile, grammars: Grammars): readonly Comment[] {
  const positions = new Positions(file);
  return stretchesOf(file, grammars).map(({ start, end }) => {
    const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
    return {
      text: file.text.slice(start, end),
      location: positions.span(start, end),
      isAlone: file.text.slice(lineStart, start).trim() === '',
    };
  });
}

function stretchesOf(file: SourceFile, grammars: Grammars): readonly Stretch[] {
  const format = formats.find(({ paths }) => paths.test(file.path));
  if (format) return format.stretches(file.text);
  const language = languageOf(file);
  const tree = language && grammars.has(language) ? grammars.parse(language, file.text) : undefined;
  return tree ? commentNodes(tree) : [];
}

/** Every grammar calls them so: `comment`, `line_comment`, `block_comment`, Perl’s `comments`. */
function commentNodes(node: SyntaxNode): readonly Stretch[] {
  return /comments?$/.test(node.type) ? [node] : node.children.flatMap(commentNodes);
}

interface Format {
  readonly paths: RegExp;
  stretches(text: string): readonly Stretch[];
}

const formats: readonly Format[] = [
  { paths: /\.ya?ml$/i, stretches: yamlComments },
  {
    paths:
      /\.(?:jsonc|json5|code-workspace)$|(?:^|\/)(?:(?:tsconfig[^/]*|devcontainer|turbo)\.json|\.vscode\/[^/]+\.json)$/i,
    stretches: jsonComments,
  },
  {
    paths: /(?:^|[/.])(?:docker|container)file(?:\.[^/]*)?$/i,
    stretches: (text) => lineComments(text, /^[ \t]*(#.*)/gm),
  },
  { paths: /\.(?:xml|[cf]sproj|vbproj|props|config)$/i, stretches: (text) => lineComments(text, /(<!--[\s\S]*?-->)/g) },
  {
    paths:
      /(?:^|\/)(?:Procfile[^/]*|(?:GNU)?makefile|\.?justfile|Caddyfile[^/]*|Tiltfile[^/]*|Vagrantfile|Rakefile|\.env[^/]*)$|\.(?:mk|just|sh|bash|zsh|toml|env|hcl|tf|rake|caddyfile|tiltfile)$|(?:^|\/)sites-(?:available|enabled)\/[^/]+$/i,
    stretches: hashComments,
  },
  { paths: /\.(?:conf|cfg|service|socket)(?:\.(?:in|template|tmpl|j2))?$/i, stretches: serverComments },
  { paths: /\.(?:ini|properties|supervisor)$/i, stretches: (text) => lineComments(text, /^[ \t]*([#;!].*)/gm) },
];

/** nginx, HAProxy and systemd have `#`, supervisord and systemd `;`, HOCON `//`, all of them in files of one ending. */
function serverComments(text: string): readonly Stretch[] {
  return [...hashComments(text), ...lineComments(text, /^[ \t]*((?:;|\/\/).*)/gm)];
}

function yamlComments(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    // Marks of the lexer's own stand for nothing in the text; the one before a scalar tells it from a comment.
    const length = /^[\u0002\u0018\u001f]$/.test(lexeme) && text[at] !== lexeme ? 0 : lexeme.length;
    if (lexeme.startsWith('#') && before !== '\u001f') stretches.push({ start: at, end: at + length });
    at += length;
    before = lexeme;
  }
  return stretches;
}

/** jsonc-parser's `SyntaxKind`, which is a const enum: a line's comment, a block's comment, the end. */
const [lineKind, blockKind, endKind] = [12, 13, 17];

function jsonComments(text: string): readonly Stretch[] {
  const scanner = createScanner(text, false);
  const stretches: Stretch[] = [];
  for (let kind: number = scanner.scan(); kind !== endKind; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    if (kind === lineKind || kind === blockKind) stretches.push({ start, end: start + scanner.getTokenLength() });
  }
  return stretches;
}

/** `#` at the start of a line or after white space, outside of the quotes of its line. */
function hashComments(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const at = hashIn(line);
    if (at !== undefined) stretches.push({ start: start + at, end: start + line.trimEnd().length });
    start += line.length + 1;
  }
  return stretches;
}

const quotedOrHash = /"(?:\\.|[^"\\])*"|'[^']*'|\\.|(?<!\S)#/g;

function hashIn(line: string): number | undefined {
  return [...line.matchAll(quotedOrHash)].find(([found]) => found === '#')?.index;
}

/** Where the group of each match stands. */
function lineComments(text: string, pattern: RegExp): readonly Stretch[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const end = match.index + match[0].replace(/\r$/, '').length;
    return [{ start: match.index + match[0].length - (match[1]?.length ?? 0), end }];
  });
}
