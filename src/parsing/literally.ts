/** The source of a regular expression that matches this text and nothing else, for use without the flags `u` and `v`. */
export function literally(text: string): string {
  return text.replace(/\W/g, '\\$&');
}
