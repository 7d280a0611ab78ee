// Calls across the ages: real Chromium of 2016 and 2018 with today's browsers behind the drop-in, without an attribute.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { network, old, versions } from './network.mjs';

const there = old().filter((name) => ['c49', 'c65', 'c87'].includes(name));
if (!there.length) console.log('# tests/peers: there are no old engines here; `npm run era` installs them');

const net = there.length ? await network() : undefined;
after(() => net?.close());

for (const name of there) {
  for (const today of ['chromium', 'firefox', 'standard-only']) {
    for (const [from, to] of [[today, name], [name, today]]) {
      for (const streams of [1, 2]) {
        test(`Chromium ${versions[name]}: ${from} calls ${to} with ${streams} stream${streams > 1 ? 's' : ''} each way`, async () => {
          const outcome = await net.call([{ name: from, streams }, { name: to, streams }]);
          const all = `${streams}/${streams}`;
          assert.deepEqual(outcome, {
            errors: [], first: [all, all], data: true, second: [all, all], rounds: outcome.rounds, hungUp: true,
          });
        });
      }
    }
  }
}
