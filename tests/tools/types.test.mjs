// The types: do they declare what is installed, say for each legacy member what to write instead, and leave modern code
// alone? And docs/legacy.md, which is generated from them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { parse } from 'webidl2';
import { declarations } from '../../tools/legacy/declarations.mjs';
import { document } from '../../tools/legacy/document.mjs';
import { inRoot } from '../../tools/lib/project.mjs';
import { surface } from '../e2e/surface.mjs';

const read = (...path) => readFileSync(inRoot(...path), 'utf8');
const owners = declarations.flatMap((file) => file.owners);
const members = owners.flatMap(({ owner, members: list }) => list.map((member) => ({ owner, ...member })));
const told = (owner, name) => members.filter((member) => member.owner === owner && member.name === name);

describe('the declarations', () => {
  const idl = parse(read('idl/webkit-rtc-peer-connection.idl')).filter(({ type }) => type === 'interface');
  const webref = dirname(createRequire(import.meta.url).resolve('@webref/idl/package.json'));
  const standard = ['webrtc', 'mediacapture-streams', 'webidl', 'dom'].flatMap((name) =>
    parse(readFileSync(join(webref, `${name}.idl`), 'utf8'))
  );
  /** The names that an interface or a dictionary of today has. */
  const ofStandard = (name) =>
    new Set(
      standard
        .filter((definition) => definition.name === name && definition.members)
        .flatMap((definition) => definition.members.map((member) => member.name))
    );

  /** What a `Legacy…` interface is an older form of. */
  const today = {
    LegacyUserMediaError: 'DOMException',
    LegacyMediaStreamTrackList: '',
    LegacyRTCStatsReport: '',
    LegacySourceInfo: '',
    LegacyRTCPeerConnectionConstructor: 'RTCPeerConnection',
    LegacyRTCPeerConnectionEventMap: '',
    MediaStreamEventMap: '',
  };
  const todayOf = (owner) => ofStandard(today[owner] ?? owner.replace(/^Legacy/, ''));

  test('have every member of our IDL', () => {
    // Where its class is called by another name in the types.
    const names = {
      webkitRTCPeerConnection: 'LegacyRTCPeerConnection',
      RTCSessionDescription: 'LegacyRTCSessionDescription',
      RTCIceCandidate: 'LegacyRTCIceCandidate',
    };
    const missing = idl.flatMap(({ name, members: list }) => {
      const owner = names[name] ?? name;
      return list
        .filter((member) => {
          const declared =
            member.type === 'constructor' ? told(`${owner}Constructor`, 'new') : told(owner, member.name);
          return (
            !declared.length ||
            (member.type !== 'constructor' &&
              !todayOf(owner).has(member.name) &&
              !declared.every(({ isDeprecated }) => isDeprecated))
          );
        })
        .map((member) => `${name}.${member.name ?? 'constructor'}`);
    });
    assert.deepEqual(missing, []);
  });

  test('have every member that src/ puts in place by its own name, and every global of js/', () => {
    const files = readdirSync(inRoot('src'), { recursive: true })
      .filter((name) => name.endsWith('.rs'))
      .map((name) => read('src', name));
    const globals = ['install.js', ...readdirSync(inRoot('js/install')).map((name) => `install/${name}`)]
      .map((name) => read('js', name))
      .join('\n');
    // The rows of the tables of members, and what their constants say.
    const rows = files.flatMap((file) => {
      const constants = new Map(
        [...file.matchAll(/const (\w+): &str = "(\w+)";/g)].map(([, name, value]) => [name, value])
      );
      return [...file.matchAll(/\b(?:Operation|Attribute|Setter|handler)\(\s*(?:"(\w+)"|([A-Z_]+))/g)].map(
        ([, name, constant]) => name ?? constants.get(constant)
      );
    });
    const installed = [
      ...rows.filter(Boolean),
      ...[
        ...globals.matchAll(/setValue\(global, '(\w+)'/g),
        ...globals.matchAll(/const PREFIXED = '(\w+)'/g),
        ...globals.matchAll(/[;'],(webkit\w+),/g),
      ].map(([, name]) => name),
    ];
    assert.ok(
      installed.includes('updateIce') &&
        installed.includes('onicechange') &&
        installed.includes('webkitMediaStream') &&
        installed.includes('webkitURL') &&
        installed.includes('webkitCancelRequestAnimationFrame') &&
        installed.includes('webkitRTCPeerConnection')
    );
    // Today's members that we watch; `Audio` accepts a stream's URL, `chrome` is there for pages that look for it.
    const watched = [
      'addEventListener',
      'getTrackById',
      'toJSON',
      'revokeObjectURL',
      'play',
      'load',
      'Audio',
      'chrome',
      'userAgent',
      'appVersion',
      'vendor',
      'open',
      'setAttribute',
      'src',
      'attachShadow',
      // Other packages declare these.
      'webkitAudioContext',
      'webkitOfflineAudioContext',
      'webkitRequestAnimationFrame',
      'webkitCancelAnimationFrame',
      'webkitCancelRequestAnimationFrame',
      'innerHTML',
      'iceConnectionState',
      'currentLocalDescription',
      'pendingLocalDescription',
      'currentRemoteDescription',
      'pendingRemoteDescription',
    ];
    const declared = new Set([...members.map(({ name }) => name), ...owners.map(({ owner }) => owner)]);
    assert.deepEqual(
      [...new Set(installed)].filter((name) => !declared.has(name) && !watched.includes(name)),
      []
    );
  });

  test('mark each member as deprecated that is not one of today', () => {
    const forms = (owner) => !['LegacyWindow', 'LegacyMediaConstraints', 'LegacyWish'].includes(owner);
    // The class itself is marked, and so are the events that the listeners are for.
    const others = [
      'LegacyRTCPeerConnectionConstructor.prototype',
      'LegacyRTCPeerConnectionConstructor.new',
      'LegacyRTCPeerConnection.addEventListener',
      'LegacyRTCPeerConnection.removeEventListener',
    ];
    const unmarked = members
      .filter(
        ({ owner, name, kind, isDeprecated }) =>
          !isDeprecated && forms(owner) && kind !== 'index' && !todayOf(owner).has(name)
      )
      .map(({ owner, name }) => `${owner}.${name}`);
    assert.deepEqual([...new Set(unmarked)].sort(), others.sort());
  });

  test('say of each legacy member what it does, which Chrome had it, how we know, and what to write instead', () => {
    const legacy = [...members, ...owners.filter(({ kind }) => kind === 'var')].filter(
      ({ isDeprecated, text }) => isDeprecated && text
    );
    assert.ok(legacy.length > 120);
    assert.deepEqual(
      legacy
        .filter(({ chrome, source, deprecated }) => !chrome || !source || !deprecated)
        .map(({ owner, name }) => `${owner}.${name}`),
      []
    );
  });

  test('advise as the usage report does', async () => {
    // A module for bundlers, which imports nothing.
    const script = read('js/usage.js');
    const { describe: entry } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
    const table = script.slice(script.indexOf('const instead'), script.indexOf('const nothing'));
    const keys = [...table.matchAll(/^ {2}'?([^':\n]+)'?: |instead\.(\w+) =/gm)].map(([, key, alias]) => key ?? alias);
    assert.ok(keys.length > 40 && keys.includes('MediaStream.stop'));
    const advice = [...members, ...owners].map(({ deprecated }) => deprecated ?? '').join('\n');
    // Not a legacy member, and said in words.
    const others = ['revokeObjectURL', 'sdpSemantics', 'SDP of a gateway'];
    const text = advice.replaceAll('`', '');
    assert.deepEqual(
      keys.filter((key) => !others.includes(key) && !text.includes(entry([key, 1, false, '']).instead)),
      []
    );
  });

  const rust = (file, pattern) => [...read(file).matchAll(pattern)].map(([, name]) => name).sort();
  const names = (owner) =>
    members
      .filter((member) => member.owner === owner)
      .map(({ name }) => name)
      .sort();

  test('know the constraints that src/legacy knows', () => {
    const list = (file, name) => new RegExp(`const ${name}: .*?= &\\[(.*?)\\n\\];`, 's').exec(read(file))[1];
    const ofList = (text) =>
      [...text.matchAll(/^\s*\(?(?:"(\w+)"|CHROME_MEDIA_SOURCE)/gm)]
        .map(([, name]) => name ?? 'chromeMediaSource')
        .sort();
    assert.deepEqual(names('LegacyConnectionConstraintNames'), ofList(list('src/legacy/constraints.rs', 'CONNECTION')));
    assert.deepEqual(
      names('LegacyDescriptionConstraintNames'),
      ofList(list('src/legacy/constraints.rs', 'DESCRIPTION'))
    );
    assert.deepEqual(names('LegacyMediaTrackConstraintNames'), ofList(list('src/legacy/media.rs', 'NAMES')));
  });

  test('know the types of reports', () => {
    const union = /type LegacyRTCStatsType =(.*?);/s.exec(read('types/legacy-statistics.d.ts'))[1];
    const texts = Object.fromEntries(
      [...read('src/legacy/statistics/names.rs').matchAll(/^ +(\w+) = "(\w+)",$/gm)].map(([, name, text]) => [
        name,
        text,
      ])
    );
    const types = rust('src/legacy/statistics/legacy_type.rs', /Self::\w+ => Name::(\w+)/g)
      .map((name) => texts[name])
      .sort();
    assert.deepEqual([...union.matchAll(/'(\w+)'/g)].map(([, name]) => name).sort(), types);
  });
});

describe('what an editor shows', () => {
  const options = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2020.d.ts', 'lib.dom.d.ts'],
    types: [],
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => ['legacy', 'modern'].map((name) => inRoot(`tests/types/${name}.ts`)),
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) =>
      ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name)) : undefined,
    getCurrentDirectory: () => inRoot(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  /** What is struck out in a file, as it stands there. */
  const struckOut = (name) => {
    const file = inRoot(`tests/types/${name}.ts`);
    assert.deepEqual(
      service.getSemanticDiagnostics(file).map(({ messageText }) => messageText),
      []
    );
    return service
      .getSuggestionDiagnostics(file)
      .filter(({ reportsDeprecated }) => reportsDeprecated)
      .map(({ start, length }) => read('tests/types', `${name}.ts`).slice(start, start + length));
  };

  test("today's code is not struck out", () => {
    assert.deepEqual(struckOut('modern'), []);
  });

  test('every legacy member is, where it is read or called', () => {
    const struck = new Set(struckOut('legacy').map((text) => /\w+$/.exec(text)?.[0]));
    const isOption = (owner) => /(Names|Constraints|Configuration|IceServer|Init|EventMap)$/.test(owner);
    const used = members.filter(
      ({ owner, isDeprecated, kind }) => isDeprecated && !isOption(owner) && ['method', 'property'].includes(kind)
    );
    assert.deepEqual(
      used.filter(({ name }) => !struck.has(name)).map(({ owner, name }) => `${owner}.${name}`),
      []
    );
    assert.ok(struck.has('webkitRTCPeerConnection') && struck.has('webkitMediaStream'));
    // Editors strike out no keys of object literals.
    const text = read('tests/types/legacy.ts');
    const keys = members.filter(({ owner, isDeprecated }) => isDeprecated && isOption(owner));
    assert.deepEqual(
      keys.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(text)).map(({ owner, name }) => `${owner}.${name}`),
      []
    );
  });
});

describe('docs/legacy.md', () => {
  const text = read('docs/legacy.md');

  test('is what `npm run legacy` writes', () => {
    assert.equal(text, document());
  });

  test('has each row of docs/surface.md, by its title or its members', () => {
    const isThere = (row) =>
      text.includes(`| ${row} |`) ||
      row
        .replace(/\(.*?\)|^new /g, '')
        .split(/, | of /)
        .every((name) => new RegExp(`\`[^\`|]*\\b${name.split(/\.|\] /).at(-1)}\\b`).test(text));
    assert.deepEqual(
      Object.values(surface)
        .flat()
        .map(([row]) => row)
        .filter((row) => !isThere(row)),
      []
    );
  });

  test('explains each short name of a source', () => {
    const short = new Set(
      [...text.split('## Sources')[0].matchAll(/\| [^|]*?\b([A-Z]{2,}\d*)\b[^|]*\|\n/g)].map(([, name]) => name)
    );
    assert.deepEqual(
      [...short].filter((name) => !text.includes(`\n| ${name} |`) && !['IDL', 'SDP', 'AppRTC'].includes(name)),
      []
    );
  });
});
