/** More elements than this are no project file that a person keeps. */
const mostElements = 10_000;

/**
 * The values of an attribute of every element of that name, in order; comments are left out. Made for MSBuild projects and
 * solutions, where the attributes that matter are plain paths and names.
 */
export function attributeValues(xml: string, element: string, attribute: string): readonly string[] {
  const values: string[] = [];
  const tags = new RegExp(`<!--[\\s\\S]*?(?:-->|$)|<${element}(?=[\\s/>])(?<attributes>[^<>]*)>`, 'g');
  const value = new RegExp(`(?:^|\\s)${attribute}\\s*=\\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')`);
  for (const { groups } of xml.matchAll(tags)) {
    const found = value.exec(groups?.['attributes'] ?? '')?.groups;
    const text = found?.['double'] ?? found?.['single'];
    if (text !== undefined) values.push(decoded(text));
    if (values.length >= mostElements) break;
  }
  return values;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (entity, name: string) => entities[name] ?? entity);
}
