import { serve } from '@hono/node-server';
import { app } from './app.ts';

/** As it was before there were workers; tests still use it. */
export async function boot() {
  return serve({ fetch: app.fetch, port: 8080 });
}

async function runWorker() {
  return serve({ fetch: app.fetch, port: 8080 });
}

await runWorker();
