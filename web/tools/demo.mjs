// Bundles the interpreter for the demo's PyScript: node demo.mjs OUT
import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [out] = process.argv.slice(2);
const tools = dirname(fileURLToPath(import.meta.url));
const packages = join(dirname(tools), 'node_modules');

await build({
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome112', 'firefox121', 'safari16.4'],
  logLevel: 'warning',
  entryPoints: [join(tools, 'pyscript/micropython.mjs')],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  alias: {
    micropython: join(packages, '@micropython/micropython-webassembly-pyscript/micropython.mjs'),
  },
  external: ['node:*', 'ws', 'module', 'url', 'fs', 'crypto', 'path', 'vm', 'child_process'],
});
