// Do the telephones of 2014 to 2018 call each other through a real exchange? jssip, sipml5 and sip.js, byte for byte
// from npm, and Kamailio.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';
import { inRoot } from '../../tools/lib/project.mjs';
import { behaviour } from '../e2e/behaviour.mjs';
import { script } from '../e2e/period.mjs';
import { jssip, library, sipjs, sipml } from './kamailio/telephones.mjs';
import { freePorts, scratch, start, withServer } from './server.mjs';

/** Runs in the page that has the two in its frames. */
const both = () => {
  window.pause = () =>
    new Promise((later) => {
      setTimeout(later, 700);
    });
  window.connect = async (url) => {
    const id = String(Math.random()).slice(2);
    const [alice, bob] = [frames[0], frames[1]];
    await Promise.all([alice.phone.register(url, `alice${id}`), bob.phone.register(url, `bob${id}`)]);
    alice.phone.call(`bob${id}`);
    return { alice, bob };
  };
};

/** sip.js 0.6 comes as modules: its maintainers' browserify is our webpack. */
async function bundled() {
  const path = inRoot('target/servers');
  mkdirSync(path, { recursive: true });
  const stats = await new Promise((resolve, reject) => {
    webpack(
      {
        mode: 'none',
        target: ['web', 'es5'],
        entry: inRoot('tests/libraries/node_modules/sip.js-0.6'),
        output: { path, filename: 'sip-0.6.js', library: 'SIP' },
      },
      (error, result) => (error ? reject(error) : resolve(result))
    );
  });
  if (stats.hasErrors()) throw new Error(stats.toString());
  return `<script>${readFileSync(join(path, 'sip-0.6.js'), 'utf8').replaceAll('</script', '<\\/script')}</script>`;
}

const patience = 20_000;

// It also sends the ACK of a re-INVITE without a route if the answer has no `Record-Route`: the exchange adds one to
// each.
const sip08 = {
  cannot: { firefox: 'the library itself refuses to negotiate again there (it asks for `InstallTrigger`)' },
};

const telephones = {
  'jssip 0.7.8 (2015)': [script('jssip/dist/jssip.js'), jssip],
  'jssip 1.0.1 (2016)': [script('jssip-1/dist/jssip.js'), jssip],
  'jssip 2.0.6 (2016)': [script('jssip-2/dist/jssip.js'), jssip],
  'sipml5 2.1.4 (2018)': [script('sipml/SIPml-api.js'), sipml],
  'sip.js 0.6.4 (2014)': [bundled, sipjs],
  'sip.js 0.7.8 (2017)': [script('sip.js-0.7/dist/sip.js'), sipjs],
  'sip.js 0.8.4 (2017)': [script('sip.js-0.8/dist/sip.js'), sipjs, sip08],
};

await withServer('kamailio', async (program) => {
  const [port] = await freePorts(1);
  const configuration = join(scratch('kamailio'), 'kamailio.cfg');
  writeFileSync(
    configuration,
    readFileSync(inRoot('tests/servers/kamailio/kamailio.cfg'), 'utf8').replaceAll(/\bPORT\b/g, String(port))
  );
  // Not in the background, and with what it says on stderr.
  await start(program, ['-DD', '-E', '-m', '64', '-M', '8', '-f', configuration], { ready: /processes \(at least\)/ });

  for (const [name, [source, telephone, faults]] of Object.entries(telephones)) {
    const tag = typeof source === 'string' ? source : await source();
    const options = {
      copies: 2,
      args: [`ws://127.0.0.1:${port}`],
      patience,
      body: '<video autoplay muted></video>',
      head: `${tag}<script>(${library})(); (${telephone})()</script>`,
      before: `<script>(${both})();</script>`,
    };
    behaviour(
      `${name}: a call with pictures both ways, a tone, and the end`,
      options,
      async (url) => {
        const { alice, bob } = await connect(url);
        const seen = await Promise.all([alice.shown(), bob.shown()]);
        await pause();
        alice.phone.dial('5');
        await bob.until(() => bob.phone.events.includes('5'));
        alice.phone.hangUp();
        await bob.until(() => bob.phone.events.includes('ended'));
        await alice.until(() => alice.phone.connection().signalingState === 'closed');
        alice.phone.stop();
        bob.phone.stop();
        return [seen, bob.phone.events];
      },
      [
        ['moves', 'moves'],
        ['5', 'ended'],
      ]
    );

    // sip.js 0.6.4 answers 488 to all that would change a call.
    if (name.startsWith('sip.js 0.6')) continue;
    behaviour(
      `${name}: each holds the call, and takes it back`,
      { ...options, ...faults },
      async (url) => {
        const { alice, bob } = await connect(url);
        const seen = [];
        const see = async () => {
          seen.push(...(await Promise.all([alice.shown(), bob.shown()])));
        };
        await see();
        for (const holder of [alice, bob]) {
          // Nobody presses two buttons at once, and these telephones refuse it before the exchange has done the first.
          await pause();
          holder.phone.hold();
          await holder.telling('recvonly');
          console.log('on hold');
          await pause();
          holder.phone.unhold();
          await holder.telling('sendrecv');
          console.log('back');
          await see();
        }
        alice.phone.hangUp();
        await bob.until(() => bob.phone.events.includes('ended'));
        alice.phone.stop();
        bob.phone.stop();
        return [seen, bob.phone.events];
      },
      [Array(6).fill('moves'), ['hold', 'unhold', 'ended']]
    );
  }
});
