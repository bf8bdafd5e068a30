// Bundles the small applications of tests/hosts/apps as their frameworks' own builds do, for the page and for a server.
// Its arguments: the folders of the packages, of the build, of the documents' samples, and the one to write into.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';

const [packages, dist, samples, out] = process.argv.slice(2);
const require = createRequire(join(packages, 'from-here.js'));
const { build } = require('esbuild');
const apps = join(dirname(fileURLToPath(import.meta.url)), 'apps');
const read = (path) => readFileSync(path, 'utf8');

const SAMPLES = { 'sample.jsx': 'jsx', 'sample.vue': 'vue', 'sample.svelte': 'svelte' };
const sources = {
  name: 'sources',
  setup({ onResolve }) {
    onResolve({ filter: /^permission-element\/fn$/ }, () => ({ path: join(dist, 'permission-element.fn.mjs') }));
    onResolve({ filter: /^sample\./ }, ({ path }) => ({ path: join(samples, SAMPLES[path], path) }));
  },
};

// docs/frameworks.md: "Tell the compiler that the tags are not components".
const isCustomElement = (tag) => tag.startsWith('permission');

function vue(isServer) {
  const { compileScript, parse } = require('@vue/compiler-sfc');
  return {
    name: 'vue',
    setup({ onLoad }) {
      onLoad({ filter: /\.vue$/ }, ({ path }) => {
        const { descriptor, errors } = parse(read(path), { filename: path, templateParseOptions: { isCustomElement } });
        if (errors.length > 0) throw errors[0];
        const templateOptions = { compilerOptions: { isCustomElement }, ssr: isServer, ssrCssVars: [] };
        const { content } = compileScript(descriptor, { id: path, inlineTemplate: true, templateOptions });
        return { contents: content, loader: 'js', resolveDir: dirname(path) };
      });
    },
  };
}

function svelte(isServer) {
  const { compile } = require('svelte/compiler');
  return {
    name: 'svelte',
    setup({ onLoad }) {
      onLoad({ filter: /\.svelte$/ }, ({ path }) => {
        const { js } = compile(read(path), { filename: path, generate: isServer ? 'server' : 'client', dev: true });
        return { contents: js.code, loader: 'js', resolveDir: dirname(path) };
      });
    },
  };
}

async function bundle(isServer, entries) {
  await build({
    entryPoints: entries.map((name) => join(apps, name)),
    outdir: join(out, isServer ? 'server' : 'page'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: isServer ? 'node' : 'browser',
    conditions: ['development', ...(isServer ? [] : ['svelte', 'browser'])],
    nodePaths: [packages],
    jsx: 'automatic',
    loader: { '.js': 'jsx' },
    // React's server part is CommonJS, and requires what Node has.
    banner: isServer ? { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" } : {},
    define: {
      'process.env.NODE_ENV': '"development"', // which warns of what the other keeps quiet about
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [sources, vue(isServer), svelte(isServer)],
    logLevel: 'error',
  });
}

await bundle(false, ['react.jsx', 'vue.js', 'svelte.js', 'htmx.js']);
await bundle(true, ['react-server.jsx', 'vue-server.js', 'svelte-server.js']);
