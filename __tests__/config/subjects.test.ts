import { describe, expect, test } from 'vitest';
import { portNamed, ruleCalled } from '../../src/config/subjects.ts';
import { rules } from '../../src/rules/index.ts';

describe('a port', () => {
  test.each([
    ['5432', 5432, 'tcp'],
    ['53/udp', 53, 'udp'],
    ['1', 1, 'tcp'],
    ['65535/sctp', 65535, 'sctp'],
  ])('%s', (text, port, protocol) => expect(portNamed(text)).toEqual({ port, protocol }));

  test.each(['', '0', '65536', '99999999', '-1', '80/http', '0x50', '80 ', 'abc'])('is not "%s"', (text) => {
    expect(() => portNamed(text)).toThrow(`a port is 1 to 65535, or 53/udp, not "${text}"`);
  });
});

describe('a rule', () => {
  test.each(rules.map(({ id }) => id))('%s', (id) => expect(ruleCalled(id).id).toBe(id));

  test.each([
    ['privileged-prot', 'there is no rule privileged-prot; did you mean privileged-port?'],
    ['x', 'there is no rule x; the rules are duplicate-binding, '],
  ])('is not %s', (name, message) => expect(() => ruleCalled(name)).toThrow(message));
});
