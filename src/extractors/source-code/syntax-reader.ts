import type { LanguageId, SyntaxNode } from '../../parsing/source-code.ts';
import type { WriteCall } from '../../signatures/listen-calls/signature.ts';
import type { Expression, Program, Span } from './program.ts';
import { ProgramBuilder } from './program-builder.ts';

export type ReadExpression = (reader: SyntaxReader, node: SyntaxNode) => Expression;
export type ReadStatement = (reader: SyntaxReader, node: SyntaxNode) => void;

/**
 * A language's grammar in our words: how each kind of syntax node is read. What isn't listed has no value of its own,
 * and what stands inside of it is read as statements.
 */
export interface Syntax {
  readonly statements: Readonly<Record<string, ReadStatement>>;
  readonly expressions: Readonly<Record<string, ReadExpression>>;
  /** Every name of a file's top can be imported. */
  readonly exportsAll?: boolean;
  /** The files of a package see what stands at each other's top. */
  readonly sharesTop?: boolean;
}

/** Reads a syntax tree into a program. */
export class SyntaxReader {
  readonly builder: ProgramBuilder;
  readonly #syntax: Syntax;

  constructor(text: string, syntax: Syntax) {
    this.builder = new ProgramBuilder(text);
    this.#syntax = syntax;
  }

  statements(node: SyntaxNode): void {
    for (const child of node.children) this.statement(child);
  }

  statement(node: SyntaxNode): void {
    const read = this.#syntax.statements[node.type];
    if (read) read(this, node);
    else this.expression(node);
  }

  expression(node: SyntaxNode | undefined): Expression {
    if (!node) return { kind: 'unknown', start: 0, end: 0 };
    const read = this.#syntax.expressions[node.type];
    if (read) return read(this, node);
    this.statements(node);
    return unknown(node);
  }
}

export interface SourceText {
  readonly path: string;
  readonly text: string;
  readonly language: LanguageId;
}

export function readProgram(
  tree: SyntaxNode,
  source: SourceText,
  syntax: Syntax,
  writes: readonly WriteCall[],
): Program {
  const reader = new SyntaxReader(source.text, syntax);
  reader.builder.exportsAll = syntax.exportsAll ?? false;
  if (syntax.sharesTop) reader.builder.packageName = '';
  reader.statement(tree);
  return reader.builder.build(source.path, source.language, writes);
}

/** Nodes that leave the value of what stands in them first as it is. */
export function transparent(...types: readonly string[]): Readonly<Record<string, ReadExpression>> {
  const read: ReadExpression = (reader, node) => {
    const [first, ...rest] = valuesOf(node);
    const value = reader.expression(first);
    for (const child of rest) reader.statement(child);
    return value;
  };
  return Object.fromEntries(types.map((type) => [type, read]));
}

/** A statement that says nothing about values. */
export const nothing: ReadStatement = () => undefined;

/** An expression whose value nobody asks for. */
export const unread: ReadExpression = (_, node) => unknown(node);

/** `true`, `null`: a value that is its own name. */
export function constant(_: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'constant', text: node.type, ...spanOf(node) };
}

/** The same where the grammar has one type of node for several of them: `boolean_literal`. */
export function writtenConstant({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'constant', text: builder.textOf(node), ...spanOf(node) };
}

/** `object.name`; `at` is where the name stands. */
export function memberOf(node: Span, object: Expression, name: string, at: Span): Expression {
  return { kind: 'member', object, name, nameStart: at.start, start: node.start, end: node.end };
}

/** `object[key]`. */
export function entryOf(node: Span, object: Expression, key: Expression): Expression {
  const { start, end } = node;
  if (key.kind === 'unknown') return { kind: 'unknown', start, end };
  if (key.kind !== 'string' && key.kind !== 'number') return { kind: 'computed', object, key, start, end };
  return memberOf(node, object, String(key.value), key);
}

export function unknown(node: SyntaxNode): Expression {
  return { kind: 'unknown', ...spanOf(node) };
}

export function spanOf({ start, end }: SyntaxNode) {
  return { start, end };
}

/** The children that are no comments. */
export function valuesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ type }) => type !== 'comment' && type !== ',');
}

export function firstValueOf(node: SyntaxNode): SyntaxNode | undefined {
  return valuesOf(node)[0];
}
