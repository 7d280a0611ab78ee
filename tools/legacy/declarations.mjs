// What types/legacy-*.d.ts declare: each member with what its JSDoc says, in the order of types/legacy.d.ts.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRoot } from '../lib/project.mjs';

/** The files, as types/legacy.d.ts names them. */
export const files = [...readFileSync(inRoot('types/legacy.d.ts'), 'utf8').matchAll(/path="\.\/(.+?)"/g)].map(
  ([, name]) => `types/${name}`
);

/** A tag's text. */
const textOf = (comment) => (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim();

/** What a JSDoc comment says: `{ text, chrome, source, remarks, deprecated, throws, params }`. */
function documentation(node) {
  const doc = node.jsDoc?.at(-1);
  const tags = (name) => (doc?.tags ?? []).filter(({ tagName }) => tagName.text === name);
  const tag = (name) =>
    tags(name)
      .map(({ comment }) => textOf(comment))
      .join(' ') || undefined;
  // TypeScript takes `@throws {Type}` apart, of which there is none here.
  return {
    text: textOf(doc?.comment),
    chrome: tag('chrome'),
    source: tag('source'),
    remarks: tag('remarks'),
    throws: tag('throws'),
    isDeprecated: tags('deprecated').length > 0,
    deprecated: tag('deprecated'),
    params: tags('param').map(({ name, comment }) => [name.text, textOf(comment)]),
  };
}

const parameters = (member) =>
  member.parameters
    ?.map(
      ({ name, questionToken, dotDotDotToken }) =>
        `${dotDotDotToken ? '...' : ''}${name.text}${questionToken ? '?' : ''}`
    )
    .join(', ');

/** A member: `{ name, kind, parameters, ...documentation }`. */
function memberOf(member) {
  const kinds = {
    MethodSignature: 'method',
    PropertySignature: 'property',
    ConstructSignature: 'constructor',
    IndexSignature: 'index',
  };
  const kind = kinds[ts.SyntaxKind[member.kind]];
  return {
    kind,
    name: member.name?.text ?? (kind === 'constructor' ? 'new' : '[index]'),
    parameters: parameters(member),
    ...documentation(member),
  };
}

/** The members of an interface, or of the first part of a union that has any. */
function membersOf(node) {
  if (ts.isInterfaceDeclaration(node)) return node.members.map(memberOf);
  const literal =
    ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type) && node.type.types.find(ts.isTypeLiteralNode);
  return literal ? literal.members.map(memberOf) : [];
}

/** All declarations of a file: `{ owner, kind: 'interface' | 'type' | 'var', members, ...documentation }`. */
function read(file) {
  const source = ts.createSourceFile(file, readFileSync(inRoot(file), 'utf8'), ts.ScriptTarget.Latest, true);
  const statements = source.statements.filter(ts.isModuleDeclaration).flatMap(({ body }) => body.statements);
  return statements.map((node) => {
    const owner = ts.isVariableStatement(node) ? node.declarationList.declarations[0].name.text : node.name.text;
    return {
      owner,
      kind: ts.isVariableStatement(node) ? 'var' : ts.isInterfaceDeclaration(node) ? 'interface' : 'type',
      members: membersOf(node),
      ...documentation(node),
    };
  });
}

/** By file, its declarations. What a member does not say of its versions and sources, its owner says. */
export const declarations = files.map((file) => ({
  file,
  title: /^\/\/ (.+?[.:])/.exec(readFileSync(inRoot(file), 'utf8'))[1].slice(0, -1),
  owners: read(file).map((owner) => ({
    ...owner,
    members: owner.members.map((member) => ({
      ...member,
      chrome: member.chrome ?? owner.chrome,
      source: member.source ?? owner.source,
    })),
  })),
}));
