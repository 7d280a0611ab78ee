// `npm start`: builds, serves the demo, and prints its address. Imports node built-ins only until `setup` has run.
import { build } from './build.mjs';
import { dist, inRoot } from './lib/project.mjs';
import { main } from './lib/run.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  await build({ tools: await setup() });
  const { serve } = await import('./serve.mjs');
  const { url, close } = await serve({
    roots: { '/': inRoot('www'), '/dist': dist, '/charts': inRoot('node_modules/uplot/dist') },
    port: Number(process.env.PORT) || 8080,
  });
  console.log(`\nThe demo is at ${url}/ (Ctrl+C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
});
