import { safeText } from './safe-text.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text of the repository, for an attribute or an element, on one line. XML 1.0 has no way to write a control character. */
export function xmlText(text: string): string {
  return (
    safeText(text)
      .replace(/[\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"']/g, (character) => references[character] ?? '')
      // The same to an XML parser, but no command to a runner in whose log it is printed (see safe-text.ts).
      .replaceAll('##[', '#&#35;[')
  );
}

/** `<name key="value">`, without the end of the tag. */
export function xmlTag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${parts.join('')}`;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';
