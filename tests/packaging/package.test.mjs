// What `npm pack` packs: the files, package.json's promises, the types; and that Node can load it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../tools/lib/project.mjs';
import { files, inFolder, installed, readInstalled, tarball, tools, write } from './project.mjs';

test('it has what it needs, and nothing that does not belong', () => {
  const names = files.map(({ path }) => path).sort();
  const allowed = [
    /^((auto|plain|wasm)\/)?package\.json$/,
    /^bin\/[\w-]+\.mjs$/,
    /^doctor\/[\w-]+\.(m?js|css)$/,
    /^dist\/[\w-]+((\.user|\.plain)?\.[cm]?js(\.map)?|\.wasm|\.json)$/,
    /^dist\/extension\/[\w-]+(\.m?js|\.json|\.html|\.css|\.png)?$/,
    /^types\/[\w-]+\.d\.m?ts$/,
    /^docs\/[\w-]+\.(md|svg)$/,
    /^examples\/recipes\/[\w-]+\.(conf|py)$/,
    /^(README|ARCHITECTURE|CHANGELOG|CONTRIBUTING|SECURITY)\.md$/,
    /^LICENSE$/,
  ];
  assert.deepEqual(
    names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
    []
  );
  for (const name of [
    'LICENSE',
    'README.md',
    'auto/package.json',
    'dist/index.cjs',
    'dist/index.mjs',
    'dist/plain.cjs',
    'dist/webkit-rtc-peer-connection.js',
    'dist/webkit-rtc-peer-connection.plain.js',
    'plain/package.json',
    'types/index.d.ts',
  ]) {
    assert.ok(names.includes(name), name);
  }
});

test('publint finds nothing', async () => {
  const { publint } = await import(pathToFileURL(tools.resolve('publint')).href);
  const { messages } = await publint({ pkgDir: installed, strict: true, pack: false });
  assert.deepEqual(
    messages.map(({ code, path }) => `${code} ${path.join('.')}`),
    []
  );
});

test('are the types wrong? says no', () => {
  const cli = join(dirname(tools.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js');
  const { status, stdout } = spawnSync(
    process.execPath,
    [cli, tarball, '--format', 'json', '--exclude-entrypoints', './dist/*'],
    { encoding: 'utf8' }
  );
  const { problems = {} } = JSON.parse(stdout);
  // By design the entry that loads the wasm apart is an ES module: a `require` of it is what attw warns of.
  const serious = Object.values(problems)
    .flat()
    .filter(({ kind, entrypoint }) => !(kind === 'CJSResolvesToESM' && entrypoint === './wasm'));
  assert.deepEqual(serious, [], `exit code ${status}`);
});

describe('TypeScript', () => {
  const sources = readdirSync(inRoot('tests/types'));
  for (const name of sources) write(name, readFileSync(inRoot('tests/types', name), 'utf8'));
  // Pages of those years declared such names themselves. As members of `Window` they go first.
  write(
    'declared.ts',
    `
    import 'webkit-rtc-peer-connection/auto';
    declare global {
      interface Window { webkitRTCPeerConnection: any; webkitURL: any; MediaStreamTrack: any }
      interface Navigator { webkitGetUserMedia(constraints: any, success: any, failure: any): any }
    }
    export const url: string = window.webkitURL.createObjectURL(new window.MediaStreamTrack());
  `
  );
  write(
    'script.ts',
    `
    /// <reference path="node_modules/webkit-rtc-peer-connection/types/script.d.ts" />
    const semantics: { installed: boolean } = WebkitRTC.install({ sdpSemantics: 'plan-b' });
    new webkitRTCPeerConnection(null).addStream(new webkitMediaStream());
    // @ts-expect-error it is the drop-in's own global
    window.WebkitRTC.prefixed();
  `
  );
  for (const compiler of ['typescript-4.9', 'typescript-5']) {
    for (const [module, moduleResolution] of [
      ['commonjs', 'node'],
      ['node16', 'node16'],
      ...(compiler === 'typescript-5' ? [['esnext', 'bundler']] : []),
    ]) {
      test(`${compiler}, resolving as ${moduleResolution}`, () => {
        const compilerOptions = {
          module,
          moduleResolution,
          strict: true,
          noEmit: true,
          target: 'es2020',
          lib: ['es2020', 'dom'],
          types: [],
          skipLibCheck: false,
        };
        // Each for itself, as far as they declare things.
        for (const files of [sources, ['declared.ts'], ['script.ts']]) {
          inFolder(process.execPath, [
            tools.resolve(`${compiler}/bin/tsc`),
            '-p',
            write('tsconfig.json', JSON.stringify({ compilerOptions, files })),
          ]);
        }
      });
    }
  }
});

describe('Node, where there is no WebRTC', () => {
  const said = (code, ...args) => inFolder(process.execPath, [...args, '-e', code]).trim();

  test('require and import load, do nothing, and say why', () => {
    assert.match(said("console.log(require('webkit-rtc-peer-connection').install().reason)"), /no RTCPeerConnection/);
    assert.match(
      said(
        "import { install } from 'webkit-rtc-peer-connection'; console.log(install().reason)",
        '--input-type=module'
      ),
      /no RTCPeerConnection/
    );
    assert.equal(said("require('webkit-rtc-peer-connection/auto')"), '');
    assert.equal(said("import 'webkit-rtc-peer-connection/auto'", '--input-type=module'), '');
  });

  test('it brings no packages along', () => {
    assert.equal(JSON.parse(readInstalled('package.json')).dependencies, undefined);
  });
});
