// Chromium of 2019 to 2023 as engines of the end-to-end tests, `chromium-92` and so on: from npm packages for servers
// without a display. All of them use the drop-in's plain sibling, as it is served.
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { transformSync } from '@swc/core';
import { chromiumArguments } from '../../tools/lib/browser-options.mjs';
import { cache, inRoot } from '../../tools/lib/project.mjs';

/** Of the packages; they are installed when they are wanted. */
export const folder = inRoot('tests/browsers');

/** Their major versions. */
export const versions = [78, 83, 92, 103, 109];

const lacks = {
  'lists of addresses': 'its getConfiguration() has an entry for each address of a list',
  'local offers without msid': 'it refuses its own offer when the tracks have lost their names',
};
/** What those before a version lack too. */
const lackedBefore = [
  [92, 'a silent close()', 'its close() fires its two events in modern use too'],
  [109, 'initiators', 'its standard statistics do not tell who began'],
];

/**
 * In Chromium 103 and 109, even without any script of ours, a page hangs for good if it asks for the next frame of a
 * video by this method after the video lost its stream and got it back. (In 92 a page with the drop-in does too; one
 * without it was not tried.) Tests watch pictures by other means there, see calls.mjs.
 */
const withoutFrameCallbacks = 'delete HTMLVideoElement.prototype.requestVideoFrameCallback;';

export const oldBrowsers = versions.map((version) => ({
  name: `chromium-${version}`,
  lacks: {
    ...lacks,
    ...Object.fromEntries(lackedBefore.filter(([since]) => version < since).map(([, ...lack]) => lack)),
  },
  launch: () => launch(version),
  script: withoutFrameCallbacks,
  // What tests evaluate in pages is JavaScript of today.
  lower: (source) =>
    transformSync(source, {
      configFile: false,
      swcrc: false,
      isModule: false,
      env: { targets: { chrome: String(version) } },
    }).code,
}));

/** The package of a browser has it compressed. It is kept in the user's cache. */
async function executable(version) {
  const browser = join(cache, 'old-browsers', `chromium-${version}`);
  if (!existsSync(browser)) {
    mkdirSync(join(cache, 'old-browsers'), { recursive: true });
    const packed = join(folder, `node_modules/chromium-${version}/bin/chromium.br`);
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(`${browser}.part`));
    chmodSync(`${browser}.part`, 0o755);
    renameSync(`${browser}.part`, browser);
  }
  return browser;
}

async function launch(version) {
  const puppeteer = createRequire(join(folder, 'package.json'))('puppeteer-core-10');
  return puppeteer.launch({
    executablePath: await executable(version),
    headless: true,
    args: chromiumArguments,
    pipe: true,
  });
}
