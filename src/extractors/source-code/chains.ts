import { bindingAt, type Expression } from './program.ts';

/** Whether two chains of calls begin with the same expression, or with the same variable. */
export function isSameObject(a: Expression, b: Expression): boolean {
  if (a.start === b.start) return true;
  const [first, second] = [headOf(a), headOf(b)];
  if (first.kind !== 'name' || second.kind !== 'name') return false;
  const binding = bindingAt(first);
  return binding !== undefined && binding === bindingAt(second);
}

/** `builder` in `builder.host("::1").port(80)`. */
function headOf(chain: Expression): Expression {
  let head = chain;
  while (head.kind === 'call' || head.kind === 'member') {
    const next: Expression = head.kind === 'call' ? head.callee : head.object;
    if (head.kind === 'call' && next.kind !== 'member') break;
    head = next;
  }
  return head;
}
