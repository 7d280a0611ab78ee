// The findings in plain words: what the page uses, what came of it, what to do. Pure.
import { isGood } from './judge.mjs';
import { usesOf } from './uses.mjs';

const verdicts = {
  mends: (where) => `The page works with the drop-in in ${where}, and not without it.`,
  helps: (where) => `The page gets further with the drop-in in ${where}, and no error is left.`,
  unneeded: (where) => `The page works in ${where} as it is.`,
  goes: (where) =>
    `Nothing is wrong with the page in ${where} as far as it went: it may wait for somebody at the other side.`,
  fails: (where) => `The page does not work in ${where}, with the drop-in either.`,
  harms: (where) => `The page gets further without the drop-in in ${where}: that is our fault, please report it.`,
  none: (where) => `The page used no WebRTC in ${where}.`,
};

const listed = (names) => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');

/**
 * @param {object} findings by `examine()`
 * @returns {{kind: 'good' | 'bad' | 'open', verdict: string[], advice: string[], tag: string | undefined, uses: object[], usage: object[]}}
 */
export function summaryOf(findings) {
  const { browsers } = findings;
  const by = (verdict) => browsers.filter((one) => one.verdict === verdict);
  const usage = mergeUsage(browsers.map((one) => one.runs[one.best].usage));
  const kinds = browsers.map(({ verdict }) => verdict);
  const kind = kinds.some((one) => one !== 'none' && !isGood(one)) ? 'bad' : kinds.some(isGood) ? 'good' : 'open';
  const verdict = Object.keys(verdicts)
    .filter((name) => by(name).length)
    .map((name) => verdicts[name](listed(by(name).map(({ name: browser }) => browser))));
  const wanted =
    kinds.some((one) => ['mends', 'helps', 'goes', 'fails'].includes(one)) &&
    (usage.length > 0 || kinds.some((one) => one === 'mends' || one === 'helps'));
  const attributes = Object.assign({}, ...browsers.map((one) => one.runs[one.best].attributes));
  return {
    kind,
    verdict,
    usage,
    uses: usesOf(usage),
    advice: adviceOf(findings, kind),
    libraries: [...new Set(browsers.flatMap((one) => one.runs.flatMap(({ libraries }) => libraries)))],
    tag: wanted && !carries(findings) ? tagOf(attributes) : undefined,
  };
}

const carries = ({ browsers }) => browsers.find((one) => one.runs[0].owns)?.runs[0].owns;

export function tagOf(attributes) {
  const given = Object.entries(attributes)
    .map(([name, value]) => (value ? ` ${name}="${value}"` : ` ${name}`))
    .join('');
  return `<script src="webkit-rtc-peer-connection.js"${given}></script>`;
}

function mergeUsage(reports) {
  const all = new Map();
  for (const use of reports.flat()) {
    const key = `${use.member} ${use.ignored}`;
    if (!all.has(key) || all.get(key).count < use.count) all.set(key, use);
  }
  return [...all.values()];
}

function adviceOf(findings, kind) {
  const { browsers, unseen } = findings;
  const runs = browsers.flatMap((one) => one.runs);
  const [first] = runs;
  const advice = unseen.map(
    ({ product, message }) => `${product === 'firefox' ? 'Firefox' : 'Chromium'} could not look: ${message}`
  );
  const version = carries(findings);
  if (version)
    advice.push(
      `The page carries the drop-in already (version ${version}): “without” means without this package's own in front.`
    );
  if (first.url && !sameAddress(first.url, findings.url))
    advice.push(`The address led on to ${withoutSecrets(first.url)}.`);
  if (runs.some(({ isSecure }) => !isSecure))
    advice.push(
      'The page comes neither by https nor from this machine: browsers hide the camera from it, with the drop-in too.'
    );
  if (browsers.some(({ plain }) => plain))
    advice.push(
      "The page’s Content-Security-Policy refuses WebAssembly, so the drop-in ran as plain JavaScript. It does so by itself; 'wasm-unsafe-eval' in script-src would let it be faster."
    );
  else if (first.policy && /script-src|default-src/.test(first.policy))
    advice.push(
      'The page has a Content-Security-Policy: its script-src must allow the address that you give the script.'
    );
  for (const {
    name,
    runs: [, , ...more],
    best,
  } of browsers) {
    const helpers = best > 1 ? Object.keys(more[best - 2].attributes) : [];
    if (helpers.length)
      advice.push(
        `In ${name} the attribute${helpers.length > 1 ? 's' : ''} ${listed(helpers)} help${helpers.length > 1 ? '' : 's'}.`
      );
    else if (more.length)
      advice.push(
        `In ${name} no attribute helps; tried: ${more.map(({ label }) => label.replace(/^with /, '')).join(', ')}.`
      );
  }
  if (kind === 'open') advice.push(...openAdvice(browsers, runs));
  return advice;
}

function openAdvice(browsers, runs) {
  const names = [...new Set(browsers.flatMap(({ scripts }) => scripts))];
  if (!names.length)
    return [
      'There is nothing of WebRTC in its scripts either. Is it the right page? A log-in may stand before it: --headful.',
    ];
  const controls = runs.find((one) => one.controls.length)?.controls ?? [];
  const shown = controls.map(({ text, id }) => `“${text || id}”${id ? ` (--click '#${id}')` : ''}`);
  return [
    `Its scripts name ${listed(names)}: it may wait for a click, a log-in or somebody else. --click SELECTOR clicks, --headful lets you do it, --wait SECONDS waits longer.`,
    ...(shown.length ? [`On the page there is: ${shown.join(', ')}.`] : []),
  ];
}

/** Of the address only what may be told: no password. */
export function withoutSecrets(address) {
  try {
    const url = new URL(address);
    url.username = url.password = '';
    return url.href;
  } catch {
    return address;
  }
}

const sameAddress = (one, other) => withoutSecrets(one).replace(/#.*/, '') === withoutSecrets(other).replace(/#.*/, '');
