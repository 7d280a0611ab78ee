// Which sites get the drop-in: those whose host permission the person has granted, and no others. The permission is the
// switch, so the browser's own list of permissions works too.
'use strict';

const api = globalThis.browser ?? chrome;

/** Before the page's first script: the drop-in, with or without WebAssembly, as the page allows. */
const dropIn = ['drop-in.js', 'handle.js'];

const scripts = [
  { id: 'drop-in', js: dropIn, wants: (site, asChrome) => !asChrome.includes(site) },
  { id: 'drop-in-as-chrome', js: ['as-chrome.js', ...dropIn], wants: (site, asChrome) => asChrome.includes(site) },
];

/** Registers the content scripts anew, for the sites of now. */
async function sync() {
  const [{ origins = [] }, { asChrome = [] }, registered] = await Promise.all([
    api.permissions.getAll(),
    api.storage.local.get('asChrome'),
    api.scripting.getRegisteredContentScripts(),
  ]);
  for (const { id, js, wants } of scripts) {
    const matches = origins.filter((site) => wants(site, asChrome));
    const isThere = registered.some((one) => one.id === id);
    if (!matches.length) {
      if (isThere) await api.scripting.unregisterContentScripts({ ids: [id] });
    } else {
      const script = {
        id,
        js,
        matches,
        world: 'MAIN',
        runAt: 'document_start',
        allFrames: true,
        persistAcrossSessions: true,
      };
      await (isThere ? api.scripting.updateContentScripts([script]) : api.scripting.registerContentScripts([script]));
    }
  }
}

/** One after the other: two at once would both register. */
let turn = Promise.resolve();
const inTurn = () => {
  turn = turn.then(sync, sync);
  return turn;
};

api.permissions.onAdded.addListener(() => {
  inTurn();
});
api.permissions.onRemoved.addListener(() => {
  inTurn();
});
api.runtime.onInstalled.addListener(() => {
  inTurn();
});
api.runtime.onStartup.addListener(() => {
  inTurn();
});

// The popup asks, and waits until it is done.
api.runtime.onMessage.addListener((message, _sender, answer) => {
  if (message !== 'sync') return false;
  inTurn().then(
    () => answer({}),
    (error) => answer({ error: String(error.message) })
  );
  return true;
});

// A mark on the button where it is on: only there is the tab's address told.
api.tabs.onUpdated.addListener(async (tabId, change, tab) => {
  if (!change.status || !/^https?:/.test(tab.url ?? '')) return;
  const isOn = await api.permissions.contains({ origins: [`*://${new URL(tab.url).hostname}/*`] });
  await api.action.setBadgeText({ tabId, text: isOn ? 'on' : '' });
  await api.action.setBadgeBackgroundColor({ tabId, color: '#14713f' });
});
