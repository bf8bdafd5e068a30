// Answers corpora on a runtime as it is shipped: node run.mjs RUNTIME DIST CATALOGUE.json SOURCES.json CORPORA.json
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SHIM = new URL('../../web/shim/', import.meta.url);
const [runtime, dist, catalogueFile, sourcesFile, corporaFile] = process.argv.slice(2);
const require = createRequire(`${process.cwd()}/`);
const sources = JSON.parse(readFileSync(sourcesFile, 'utf8'));
const corpora = JSON.parse(readFileSync(corporaFile, 'utf8'));

async function start() {
  if (runtime === 'pyodide') {
    const { loadPyodide } = await import(pathToFileURL(require.resolve('pyodide/pyodide.mjs')));
    const library = `${dirname(corporaFile)}/library.zip`;
    writeFileSync(library, gunzipSync(readFileSync(`${dist}/pyodide/polyfill.bin`)));
    return loadPyodide({ stdLibURL: library });
  }
  const folder = '@micropython/micropython-webassembly-pyscript';
  const { loadMicroPython } = await import(pathToFileURL(require.resolve(`${folder}/micropython.mjs`)));
  const image = (name) => new Uint8Array(readFileSync(`${dist}/micropython/${name}.bin`));
  const options = { url: `${dist}/micropython/python.wasm`, heapsize: 2 * 1024 * 1024, romfs: image('polyfill') };
  const python = await loadMicroPython(options);
  python.pyimport('os').chdir('/');
  const { startModules, soonModules, panelNeeds, panelModules } = JSON.parse(readFileSync(catalogueFile, 'utf8'));
  [...startModules, ...soonModules, ...panelNeeds].forEach(python.pyimport);
  const { importLate } = await shim('runtime/modules.js');
  await importLate(python, image('panels'), panelModules);
  return python;
}

// Node takes a file of the shim for no module; an address with its content is one.
async function shim(path) {
  const { build } = await import(pathToFileURL(require.resolve('esbuild')));
  const entry = fileURLToPath(new URL(path, SHIM));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

function install(python, files, folder) {
  for (const [path, content] of Object.entries(files)) {
    python.FS.mkdirTree(`${folder}/${path}`.replace(/\/[^/]*$/, ''));
    python.FS.writeFile(`${folder}/${path}`, content);
  }
}

const python = await start();
install(python, sources, '/tests-lib');
python.runPython("import sys; sys.path.insert(0, '/tests-lib')");
python.runPython('import scenario');
const { run } = python.globals.get('scenario');
// One after the other: all of them together are more than MicroPython's memory takes with ease.
const answers = Object.entries(corpora).map(([name, rows]) => JSON.parse(run(JSON.stringify({ [name]: rows }))));
process.stdout.write(JSON.stringify(Object.assign({}, ...answers)));
