/** What the user asked for can't be done. The message is one clear sentence without a full stop; the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
