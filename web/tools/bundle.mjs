// Bundles the shim and the runtimes' loaders: node bundle.mjs CATALOGUE OUT
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { minify } from 'terser';

const [catalogue, out] = process.argv.slice(2);
const web = dirname(dirname(fileURLToPath(import.meta.url)));
const shim = join(web, 'shim');
const packages = join(web, 'node_modules');
const pyodideLock = JSON.parse(readFileSync(join(packages, 'pyodide/pyodide-lock.json'), 'utf8'));

const SECOND_PART = 'permission-element.takeover.mjs';
const THIRD_PART = 'permission-element.panels.mjs';
const NODE = ['node:*', 'ws', 'module', 'url', 'fs', 'crypto', 'path', 'vm', 'child_process']; // of loaders

const common = {
  bundle: true,
  minify: true,
  sourcemap: true,
  target: ['chrome112', 'firefox121', 'safari16.4'],
  platform: 'browser',
  logLevel: 'warning',
};

// Style sheets become strings, for constructed sheets.
const sheets = {
  name: 'sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

// What esbuild leaves, which is some three in a hundred: the first part has to be small.
async function squeeze(name) {
  const file = join(out, name);
  const { code, map } = await minify(await readFile(file, 'utf8'), {
    compress: { ecma: 2020, lhs_constants: false, passes: 4, sequences: false, unsafe_arrows: true },
    format: { ecma: 2020, wrap_func_args: false },
    module: name.endsWith('.mjs'),
    sourceMap: { content: await readFile(`${file}.map`, 'utf8'), url: `${basename(name)}.map` },
  });
  await writeFile(file, code);
  await writeFile(`${file}.map`, map);
}

async function buildId(bytes) {
  const [section] = WebAssembly.Module.customSections(await WebAssembly.compile(bytes), 'build_id');
  return Buffer.from(section).toString('base64');
}

const isCompressed = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

// The module `integrity` of a bundle: the hashes of the files that it fetches, so that no other is run in their place;
// of an archive, that of what is in it, since some servers send that; and of WebAssembly its build ID.
async function integrity(folder, names, keys = names) {
  const hashed = async (name, index) => {
    const bytes = await readFile(join(out, folder, name));
    const digest = createHash('sha256').update(isCompressed(bytes) ? gunzipSync(bytes) : bytes);
    const hash = [keys[index], `sha256-${digest.digest('base64')}`];
    return name.endsWith('.wasm') ? [hash, ['buildId', await buildId(bytes)]] : [hash];
  };
  const hashes = Object.fromEntries((await Promise.all(names.map(hashed))).flat());
  return {
    name: 'integrity',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^integrity$/ }, ({ path }) => ({ path, namespace: path }));
      onLoad({ filter: /^/, namespace: 'integrity' }, () => ({ contents: JSON.stringify(hashes), loader: 'json' }));
    },
  };
}

function firstPart(source, format, hashes) {
  return {
    ...common,
    entryPoints: [join(shim, source)],
    format,
    alias: { catalogue },
    plugins: [core.giving, sheets, hashes],
  };
}

// What a part of the shim uses of one before it crosses as a list, headed by a mark of what is in it: names would cost
// bytes. The file that exports it is replaced, in the one by an export of the list, in the other by what takes it apart.
function crossing(path, list) {
  const source = readFileSync(join(shim, path), 'utf8');
  const names = [...source.matchAll(/export \{([^}]*)\}/g)].flatMap(([, some]) => some.match(/\w+/g));
  const mark = createHash('sha256').update(names.join()).digest('hex').slice(0, 6);
  const given = `${source.replaceAll('export {', 'import {')}; export const ${list} = ['${mark}', ${names.join()}];`;
  const taken = `const given = ${list};
    const [mark, ${names.join()}] = given;
    if (mark !== '${mark}') throw new Error('the parts of the script are of different versions');
    export { given as ${list}, ${names.join()} };`;
  const file = join(shim, path);
  const replaced = (contents) => ({
    name: list,
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, (asked) => (asked.path === file ? { contents, resolveDir: dirname(file) } : undefined));
    },
  });
  return { giving: replaced(given), taking: replaced(taken) };
}

const core = crossing('core.js', 'core');
const shared = crossing('takeover/shared.js', 'shared');

// A module that makes a part anew at each call.
function laterPart(source, parameters, plugins) {
  return {
    ...common,
    entryPoints: [join(shim, source)],
    format: 'iife',
    globalName: 'part',
    banner: { js: `export default function (${parameters}) {` },
    footer: { js: 'return part; }' },
    alias: { catalogue },
    plugins: [...plugins, sheets],
  };
}

