import { replaceMatches, type TracedText, unresolvedText } from './traced-text.ts';

/** `${PORT:8080}`, `${PORT:-8080}`, `${PORT:-1}` (whose default is -1), `$(PORT)`, `%PORT%`, `%(ENV_PORT)s`, `{{ port }}`, `!ENV ${PORT}`. */
const placeholder =
  /\$\{(?<name>[\w.-]+)(?::(?:-(?!1\}))?(?<fallback>[^${}]*))?\}|\$\((?<called>\w+)\)|\$(?<bare>[A-Za-z_]\w*)|%\((?:ENV_)?(?<python>\w+)\)[sd]|\{\{[^{}]*\}\}|<%[^%]*%>/g;

/**
 * A value with the placeholders of its format: one with a default is that default, which its variable replaces, one
 * without has no value.
 */
export function expandPlaceholders(value: TracedText): TracedText {
  return replaceMatches(value, placeholder, ({ groups = {} }, whole) => {
    const { name, fallback, called, bare, python } = groups;
    if (name !== undefined && fallback !== undefined) {
      const end = whole.text.length - 1;
      const text = whole.slice(end - fallback.length, end);
      return isVariable(name) ? text.asDefaultOf(name) : text;
    }
    const variable = name ?? called ?? bare ?? python;
    return unresolvedText(variable === undefined ? whole.text : `\${${variable}}`, () => whole.location);
  });
}

/** `${server.port:8080}` names another setting, not a variable. */
function isVariable(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
