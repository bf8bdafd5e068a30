// The modules of our package, as images of MicroPython's ROMFS: found without JavaScript's help, and run in place.
const FIRST = '/rom'; // where MicroPython itself puts the one that it starts with
const LATE = '/late';
const FILE = '/late.rom';
const MOUNT = `(lambda vfs: vfs.mount(vfs.VfsRom(open('${FILE}', 'rb').read()), '${LATE}'))(__import__('vfs'))`;

/** Imports what another image, an ArrayBuffer, adds to packages of the first. */
export function importLate({ FS, pyimport, runPython }, image, names) {
  FS.writeFile(FILE, new Uint8Array(image));
  runPython(MOUNT);
  FS.unlink(FILE);
  // A package has one place for its modules.
  const packages = [...new Set(names.map((name) => name.slice(0, name.lastIndexOf('.'))))].map(pyimport);
  const paths = packages.map((each) => each.__path__);
  packages.forEach((each, index) => (each.__path__ = paths[index].replace(FIRST, LATE)));
  try {
    names.forEach(pyimport);
  } finally {
    packages.forEach((each, index) => (each.__path__ = paths[index]));
  }
}