async function runtimeLoader(name, files, { inject, plugins = [], ...options }) {
  return {
    ...common,
    entryPoints: [join(shim, `runtime/${name}.js`)],
    format: 'esm',
    inject: inject.map((file) => join(shim, 'runtime', file)),
    external: NODE,
    plugins: [...plugins, await integrity(name, files)],
    ...options,
  };
}

async function write(name, options) {
  await build({ ...options, outfile: join(out, name) });
  await squeeze(name);
}

// Bundles that another takes as they are.
async function built(bundles) {
  const contents = {};
  for (const [name, options] of Object.entries(bundles)) {
    const { outputFiles } = await build({ ...options, sourcemap: 'inline', write: false });
    contents[name] = outputFiles[0].text;
  }
  return {
    name: 'built',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^/ }, ({ path }) => (path in contents ? { path, namespace: 'built' } : undefined));
      onLoad({ filter: /^/, namespace: 'built' }, ({ path }) => ({ contents: contents[path] }));
    },
  };
}

// MicroPython's loader comes with the second part, so that a start asks the server for one file less. It outlives a start, while
// the part is made anew for each.
const micropythonGiven = {
  name: 'micropython',
  setup({ onLoad }) {
    onLoad({ filter: /\bmicropython\.js$/ }, () => ({ contents: 'export const { boot, extend } = micropython;' }));
  },
};
const SECOND_ENTRY = `
  import * as micropython from 'micropython';
  import part from 'part';
  export default (core) => part(core, micropython);`;

// MicroPython's loader has its state in the page's globals, and knows its Python's functions by a member `_ref`; two of them
// in a page would take each other's for their own. What it assigns to globals goes into own.js; `crypto` is for Node.
const micropython = join(packages, '@micropython/micropython-webassembly-pyscript/micropython.mjs');
const loader = readFileSync(micropython, 'utf8');
const leaked = new Set([...loader.matchAll(/\bglobalThis\.(\w+)\s*=[^=]/g)].map(([, name]) => name));
leaked.delete('crypto');
const kept = [...leaked].flatMap((name) => [name, `globalThis.${name}`].map((each) => [each, `own.${name}`]));

const apart = {
  name: 'apart',
  setup({ onLoad }) {
    onLoad({ filter: /\/micropython\.mjs$/ }, async () => ({
      contents: (await withoutAssertions(loader)).replaceAll(/\b_ref\b/g, '_polyfillRef'),
    }));
  },
};

// MicroPython's npm package is a build for those who work on it: it checks its own tables at each call between the languages.
// `wasmTable.get` is called for such a check alone.
async function withoutAssertions(source) {
  const { code } = await minify(source, {
    compress: { defaults: false, pure_funcs: ['assert', 'wasmTable.get'], side_effects: true, unused: true },
    mangle: false,
    module: true,
  });
  return code;
}

// All of them are awaited also when one fails: esbuild's own process writes on otherwise.
async function all(...bundles) {
  const results = await Promise.allSettled(bundles);
  const failure = results.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
}

const pyodideLoader = await runtimeLoader('pyodide', ['python.wasm', 'polyfill.bin'], {
  inject: ['door.js'],
  alias: { catalogue, pyodide: join(packages, 'pyodide/pyodide.mjs') },
  define: { LOCK_INFO: JSON.stringify(pyodideLock.info) },
});
const micropythonLoader = await runtimeLoader('micropython', ['python.wasm', 'polyfill.bin', 'panels.bin'], {
  inject: ['door.js', 'own.js'],
  alias: { catalogue, micropython },
  define: Object.fromEntries(kept),
  plugins: [apart],
});

// In this order, since each has the hashes of those that it fetches.
await all(
  write(THIRD_PART, laterPart('panels/index.js', 'core, shared', [core.taking, shared.taking])),
  write('pyodide/boot.mjs', pyodideLoader),
);
const fetched = await integrity('.', [THIRD_PART, 'pyodide/boot.mjs', 'pyodide/pyodide.asm.mjs']);
const plugins = [core.taking, shared.giving, micropythonGiven, fetched];
const part = laterPart('takeover/index.js', 'core, micropython', plugins);
const bundles = await built({ micropython: micropythonLoader, part });
await write(SECOND_PART, { ...common, stdin: { contents: SECOND_ENTRY }, format: 'esm', external: NODE, plugins: [bundles] });
const second = await integrity('.', [SECOND_PART], ['secondPart']);
await all(
  write('permission-element.js', firstPart('classic.js', 'iife', second)),
  write('permission-element.mjs', firstPart('module.js', 'esm', second)),
  write('permission-element.fn.mjs', firstPart('fn.js', 'esm', second)),
);
