// Makes the archive that Pyodide boots from: node archive.mjs SOURCES.json ARCHIVE.zip
// Pyodide itself compiles it, so that the byte code is of the very version that reads it.
import { loadPyodide } from 'pyodide';
import { readFileSync, writeFileSync } from 'node:fs';

const [sources, archive] = process.argv.slice(2);
const pyodide = await loadPyodide();
for (const [path, text] of Object.entries(JSON.parse(readFileSync(sources, 'utf8')))) {
  pyodide.FS.mkdirTree(`/package/${path.slice(0, path.lastIndexOf('/'))}`);
  pyodide.FS.writeFile(`/package/${path}`, text);
}
pyodide.runPython(readFileSync(new URL('archive.py', import.meta.url), 'utf8'));
writeFileSync(archive, pyodide.FS.readFile('/archive.zip'));
