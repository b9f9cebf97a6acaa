import type { Handler } from './command.ts';

/** `kill $PID`, `pkill node`, `fuser -k 3000/tcp`, `npx kill-port 3000`: which processes that ends, only the machine knows. */
export const kill: Handler = ({ name, args }) => {
  const isKill = name !== 'fuser' || args.some(({ text }) => /^-\w*k|^--kill$/.test(text));
  return isKill ? { kind: 'stop', stop: { of: 'processes' } } : undefined;
};

/** Without arguments it returns when every process in the background has ended. */
export const wait: Handler = ({ args }) =>
  args.length === 0 ? { kind: 'stop', stop: { of: 'processes' } } : undefined;
