import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../model/usage-error.ts';

/**
 * Writes a report, with the folders that it needs. A link at the place is replaced, never followed: a pull request can
 * put one into the checkout.
 * @throws {UsageError} when the file can't be written
 */
export function writeReport(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`the report can't be written: ${error instanceof Error ? error.message : error}`);
  }
}
