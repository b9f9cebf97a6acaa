import type { JsonMember, JsonValue } from './json.ts';
import { textAt } from './traced-text.ts';
import { locateWithin, locationOf, type YamlNode, type YamlScalar } from './yaml.ts';

/** A YAML tree as the tree of JSON, for formats that may be written in either. */
export function valueOfYaml(node: YamlNode): JsonValue {
  const location = locationOf(node);
  if (node.kind === 'sequence') return { kind: 'array', items: node.items.map(valueOfYaml), location };
  if (node.kind === 'scalar') return scalarValue(node);
  const members = new Map<string, JsonMember>();
  for (const [name, { key, value }] of node.entries) {
    members.set(name, { key: textAt(name, locationOf(key)), value: valueOfYaml(value) });
  }
  return { kind: 'object', members, location };
}

function scalarValue(scalar: YamlScalar): JsonValue {
  const location = locationOf(scalar);
  switch (scalar.type) {
    case 'int':
    case 'float':
      return { kind: 'number', value: scalar.value, location };
    case 'bool':
      return { kind: 'boolean', value: scalar.value, location };
    case 'null':
      return { kind: 'null', location };
    default: {
      const text = { text: scalar.text, locate: (from: number, to: number) => locateWithin(scalar, from, to) };
      return { kind: 'string', text, location };
    }
  }
}
