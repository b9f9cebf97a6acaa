import { safeText } from './safe-text.ts';

/** What acts as markup within a line or a table's cell. */
const markup = /[!"#$&()*+:<=>@[\\\]^_`{|}~]/g;
/** What GitHub turns into a link, a mention or an emoji after the Markdown is done: @name, #1, GH-1, www., :100:. */
const replacedLater = /[@#]|(?<![a-z\d])(?:GH-|www)|:(?=(?:100|1234|[+-]1|\w*[a-z_]\w*):)/gi;
const invisible = '\u200b';

/**
 * Text of the repository as plain text in GitHub's Markdown, in a table's cell as well. Punctuation becomes numeric
 * references, which never act as markup (CommonMark 0.31, 6.2).
 */
export function md(text: string): string {
  return asReferences(safeText(text).replace(replacedLater, (mark) => mark + invisible));
}

/** The same as code: nothing in it is linked or replaced, so it can be copied as it is. */
export function mdCode(text: string): string {
  return `<code>${asReferences(safeText(text))}</code>`;
}

/** The same, as a person would write it where the text allows: in backticks, in which only these act as markup. */
export function mdTicks(text: string): string {
  const safe = safeText(text);
  return /[`|<\\]|^\s|\s$|^$/.test(safe) ? mdCode(text) : `\`${safe}\``;
}

function asReferences(text: string): string {
  return text.replace(markup, (character) => `&#${character.charCodeAt(0)};`);
}
