// The popup: the switch of the site, what its page uses, and whether it has to be loaded again.
import { usesOf } from './uses.mjs';

const api = globalThis.browser ?? chrome;
const find = (selector) => document.querySelector(selector);
const isChrome = /Chrome\//.test(navigator.userAgent);

/** The tab under the popup; tests open the popup in a tab of its own, and name the other. */
async function findTab() {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  return named ? api.tabs.get(named) : (await api.tabs.query({ active: true, currentWindow: true }))[0];
}

/** @returns {string | undefined} `host` of an address that can be switched on */
function hostOf(address) {
  try {
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) ? hostname : undefined;
  } catch {
    return undefined;
  }
}

const patternOf = (host) => `*://${host}/*`;
const isOn = (host) => api.permissions.contains({ origins: [patternOf(host)] });

/** Asks the page's frames; those that may not be asked tell nothing. */
async function askFrames(tab) {
  try {
    const results = await api.scripting.executeScript({
      target: { tabId: tab.id, allFrames: true },
      world: 'MAIN',
      func: inFrame,
    });
    return results.map(({ result }) => result).filter(Boolean);
  } catch {
    return [];
  }
}

/** Runs in each frame of the page. */
function inFrame() {
  const ours = window[Symbol.for('webkit-rtc-peer-connection')];
  return {
    isTop: window === window.top,
    outcome: ours && ours.install(),
    usage: ours ? ours.usage() : [],
    frames: Array.from(document.querySelectorAll('iframe, frame'), ({ src }) => src),
  };
}

const tab = await findTab();
// Without our permission, and before the button is pressed, the address is not told.
const host = hostOf(tab?.url || new URLSearchParams(location.search).get('address'));

async function show() {
  find('#site').textContent = host ?? 'No page for this';
  find('#none').hidden = Boolean(host);
  find('#controls').hidden = !host;
  if (!host) return;
  const on = await isOn(host);
  const told = await askFrames(tab);
  const there = told.filter(({ outcome }) => outcome);
  const refused = there.find(({ outcome }) => !outcome.installed);

  find('#on').checked = on;
  find('#word').textContent = on ? 'On on this site' : 'Off on this site';
  find('#about').hidden = on;
  const { asChrome = [] } = await api.storage.local.get('asChrome');
  find('#as-chrome-choice').hidden = !on || isChrome;
  find('#as-chrome').checked = asChrome.includes(patternOf(host));
  await showFrames(told, on);

  const isNew = on && !there.some(({ isTop }) => isTop);
  wasThere ||= there.length > 0;
  const isLeft = !on && wasThere;
  find('#reload').hidden = !isNew && !isLeft && !mustReload;
  find('#status').className = refused ? 'bad' : '';
  find('#status').textContent = isNew
    ? 'Reload the page: it works from its next start on.'
    : isLeft
      ? 'It is still in this page until you reload it.'
      : refused
        ? refused.outcome.reason
        : mustReload
          ? 'Reload the page for the change.'
          : '';
  showUsage(on ? there.flatMap(({ usage }) => usage) : [], on && !isNew && !refused);
}

let mustReload = false;

/** Without the permission the page cannot be asked any more. */
let wasThere = false;

async function showFrames(told, on) {
  const hosts = [...new Set(told.flatMap(({ frames }) => frames).map(hostOf))].filter((one) => one && one !== host);
  find('#frames').hidden = !on || !hosts.length;
  const rows = await Promise.all(
    hosts.map(async (one) => {
      const row = document.createElement('li');
      const label = row.appendChild(document.createElement('label'));
      label.className = 'switch';
      const box = label.appendChild(
        Object.assign(document.createElement('input'), { type: 'checkbox', checked: await isOn(one) })
      );
      box.setAttribute('role', 'switch');
      label
        .appendChild(Object.assign(document.createElement('span'), { className: 'track' }))
        .setAttribute('aria-hidden', 'true');
      label.append(one);
      box.addEventListener('change', () => turn(one, box.checked));
      return row;
    })
  );
  find('#frames ul').replaceChildren(...rows);
}

function showUsage(usage, isThere) {
  find('#usage').hidden = !isThere;
  const uses = usesOf(usage);
  find('#usage ul').replaceChildren(
    ...(uses.length ? uses : [{ sentence: 'Nothing of the old WebRTC yet', members: [] }]).map(
      ({ sentence, members }) => {
        const row = document.createElement('li');
        row.append(`${sentence}${members.length ? ': ' : '.'}`);
        if (members.length) row.appendChild(document.createElement('code')).textContent = members.join(', ');
        return row;
      }
    )
  );
  find('#usage details').hidden = !usage.length;
  find('#usage dl').replaceChildren(
    ...usage.flatMap(({ member, count, instead }) => {
      const term = document.createElement('dt');
      term.textContent = `${member}, ${count === 1 ? 'once' : `${count} times`}`;
      const today = document.createElement('dd');
      today.appendChild(document.createElement('code')).textContent = instead;
      return [term, today];
    })
  );
}

/** The browser asks the person, so this must be the first thing that a click does. */
async function turn(site, on) {
  const origins = [patternOf(site)];
  await (on ? api.permissions.request({ origins }) : api.permissions.remove({ origins }));
  await api.runtime.sendMessage('sync');
  mustReload ||= site !== host;
  await show();
}

find('#on').addEventListener('change', ({ target }) => turn(host, target.checked));
find('#as-chrome').addEventListener('change', async ({ target }) => {
  const { asChrome = [] } = await api.storage.local.get('asChrome');
  const others = asChrome.filter((site) => site !== patternOf(host));
  await api.storage.local.set({ asChrome: target.checked ? [...others, patternOf(host)] : others });
  await api.runtime.sendMessage('sync');
  mustReload = true;
  await show();
});
find('#reload').addEventListener('click', async () => {
  await api.runtime.sendMessage('sync');
  await api.tabs.reload(tab.id);
  window.close();
});

await show();
// What the page uses grows while it runs.
setInterval(show, 2_000);
