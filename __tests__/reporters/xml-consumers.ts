import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element: its name, its attributes, its elements and its text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly elements: readonly Element[];
  readonly text: string;
}

/** What readers of the format require of an element: attributes that must be there, and how they look. */
type Requirements = Readonly<
  Record<string, { readonly required: Readonly<Record<string, RegExp>>; readonly holds: readonly string[] }>
>;

const count = /^\d+$/;
const some = /^[\s\S]+$/;

/**
 * JUnit: Jenkins' junit-10.xsd and GitLab's, GitHub's and Azure's parsers, as collected in
 * https://github.com/testmoapp/junitxml. Checkstyle: the XMLLogger's own output; reviewdog and Jenkins read no more.
 */
export const requirements: Readonly<Record<'junit' | 'checkstyle', Requirements>> = {
  junit: {
    testsuites: { required: { tests: count, failures: count }, holds: ['testsuite'] },
    testsuite: {
      required: { name: some, tests: count, failures: count, errors: count, time: count },
      holds: ['testcase'],
    },
    testcase: { required: { name: some, classname: some, time: count }, holds: ['failure', 'system-out'] },
    failure: { required: { message: some, type: some }, holds: [] },
    'system-out': { required: {}, holds: [] },
  },
  checkstyle: {
    checkstyle: { required: { version: some }, holds: ['file'] },
    file: { required: { name: some }, holds: ['error'] },
    error: {
      required: {
        line: count,
        column: count,
        severity: /^(?:error|warning|info|ignore)$/,
        message: some,
        source: some,
      },
      holds: [],
    },
  },
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseAttributeValue: false,
  parseTagValue: false,
});

type Node = Readonly<Record<string, unknown>>;

/** The root element. Throws when the text is no XML. */
export function parseXml(text: string): Element {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new Error(`line ${verdict.err.line}: ${verdict.err.msg}`);
  const roots = elementsOf(parser.parse(text)).filter(({ name }) => !name.startsWith('?'));
  if (roots.length !== 1 || !roots[0]) throw new Error(`${roots.length} root elements`);
  return roots[0];
}

function elementsOf(nodes: readonly Node[]): Element[] {
  return nodes.flatMap(({ ':@': attributes = {}, ...rest }) =>
    Object.entries(rest)
      .filter(([name]) => name !== '#text')
      .map(([name, children]) => ({
        name,
        attributes: attributes as Readonly<Record<string, string>>,
        elements: elementsOf(children as readonly Node[]),
        text: (children as readonly Node[]).map((child) => child['#text'] ?? '').join(''),
      })),
  );
}

/** What is wrong with a document; empty when its readers take it. */
export function consumerErrors(format: keyof typeof requirements, element: Element): string[] {
  const known = requirements[format][element.name];
  if (!known) return [`${element.name} is unknown`];
  const wrong = Object.entries(known.required).filter(([name, form]) => !form.test(element.attributes[name] ?? ''));
  const strangers = element.elements.filter(({ name }) => !known.holds.includes(name));
  return [
    ...wrong.map(([name]) => `${element.name} has ${name}="${element.attributes[name] ?? ''}"`),
    ...strangers.map(({ name }) => `${element.name} holds ${name}`),
    ...element.elements.flatMap((child) => consumerErrors(format, child)),
  ];
}
