// The translator of Plan B beside @jitsi/sdp-interop, in a browser: what a page waits for, the strings' way into the
// wasm and out of it included.
// It runs as wasm, and as plain JavaScript.
import { readFileSync, writeFileSync } from 'node:fs';
import webpack from 'webpack';
import { buildModule } from '../build.mjs';
import { inRoot } from '../lib/project.mjs';

/** How many sources an offer has: half of them carry video tracks, the other half their retransmissions. */
const sizes = [2, 20, 200];

const rounds = 40;

/** A real Plan B offer with so many sources. */
function offer(sources) {
  const sample = readFileSync(inRoot('tests/sdp/generated/planb-fid-2src.sdp'), 'utf8')
    .split('\r\n')
    .filter((line) => line && !line.startsWith('a=ssrc'));
  for (let track = 0; track < sources / 2; track++) {
    const ids = [1000 + 2 * track, 1001 + 2 * track];
    sample.push(
      `a=ssrc-group:FID ${ids.join(' ')}`,
      ...ids.flatMap((id) =>
        ['cname:c', `msid:s${track} t${track}`, `mslabel:s${track}`, `label:t${track}`].map(
          (line) => `a=ssrc:${id} ${line}`
        )
      )
    );
  }
  return `${sample.join('\r\n')}\r\n`;
}

/** The files that the page `/translator` needs. */
export async function translatorFiles(tools) {
  const { glue, wasm, plain, modules } = await buildModule({
    tools,
    feature: 'bench',
    folder: inRoot('target/bench/translator'),
    isPlainToo: true,
  });
  const imported = readFileSync(glue, 'utf8');
  const entry = inRoot('target/bench/peer.mjs');
  writeFileSync(entry, "import { Interop } from '@jitsi/sdp-interop'; window.Interop = Interop;");
  await new Promise((resolve, reject) => {
    webpack(
      {
        mode: 'production',
        entry,
        output: { path: inRoot('target/bench'), filename: 'peer.bundle.js' },
        performance: false,
      },
      (error, stats) => (error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve())
    );
  });
  return {
    ...modules,
    '/translator': '<!doctype html><title>bench</title><script src="/peer.js"></script>',
    '/peer.js': readFileSync(inRoot('target/bench/peer.bundle.js'), 'utf8'),
    '/wasm/translator.js': imported,
    '/wasm/code.js': 'export default fetch("/translator.wasm").then((response) => response.arrayBuffer());',
    '/translator.wasm': readFileSync(wasm),
    '/plain/translator.js': imported.replaceAll('/realm/web-assembly.js', '/plain/web-assembly.js'),
    '/plain/web-assembly.js': readFileSync(inRoot('js/plain/web-assembly.js'), 'utf8'),
    '/plain/code.js': withData(plain),
  };
}

/** The module of plain JavaScript, with the data that webpack puts into it in the drop-in. */
function withData(file) {
  const data = readFileSync(file.replace(/\.js$/, '.data')).toString('base64');
  const bytes = `const data = () => Uint8Array.from(atob('${data}'), (letter) => letter.charCodeAt(0));\n`;
  const script = readFileSync(file, 'utf8').replace(/^import data from .*\n/, () => bytes);
  return script.replace('export default function code()', 'export default code();\nfunction code()');
}

/** In the page: both ways of both translators, in turns. Gives the medians in ms. */
async function race(planB, count, form) {
  const ours = await import(`/${form}/translator.js`);
  ours.initSync({ module: await (await import(`/${form}/code.js`)).default });
  const unified = ours.toUnifiedPlan(planB);
  const ways = {
    toUnifiedPlan: {
      ours: () => ours.toUnifiedPlan(planB),
      peer: () => new Interop().toUnifiedPlan({ type: 'offer', sdp: planB }).sdp,
    },
    toPlanB: {
      ours: () => ours.toPlanB(unified),
      peer: () => new Interop().toPlanB({ type: 'offer', sdp: unified }).sdp,
    },
  };
  const result = {};
  for (const [name, sides] of Object.entries(ways)) {
    // So many calls that each measurement takes some milliseconds.
    const calls = Object.fromEntries(
      Object.entries(sides).map(([side, run]) => {
        const start = performance.now();
        let done = 0;
        while (performance.now() - start < 200) {
          run();
          done++;
        }
        return [side, Math.max(1, Math.round(done / 20))];
      })
    );
    const times = { ours: [], peer: [] };
    for (let round = 0; round < count; round++) {
      for (const side of round % 2 ? ['ours', 'peer'] : ['peer', 'ours']) {
        const start = performance.now();
        for (let call = 0; call < calls[side]; call++) sides[side]();
        times[side].push((performance.now() - start) / calls[side]);
      }
    }
    result[name] = Object.fromEntries(
      Object.entries(times).map(([side, values]) => [side, values.sort((a, b) => a - b)[values.length >> 1]])
    );
  }
  return result;
}

/** How many times quicker than the peer each form is to be, as a ratio. */
const goals = { wasm: 0.05, plain: 0.125 };

/** Measures in an open browser. Gives rows of the table. */
export async function measureTranslator(browser, url, { quick }) {
  const rows = [];
  for (const [form, goal] of Object.entries(goals)) {
    for (const sources of sizes) {
      const page = await browser.newPage();
      await page.goto(`${url}/translator`);
      const result = await page.evaluate(race, offer(sources), quick ? 5 : rounds, form);
      await page.close();
      const which = form === 'plain' ? ', plain JavaScript' : '';
      for (const [name, { ours, peer }] of Object.entries(result))
        rows.push({
          label: `${name}, ${sources} sources${which} / sdp-interop`,
          what: `${name}, ${sources} sources${which}, beside @jitsi/sdp-interop 1.0.5`,
          ours,
          peer,
          target: sources === 2 ? '' : goal,
        });
    }
  }
  return rows;
}
