// WebKit as an engine of the end-to-end tests: WebKitGTK, Safari's engine, which Debian builds without WebRTC. So its
// pages get a connection made in JavaScript (stub/), and tests that need a native one cannot run here.
import { readFileSync } from 'node:fs';
import { findWebKit } from '../../../tools/setup/webkit.mjs';
import { launchWebKit } from './browser.mjs';

const parts = ['support', 'descriptions', 'media', 'channels', 'transceivers', 'connection'];
const read = (part) => readFileSync(new URL(`stub/${part}.js`, import.meta.url), 'utf8');

/** WebKitGTK has it, and never calls back. */
const quirks = 'delete HTMLVideoElement.prototype.requestVideoFrameCallback';

export const webkit = {
  name: 'webkit',

  /** The test files that run in it. */
  files: [
    'adapter',
    'as-chrome',
    'attaching',
    'configuration',
    'constraints',
    'construction',
    'data-channels',
    'dictionaries',
    'errors',
    'first-use',
    'idioms',
    'initializers',
    'install',
    'loading',
    'local-tracks',
    'media',
    'media-stream',
    'negotiation',
    'page-life',
    'plain',
    'states',
    'streams',
    'usage',
    'user-media',
  ],

  /** Is WebKitGTK on this machine? */
  isThere: () => Boolean(findWebKit()),

  launch: () => launchWebKit({ python: findWebKit() }),

  /** What runs in each page and frame before all else. */
  script: `(function () { 'use strict'; ${quirks}; ${parts.map(read).join('\n')} })();`,

  lacks: {
    'ICE restarts': 'the stub connection keeps its credentials',
    'an end of documents': 'the stub connection does not know whether its document is gone',
    'trusted events': "the events of the stub are a page's: our code takes them for no event of the browser",
    'channels that open later': 'the stub connection opens a channel at once, on both sides',
    statistics: 'the stub connection has no statistics',
    'small cameras': 'the fake cameras of WebKitGTK have 640 pixels at least, and take what is asked for as met',
    'noise suppression': 'WebKitGTK knows no such setting',
  },
};
