// What the tests of the class's shape read: our IDL and the W3C's, as lists of members that can be sent into a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { parse } from 'webidl2';
import { inRoot } from '../../tools/lib/project.mjs';

const webref = dirname(createRequire(import.meta.url).resolve('@webref/idl/package.json'));

/** The members of an interface and its partial ones: `{ name, kind, isStatic, readonly, length }`, overloads as one. */
function members(text, name) {
  const byName = new Map();
  for (const { type, name: of, members: list } of parse(text)) {
    if (type !== 'interface' || of !== name) continue;
    for (const member of list) {
      if (member.type !== 'operation' && member.type !== 'attribute') continue;
      const length = (member.arguments ?? []).filter(({ optional, variadic }) => !optional && !variadic).length;
      const known = byName.get(member.name);
      byName.set(member.name, {
        name: member.name,
        kind: member.type,
        isStatic: member.special === 'static',
        readonly: Boolean(member.readonly),
        length: Math.min(length, known?.length ?? length),
      });
    }
  }
  return [...byName.values()];
}

const legacy = readFileSync(inRoot('idl/webkit-rtc-peer-connection.idl'), 'utf8');
const standard = readFileSync(`${webref}/webrtc.idl`, 'utf8');

/** Of `idl/webkit-rtc-peer-connection.idl`. */
export const legacyMembers = (name) => members(legacy, name);

/** Of the W3C's specification. */
export const standardMembers = (name) => members(standard, name);
