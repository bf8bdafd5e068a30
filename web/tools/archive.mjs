// Makes the archive that Pyodide boots from: node archive.mjs LIBRARY.zip SOURCES.json ARCHIVE.bin
// Pyodide itself compiles it, so that the byte code is of the very version that reads it.
import { loadPyodide } from 'pyodide';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [library, sources, archive] = process.argv.slice(2);
// No columns in the byte code: a traceback could show them only beside the source, which no page has.
const pyodide = await loadPyodide({ stdLibURL: library, args: ['-X', 'no_debug_ranges'] });
for (const [path, text] of Object.entries(JSON.parse(readFileSync(sources, 'utf8')))) {
  pyodide.FS.mkdirTree(`/package/${path.slice(0, path.lastIndexOf('/'))}`);
  pyodide.FS.writeFile(`/package/${path}`, text);
}
pyodide.FS.writeFile('/merged.py', readFileSync(new URL('merged.py', import.meta.url)));
pyodide.runPython(readFileSync(new URL('archive.py', import.meta.url), 'utf8'));
// Stored and then compressed as a whole: smaller, the browser inflates it, and no host has to.
writeFileSync(archive, gzipSync(pyodide.FS.readFile('/archive.zip'), { level: 9 }));
