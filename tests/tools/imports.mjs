// Which source file imports which, read from the `use` declarations and the paths of Rust sources.

/**
 * Comments, strings, characters, visibilities (`pub(in crate::x)`) and the tests at the end of a file import nothing.
 */
const NOISE = /\/\/[^\n]*|r#+"[\s\S]*?"#+|"(?:\\[\s\S]|[^"\\])*"|'(?:\\.|[^\\'])'|pub\(in [^)]*\)/g;
const TESTS = /#\[cfg\(test\)\]\s*mod \w+ \{[\s\S]*$/;

/** `src/a/mod.rs` and `src/a.rs` are the module `a`; `src/lib.rs` is the root, whose name is empty. */
const moduleOf = (file) =>
  file
    .replace(/^src\//, '')
    .replace(/\.rs$/, '')
    .replace(/(^|\/)(mod|lib)$/, '')
    .replaceAll('/', '::');

/** The paths of a `use` tree, and the name that each gets: `a::{b, c as d}` has `a::b` as `b`, and `a::c` as `d`. */
function leaves(tree, before = []) {
  const text = tree.trim();
  const brace = text.indexOf('{');
  if (brace < 0) {
    const [path, alias] = text.split(/\s+as\s+/);
    const segments = [...before, ...path.split('::').map((segment) => segment.trim())];
    if (segments.at(-1) === 'self' && segments.length > 1) segments.pop();
    return [{ segments, name: alias ?? segments.at(-1) }];
  }
  const prefix = [
    ...before,
    ...text
      .slice(0, brace)
      .split('::')
      .map((segment) => segment.trim())
      .filter(Boolean),
  ];
  const branches = [''];
  let depth = 0;
  for (const character of text.slice(brace + 1, text.lastIndexOf('}'))) {
    depth += { '{': 1, '}': -1 }[character] ?? 0;
    if (character === ',' && depth === 0) branches.push('');
    else branches[branches.length - 1] += character;
  }
  return branches.filter((branch) => branch.trim()).flatMap((branch) => leaves(branch, prefix));
}

/**
 * @param {Record<string, string>} sources the text of each file, by its path (`src/…`)
 * @returns {Map<string, Set<string>>} for each file, the files that it imports from
 */
export function importsOf(sources) {
  const files = new Map(Object.keys(sources).map((file) => [moduleOf(file), file]));
  return new Map(
    Object.entries(sources).map(([file, source]) => {
      const code = source.replace(NOISE, ' ').replace(TESTS, '');
      const here = moduleOf(file).split('::').filter(Boolean);
      const imported = new Map();
      const found = new Set();

      /**
       * The whole path of an import that begins at the root, in a module around or below this one, or with an imported
       * name.
       */
      function whole([first, ...rest]) {
        if (first === 'crate') return rest;
        if (first === 'self') return [...here, ...rest];
        if (first === 'super') {
          const ups = rest.findIndex((segment) => segment !== 'super');
          const count = 1 + (ups < 0 ? rest.length : ups);
          return [...here.slice(0, here.length - count), ...rest.slice(count - 1)];
        }
        if (imported.has(first)) return [...imported.get(first), ...rest];
        return files.has([...here, first].join('::')) ? [...here, first, ...rest] : undefined;
      }

      /** What a path names stands in the file of its longest part that is a module. */
      function note(path) {
        let length = path.length;
        while (length > 0 && !files.has(path.slice(0, length).join('::'))) length -= 1;
        const target = files.get(path.slice(0, length).join('::'));
        if (target && target !== file) found.add(target);
      }

      const uses = [];
      const rest = code.replace(/\buse\s+([^;]+);/g, (_, tree) => {
        uses.push(...leaves(tree));
        return ' ';
      });
      for (const { segments, name } of uses) {
        const path = whole(segments);
        if (!path) continue;
        note(path);
        // A name that is a module: what is reached through it counts too.
        if (files.has(path.join('::'))) imported.set(name, path);
      }
      for (const [text] of rest.matchAll(/\b[A-Za-z_]\w*(?:::[A-Za-z_]\w*)+/g)) {
        const path = whole(text.split('::'));
        if (path) note(path);
      }
      return [file, found];
    })
  );
}

/**
 * @param {Map<string, Set<string>>} imports
 * @returns {string[] | undefined} the files of a circle, in order, if there is one
 */
export function circleIn(imports) {
  const done = new Set();
  const visit = (file, trail) => {
    if (trail.includes(file)) return trail.slice(trail.indexOf(file));
    if (done.has(file)) return undefined;
    for (const target of imports.get(file) ?? []) {
      const circle = visit(target, [...trail, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}
