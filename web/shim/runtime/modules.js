// The modules of a package as web/tools/precompile.py packs them: their lengths by path, in JSON, a line feed, themselves.
const LINE_FEED = 10;

// What the file system throws, without the stack, the code and the text that it looks up for each.
class ErrnoError {
  name = 'ErrnoError';

  constructor(errno) {
    this.errno = errno;
  }
}

/** Writes the modules of such a file, an ArrayBuffer, into the library of a MicroPython. */
export function install({ FS }, buffer) {
  const bytes = new Uint8Array(buffer);
  let start = bytes.indexOf(LINE_FEED) + 1;
  const lengths = Object.entries(JSON.parse(new TextDecoder().decode(bytes.subarray(0, start))));
  // Once each: that a folder is there already is an exception to it, which takes its time.
  new Set(lengths.map(([path]) => path.slice(0, path.lastIndexOf('/')))).forEach((folder) => FS.mkdirTree(`/lib/${folder}`));
  for (const [path, length] of lengths) FS.writeFile(`/lib/${path}`, bytes.subarray(start, (start += length)));
}

/** Does what looks for modules: each place where one is not is an exception, which takes its time and nobody reads. */
export async function withoutMessages({ FS }, act) {
  const usual = FS.ErrnoError;
  FS.ErrnoError = ErrnoError;
  try {
    await act();
  } finally {
    FS.ErrnoError = usual;
  }
}
