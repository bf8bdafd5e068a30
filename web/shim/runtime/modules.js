// The modules of a package as web/tools/precompile.py packs them: their lengths by path, in JSON, a line feed, themselves.
const LINE_FEED = 10;

/** Writes the modules of such a file, an ArrayBuffer, into the library of a MicroPython. */
export function install(micropython, buffer) {
  const bytes = new Uint8Array(buffer);
  let start = bytes.indexOf(LINE_FEED) + 1;
  const lengths = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start)));
  for (const [path, length] of Object.entries(lengths)) {
    micropython.FS.mkdirTree(`/lib/${path.slice(0, path.lastIndexOf('/'))}`);
    micropython.FS.writeFile(`/lib/${path}`, bytes.subarray(start, (start += length)));
  }
}
