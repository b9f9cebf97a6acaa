/** What to say when port-preflight itself fails. */
export function describeBug(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error: port-preflight failed; this is a mistake of its own, not of your repository. Please report it with this trace:\n${trace}`;
}
