import { z } from 'zod';

const schema = z.object({ PORT: z.string().default('3000') });
const checked = schema.safeParse(process.env);
if (!checked.success) process.exit(1);

export const env = checked.data;
