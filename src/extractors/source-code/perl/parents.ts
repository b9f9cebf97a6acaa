import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, Span } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

const inherits =
  /\buse\s+(?:base|parent)\s+(?:-norequire\s*,\s*)?(?:qw\s*[({[/]\s*|\(?\s*['"])(?<used>[\w:]+)|\bextends\s*\(?\s*['"](?<extended>[\w:]+)|@ISA\s*=\s*(?:qw\s*[({[/]\s*|\(?\s*['"])(?<isa>[\w:]+)/;

/** What the package says that it extends, before the next package. */
export function parentIn({ builder }: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const following = builder.text.slice(node.start + 'package'.length);
  const end = following.search(/^\s*package\s/m);
  return parentNamed(end < 0 ? following : following.slice(0, end), node);
}

/** What a program extends that is no package of its own: `__PACKAGE__` stands for it there. */
export function parentOfMain({ builder }: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const end = builder.text.search(/^\s*package\s+(?!main\b)/m);
  return parentNamed(end < 0 ? builder.text : builder.text.slice(0, end), node);
}

function parentNamed(text: string, { start, end }: Span): Expression | undefined {
  const groups = inherits.exec(text)?.groups;
  const module = groups?.['used'] ?? groups?.['extended'] ?? groups?.['isa'];
  return module === undefined ? undefined : { kind: 'module', module, start, end };
}
