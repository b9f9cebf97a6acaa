import * as z from 'zod/mini';

/** Longer lists are nobody's configuration, and cost time. */
const mostEntries = 100;

const text = z.string('a text').check(z.minLength(1, 'a text that is not empty'));
const list = z.array(text, 'a list of texts').check(z.maxLength(mostEntries, `at most ${mostEntries} entries`));
/** `nginx`, or `compose.yaml#nginx`: a name must stand after the `#`. */
const selector = text.check(z.regex(/[^#]$/, 'a name, or the name after a # (compose.yaml#nginx)'));
const selectors = z
  .array(selector, 'a list of names')
  .check(z.maxLength(mostEntries, `at most ${mostEntries} entries`));

const launch = z.strictObject(
  {
    name: text,
    compose: z.optional(z.union([text, list], 'a path or a list of paths')),
    profiles: z.optional(list),
    services: z.optional(list),
    scripts: z.optional(selectors),
    programs: z.optional(list),
  },
  'a launch: name, and compose, scripts or programs',
);

/** What `.port-preflight.yml` may contain. A message says what belongs at its place: it follows "must be". */
export const configurationSchema = z.strictObject(
  {
    launches: z.optional(
      z.array(launch, 'a list of launches').check(z.maxLength(mostEntries, `at most ${mostEntries} launches`)),
    ),
    alternatives: z.optional(
      z
        .array(selectors.check(z.minLength(2, 'at least two names')), 'a list of groups')
        .check(z.maxLength(mostEntries, `at most ${mostEntries} groups`)),
    ),
  },
  'a mapping of settings',
);

/** The keys at each depth, for suggesting the nearest one. */
export const configurationKeys: readonly string[] = Object.keys(configurationSchema.shape);
export const launchKeys: readonly string[] = Object.keys(launch.shape);
