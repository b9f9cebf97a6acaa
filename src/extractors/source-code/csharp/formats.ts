import type { Expression, Span } from '../program.ts';

/** `string.Format("http://*:{0}", port)` */
export function formatted(
  text: Expression & { readonly kind: 'string' },
  args: readonly Expression[],
  { start, end }: Span,
): Expression {
  const parts: Expression[] = [];
  let last = 0;
  const literal = (to: number) => {
    const contents = text.contents === undefined ? undefined : text.contents + last;
    if (to > last) parts.push({ kind: 'string', value: text.value.slice(last, to), contents, start, end });
  };
  for (const { index, 0: whole, groups } of text.value.matchAll(/\{(?<position>\d+)(?:[,:][^{}]*)?\}/g)) {
    literal(index);
    parts.push(args[Number(groups?.['position'])] ?? { kind: 'unknown', start, end });
    last = index + whole.length;
  }
  literal(text.value.length);
  return { kind: 'joined', parts, template: true, start, end };
}
