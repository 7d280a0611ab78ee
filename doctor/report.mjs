// `report`: one visit with the drop-in, and what it counted.
import { endBrowser, startBrowser } from './browsers.mjs';
import { visit } from './visit.mjs';

const timeout = 30_000;

/**
 * @param {string} url
 * @param {{product: string, path: string}} browser
 * @param {{wait: number, show: boolean, prefixedOnly: boolean}} options `wait` in ms
 * @returns {Promise<object[]>} the uses of all its frames, in the order of first use; see `LegacyUse` in types/index.d.ts
 */
export async function report(url, browser, { wait, show, prefixedOnly }) {
  const started = await startBrowser(browser, { headful: show });
  try {
    const page = await started.newPage();
    const attributes = prefixedOnly ? { 'data-prefixed-only': '' } : {};
    // What is reported is the page, not its policy.
    if (browser.product === 'chromium') await page.setBypassCSP(true);
    const { usage } = await visit(page, url, { attributes, wait: show ? Infinity : wait, timeout });
    return usage;
  } finally {
    await endBrowser(started);
  }
}
