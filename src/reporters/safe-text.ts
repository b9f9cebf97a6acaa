/**
 * Characters that do something to a terminal or to the reading order instead of showing: C0, C1, bidirectional
 * controls, invisible separators, tag characters, halves of surrogate pairs.
 */
export const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const firstControlPicture = 0x2400;

/** Text of the repository for people to read: one line, one visible character for each that doesn't show. */
export function safeText(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(firstControlPicture + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/**
 * Output as it may stand in the log of a workflow run, where the runner takes `::name::` at the start of a line and
 * `##[name]` anywhere for a command: actions/runner, src/Runner.Common/ActionCommand.cs.
 */
export function withoutCommands(output: string): string {
  return output
    .split('\n')
    .map((line) => line.replaceAll('##[', '## [').replace(/^([\s\u0085]*):(?=:)/, '$1: '))
    .join('\n');
}

/** A text of several lines, safe to print as a whole. */
export function safeLines(text: string): string {
  return withoutCommands(text.split('\n').map(safeText).join('\n'));
}

/** At most so many characters; a cut shows. */
export function cutTo(length: number, text: string): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
