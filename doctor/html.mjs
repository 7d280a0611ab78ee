// The findings as one HTML file that can be sent to somebody: no script in it, and nothing that it loads.
import { readFileSync } from 'node:fs';
import { steps, times } from './judge.mjs';
import { summaryOf, withoutSecrets } from './words.mjs';

/** All that comes from the page goes through here. */
const escape = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const html = (strings, ...values) => strings.reduce((all, part, index) => all + raw(values[index - 1]) + part);
const raw = (value) => {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(raw).join('');
  return value.html ?? escape(value);
};
const part = (...args) => ({ html: html(...args) });

const headings = {
  mends: 'The page works with the drop-in',
  good: 'The page works',
  bad: 'Something does not work',
  open: 'Nothing to see yet',
};

/** What a step is called under its dot. */
const stepNames = {
  camera: 'camera',
  connection: 'connection',
  description: 'offer',
  negotiated: 'answer',
  connected: 'connected',
  flows: 'media',
};

/** @param {object} findings by `examine()` */
export function htmlOf(findings) {
  const summary = summaryOf(findings);
  const { browsers, date, url, version } = findings;
  const mends = summary.kind === 'good' && browsers.some(({ verdict }) => verdict === 'mends');
  const title = browsers[0].runs[0].title || url;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}: a WebRTC examination</title>
        <style>
          ${{ html: readFileSync(new URL('report.css', import.meta.url), 'utf8') }}
        </style>
      </head>
      <body>
        <header>
          <p class="kicker">
            WebRTC examination · <time datetime="${date}">${date.slice(0, 16).replace('T', ' ')} UTC</time>
          </p>
          <h1>${title}</h1>
          <p class="address"><a href="${url}">${url}</a></p>
        </header>
        <main>
          <section class="verdict ${summary.kind}">
            <h2>${headings[mends ? 'mends' : summary.kind]}</h2>
            ${summary.verdict.map((sentence) => part`<p>${sentence}</p>`)}
            ${
              summary.tag &&
              part`<p class="how">Put this before the page’s first script:</p>
  <pre class="tag"><code>${summary.tag}</code></pre>`
            }
            ${summary.advice.length > 0 && part`<ul>${summary.advice.map((sentence) => part`<li>${sentence}</li>`)}</ul>`}
          </section>
          ${browsers.map(browserOf)}
          ${
            summary.uses.length > 0 &&
            part`<section class="uses">
  <h2>What the page uses</h2>
  <ul>${summary.uses.map(({ sentence, members }) => part`<li>${sentence}: ${members.map((member, at) => part`${at > 0 && ', '}<code>${member}</code>`)}</li>`)}</ul>
  ${summary.libraries.length > 0 && part`<p>Libraries: ${summary.libraries.join(', ')}.</p>`}
  <details>
    <summary>Where, how often, and what to write instead one day</summary>
    <div class="wide"><table>
      <thead><tr><th scope="col">member</th><th scope="col">times</th><th scope="col">first in</th><th scope="col">today</th></tr></thead>
      <tbody>${summary.usage.map(
        ({ member, count, ignored, where, instead }) => part`
        <tr><th scope="row"><code>${member}</code>${ignored && part` <small>no effect</small>`}</th><td>${count}</td><td><code>${placeOf(where)}</code></td><td><code>${instead}</code></td></tr>`
      )}
      </tbody>
    </table></div>
  </details>
</section>`
          }
        </main>
        <footer>
          Made by <code>npx webkit-rtc-peer-connection doctor</code>, version ${version}, with a fake camera. The
          pictures show the page as the browser saw it.
        </footer>
      </body>
    </html> `;
}

function browserOf({ name, runs, best }) {
  // The two that tell most: without, and the best with.
  const shown = [runs[0], runs[best]].filter((run, index, all) => all.indexOf(run) === index);
  const others = runs.filter((run) => !shown.includes(run));
  return part`<section class="browser">
  <h2>${name}</h2>
  <div class="runs">${shown.map(runOf)}</div>
  ${others.length > 0 && part`<details><summary>${times(others.length, 'more visit')}</summary><div class="runs">${others.map(runOf)}</div></details>`}
</section>`;
}

function runOf({ label, outcome, picture, connections }) {
  const { sentence, details, problems, step } = outcome;
  const state = step === 'flows' ? 'good' : problems.length ? 'bad' : 'open';
  return part`<article class="${state}">
    <h3>${label}</h3>
    ${picture && part`<img src="data:image/jpeg;base64,${picture}" alt="The page ${label}">`}
    <p class="outcome">It ${sentence}.</p>
    <ol class="steps" aria-hidden="true">${steps.slice(1).map((one, at) => part`<li${outcome.level > at && { html: ' class="done"' }}>${stepNames[one]}</li>`)}</ol>
    ${details.length > 0 && part`<p class="details">${details.join(' · ')}</p>`}
    ${problems.length > 0 && part`<ul class="problems">${problems.slice(0, 20).map(({ text, where, count }) => part`<li>${text}${count > 1 && part` <small>${count} times</small>`}${where && part`<code>${placeOf(where)}</code>`}</li>`)}</ul>`}
    ${connections.length > 0 && part`<details><summary>${times(connections.length, 'connection')}, step by step</summary>${connections.slice(0, 10).map(connectionOf)}</details>`}
  </article>`;
}

function connectionOf({ name, history, events }, index) {
  const counted = Object.entries(events)
    .map(([type, count]) => `${type} ${count}`)
    .join(', ');
  return part`<p>${index + 1}. <code>new ${name}()</code>${counted && ` · ${counted}`}</p>
    <ol class="history">${history.slice(0, 30).map(([at, what]) => part`<li><b>${at} ms</b> ${what}</li>`)}</ol>`;
}

/** A line of a stack without the secrets that an address may have. */
const placeOf = (where) => where.replace(/https?:\/\/[^\s)]+/g, (address) => withoutSecrets(address));
