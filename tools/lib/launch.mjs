// Starts a test browser.
import puppeteer from 'puppeteer-core';
import { findBrowsers } from '../setup/browsers.mjs';
import { chromiumArguments, firefoxArguments, firefoxPreferences } from './browser-options.mjs';

/**
 * @param {'chromium' | 'firefox'} product
 * @param {{preferences?: object, args?: string[]}} [more] preferences for Firefox, arguments, and any other option of
 *   puppeteer's
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function launch(product, { preferences = {}, args = [], ...options } = {}) {
  const executablePath = findBrowsers()[product];
  if (!executablePath) throw new Error(`${product} is not installed: \`npm test\` says how`);
  return puppeteer.launch(
    product === 'firefox'
      ? {
          browser: 'firefox',
          executablePath,
          headless: true,
          ...options,
          args: [...firefoxArguments, ...args],
          extraPrefsFirefox: { ...firefoxPreferences, ...preferences },
        }
      : {
          browser: 'chrome',
          executablePath,
          headless: true,
          ...options,
          args: [...chromiumArguments, ...args],
          pipe: true,
        }
  );
}
