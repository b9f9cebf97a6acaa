import { type Options, optionDescriptions } from './options.ts';
import { type OptionName, optionNames, readOptions } from './read-options.ts';

/** Between the items of a list. An assignment has its line for itself, for its value may contain commas. */
const separators = {
  list: /[\n,]/,
  choices: /[\n,]/,
  assignments: /\n/,
  text: undefined,
  choice: undefined,
  switch: undefined,
};

/**
 * The options that a workflow's `with:` gives.
 * @param input the input's text, '' when it is not given
 * @throws {UsageError} when a value is none of its option
 */
export function optionsOfInputs(input: (name: string) => string): Options {
  const given: { [Name in OptionName]?: readonly string[] } = {};
  for (const name of optionNames) {
    const { input: inputName, kind } = optionDescriptions[name];
    if (inputName === undefined) continue;
    const separator = separators[kind];
    const texts = separator ? input(inputName).split(separator) : [input(inputName)];
    given[name] = texts.map((text) => text.trim()).filter((text) => text !== '');
  }
  return readOptions(given, (name) => optionDescriptions[name].input ?? name);
}
