import { register } from 'node:module';
import { TextDocument } from 'vscode-languageserver-textdocument';

// The service imports JSON without saying so, as bundlers let it; node insists on the word.
const hook = `export const load = (url, context, next) =>
  next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { validate } = await import('@actions/languageservice/validate');
const { validateAction } = await import('@actions/languageservice/validate-action');

/** The service keeps what it read by name, so every document gets another one. */
let count = 0;

/** What GitHub's own language service says of a workflow. */
export async function mistakesInWorkflow(text: string): Promise<string[]> {
  count += 1;
  return linesOf(await validate(documentOf(`.github/workflows/${count}.yml`, text)));
}

/** The same of an action.yml. */
export async function mistakesInAction(text: string): Promise<string[]> {
  count += 1;
  return linesOf(await validateAction(documentOf(`${count}/action.yml`, text)));
}

function documentOf(path: string, text: string): TextDocument {
  return TextDocument.create(`file:///${path}`, 'yaml', 1, text);
}

function linesOf(diagnostics: Awaited<ReturnType<typeof validate>>): string[] {
  return diagnostics.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}
