// Takes out of the wasm's function table what nobody can call, so that wasm-opt can drop it. Each entry keeps its number: the table gets
// holes, and a call through a hole would trap.
//
// An entry is there because Rust code took the function's address. Two kinds of addresses serve wasm-bindgen's command alone, which has run:
// - `wasm_bindgen::convert::closures::_::invoke::<...>`, one for each type of closure that js-sys' API names. It is private to a `const _` of
//   wasm-bindgen's src/convert/closures.rs. The one place that takes its address is `describe_invoke` there, which runs inside wasm-bindgen's
//   command and is then removed. JavaScript reaches those that it needs by their exported names, and exports do not depend on the table.
// - `js_sys::futures::jspi::task_waker::*`, the wakers of tasks that js-sys polls by the export `__wbg_jspi_task_poll`. Only that function makes
//   such a waker. Without `#[wasm_bindgen(jspi)]` exports wasm-bindgen removes it, and notes in its src/transforms/jspi.rs that the wakers
//   stay for no other reason than their places in the table.
// That the table itself is not exported is checked, so no page can look into it.

const neverCalled = [/^wasm_bindgen::convert::closures::_::invoke::</, /^js_sys::futures::jspi::task_waker::/];
const poll = '__wbg_jspi_task_poll';

/**
 * @param {string} text a module as WebAssembly text, as wasm-opt prints it, with the names of its functions
 * @returns {string} the module with fewer entries in its table
 * @throws {Error} when the text is not as expected, so that new tools cannot break the build silently
 */
export function shrinkTable(text) {
  const segments = [...text.matchAll(/^ \(elem \$\S+ \(table (\S+)\) \(i32\.const (\d+)\) func (.*)\)$/gm)];
  if (!segments.length || segments.length !== text.match(/^ \(elem /gm).length) throw new Error('the function table is not filled as expected');
  for (const [, table] of segments) {
    if (text.includes(`(table ${table}))`)) throw new Error('the function table is exported, so anybody may call its functions');
  }
  if (text.includes(poll)) throw new Error(`there is ${poll}: tasks of js-sys are in use, and so are their wakers`);

  let dropped = 0;
  const shrunk = segments.reduce((result, [segment, table, offset, list]) => {
    const runs = [];
    let open = false;
    list.match(/\$"[^"]*"|\$\S+/g).forEach((id, index) => {
      const name = id.replace(/^\$"?/, '').replace(/\[[0-9a-f]{16}\]/g, '');
      const dead = neverCalled.some((pattern) => pattern.test(name));
      dropped += dead;
      if (!dead && !open) runs.push({ offset: Number(offset) + index, ids: [] });
      if (!dead) runs.at(-1).ids.push(id);
      open = !dead;
    });
    return result.replace(segment, () => runs.map((run) => ` (elem (table ${table}) (i32.const ${run.offset}) func ${run.ids.join(' ')})`).join('\n'));
  }, text);
  if (!dropped) throw new Error("the function table has none of wasm-bindgen's own functions: are the names of functions stripped?");
  return shrunk;
}
