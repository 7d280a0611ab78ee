// The minifier of webpack.config.js: dead code out, down to ES5 syntax, names mangled. A `minify` function for
// terser-webpack-plugin. All output is ASCII, because legacy pages may be in any charset.
'use strict';

const swc = require('@swc/core');
const { minify: terser } = require('terser');
const shortenBinary = require('./shorten-binary.cjs');

/**
 * @param {{[name: string]: string}} input one file
 * @param {object | undefined} map its source map
 * @param {{module: boolean, es5: boolean, plain: boolean, enclose: boolean, preamble: string}} options `module`: the
 *   output is an ES module; `plain`: most of it is by wasm2js; `enclose`: it is a page's script, which must not leave
 *   its own names in the page
 */
module.exports = async function minify(input, map, { module, es5, plain, enclose, preamble }) {
  const [[name, source]] = Object.entries(input);
  let step = { code: source, map };
  const shrink = async (options) => {
    const sourceMap = step.map && { content: step.map, filename: name, url: undefined };
    step = await terser({ [name]: step.code }, { module, sourceMap, toplevel: true, ...options });
    if (typeof step.map === 'string') step.map = JSON.parse(step.map);
  };
  if (es5) {
    // First without the functions that nobody calls: else swc would add what their syntax needs.
    await shrink({ compress: { passes: 2, ecma: 2015 }, mangle: false, format: { comments: false } });
    const { code, map: lowered } = await swc.transform(step.code, {
      filename: name,
      configFile: false,
      swcrc: false,
      isModule: module,
      inputSourceMap: step.map && JSON.stringify(step.map),
      sourceMaps: Boolean(step.map),
      // ES5 in syntax only: every browser that we run in has symbols, so `typeof` and `instanceof` stay as they are.
      env: { targets: { ie: '10' }, loose: true, exclude: ['transform-typeof-symbol', 'transform-instanceof'] },
      // The glue spreads nothing but arrays.
      jsc: { loose: true, assumptions: { iterableIsArray: true } },
    });
    step = { code: module ? code : `"use strict";${code}`, map: lowered && JSON.parse(lowered) };
  }
  await shrink({
    ecma: es5 ? 5 : 2017,
    compress: { passes: 3, ecma: es5 ? 5 : 2017, pure_getters: true, unsafe_arrows: false, hoist_vars: plain },
    mangle: true,
    enclose,
    format: { ascii_only: true, comments: false, preamble },
  });
  return shortenBinary(step, name);
};
module.exports.getMinimizerVersion = () => require('terser/package.json').version;
