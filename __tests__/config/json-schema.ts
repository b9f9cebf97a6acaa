import * as z from 'zod/mini';
import { configurationSchema } from '../../src/config/configuration-schema.ts';

/** The schema of `.port-preflight.yml` for editors, as it is published. */
export function jsonSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(configurationSchema, { target: 'draft-07', unrepresentable: 'any' });
  const schema = {
    $schema,
    title: 'The configuration of port-preflight',
    description: 'What .port-preflight.yml, or the key port-preflight of package.json, may contain.',
    ...rest,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
