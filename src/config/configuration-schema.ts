import * as z from 'zod/mini';
import { severities } from '../model/finding.ts';
import { highestPort } from '../model/port.ts';
import { targets as everyTarget } from '../model/target.ts';
import { rules as everyRule } from '../rules/index.ts';

/** Longer lists are nobody's configuration, and cost time. */
const mostEntries = 100;
const longestPattern = 500;

/** What an editor shows for a key. */
function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

function listOf<Item extends z.ZodMiniType>(item: Item, what: string) {
  return z.array(item, what).check(z.maxLength(mostEntries, `at most ${mostEntries} entries`));
}

const text = z.string('a text').check(z.minLength(1, 'a text that is not empty'));
const list = listOf(text, 'a list of texts');
/** `nginx`, or `compose.yaml#nginx`: a name must stand after the `#`. */
const selector = text.check(z.regex(/[^#]$/, 'a name, or the name after a # (compose.yaml#nginx)'));
const selectors = listOf(selector, 'a list of names');
const pattern = text.check(z.maxLength(longestPattern, `a pattern of at most ${longestPattern} characters`));
const patterns = listOf(pattern, 'a list of paths');

export const ruleIds: readonly string[] = everyRule.map(({ id }) => id);
const severityChoices = ['off', ...severities.toReversed()];
const severity = z.enum(severityChoices, severityChoices.join(', '));
const severityByRule = z.strictObject(
  Object.fromEntries(
    everyRule.map(({ id, docs, default: off }) => {
      const remark = off === undefined ? '' : ' Off unless it is named here.';
      return [id, z.optional(described(z.clone(severity), `${docs.summary}${remark}`))] as const;
    }),
  ),
  'a severity for each rule that is named',
);

const launch = z.strictObject(
  {
    name: described(z.clone(text), 'What the messages call it.'),
    compose: z.optional(
      described(
        z.union([text, list], 'a path or a list of paths'),
        'A Compose file or folder, or several files that make one project.',
      ),
    ),
    profiles: z.optional(described(z.clone(list), 'Compose profiles that are turned on.')),
    services: z.optional(described(z.clone(list), 'Compose services that are started; all, when there is none.')),
    scripts: z.optional(described(z.clone(selectors), 'Scripts, as dev or apps/web#dev.')),
    programs: z.optional(described(z.clone(list), 'Paths of source files that are started by hand.')),
  },
  'a launch: name, and compose, scripts or programs',
);

const override = z.strictObject(
  {
    paths: described(patterns.check(z.minLength(1, 'at least one path')), 'Files and folders; * and ** are wildcards.'),
    rules: described(z.clone(severityByRule), 'Severities of the findings in these files.'),
  },
  'an override: paths and rules',
);

const ignore = z
  .strictObject(
    {
      rule: z.optional(described(z.enum(ruleIds, 'the name of a rule'), 'Findings of this rule.')),
      port: z.optional(
        described(
          z.int('a port').check(z.gte(0, 'a port'), z.lte(highestPort, 'a port')),
          'Findings that are about this port.',
        ),
      ),
      path: z.optional(described(z.clone(pattern), 'Findings with a place in such a file, on either side.')),
      owner: z.optional(described(z.clone(text), 'Findings about this service, script or process, on either side.')),
      reason: z.optional(described(z.clone(text), 'Why the project lives with it.')),
    },
    'an ignore: rule, port, path or owner, and a reason',
  )
  .check(
    z.refine(
      (entry) => ['rule', 'port', 'path', 'owner'].some((key) => key in entry),
      'about something: a rule, a port, a path or an owner',
    ),
  );

/** What `.port-preflight.yml` may contain. A message says what belongs at its place: it follows "must be". */
export const configurationSchema = z.strictObject(
  {
    extends: z.optional(
      described(
        z.union([text, list], 'a path or a list of paths'),
        'Configuration files of the repository that this one adds to.',
      ),
    ),
    rules: z.optional(described(severityByRule, 'What the findings of a rule count as.')),
    overrides: z.optional(described(listOf(override, 'a list of overrides'), 'Other severities for some files.')),
    ignore: z.optional(described(listOf(ignore, 'a list of ignores'), 'Findings that the project lives with.')),
    targets: z.optional(
      described(
        listOf(z.enum(everyTarget, everyTarget.join(', ')), 'a list of systems'),
        'Systems that developers start things on.',
      ),
    ),
    env: z.optional(
      described(
        z.record(
          text,
          z.union([z.string(), z.number(), z.boolean()], 'a text or a number'),
          'variables with their values',
        ),
        'Variables of the shell that starts things.',
      ),
    ),
    include: z.optional(described(z.clone(patterns), 'The only files that are read; * and ** are wildcards.')),
    exclude: z.optional(described(z.clone(patterns), 'Files that are not read; * and ** are wildcards.')),
    baseline: z.optional(described(z.clone(text), 'File of the findings that are known and no longer reported.')),
    launches: z.optional(described(listOf(launch, 'a list of launches'), 'What is started together.')),
    alternatives: z.optional(
      described(
        listOf(selectors.check(z.minLength(2, 'at least two names')), 'a list of groups'),
        'Groups of which only one member is up at a time.',
      ),
    ),
  },
  'a mapping of settings',
);

/** The keys at each depth, for suggesting the nearest one; by the keys on the way, without the places in lists. */
export const configurationKeys: readonly string[] = Object.keys(configurationSchema.shape);
export const launchKeys: readonly string[] = Object.keys(launch.shape);
export const overrideKeys: readonly string[] = Object.keys(override.shape);
export const ignoreKeys: readonly string[] = Object.keys(ignore.shape);
export const keysBelow: ReadonlyMap<string, readonly string[]> = new Map([
  ['', configurationKeys],
  ['launches', launchKeys],
  ['overrides', overrideKeys],
  ['ignore', ignoreKeys],
  ['rules', ruleIds],
  ['overrides/rules', ruleIds],
]);
