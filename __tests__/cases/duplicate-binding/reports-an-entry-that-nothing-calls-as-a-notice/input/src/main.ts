import { serve } from '@hono/node-server';
import { app } from './app.ts';
import { startHealth } from './health.ts';

/** The role that was there before the others. */
export async function boot() {
  const port = Number(process.env.PORT ?? 8080);
  return serve({ fetch: app.fetch, port });
}

export async function runWorker() {
  const port = Number(process.env.PORT ?? 8080);
  return startHealth(port);
}

await runWorker();
