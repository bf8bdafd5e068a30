// The modules of our package, as images of MicroPython's ROMFS: found without JavaScript's help, and run in place.
import { importAll } from './imports.js';

const FIRST = '/rom'; // where MicroPython itself puts the one that it starts with
const LATE = '/late';
const FILE = '/late.rom';
const MOUNT = `(lambda vfs: vfs.mount(vfs.VfsRom(open('${FILE}', 'rb').read()), '${LATE}'))(__import__('vfs'))`;

let isMounted = false;

/** Imports what another image, an ArrayBuffer, adds to packages of the first. */
export async function importLate({ FS, pyimport, runPython }, image, names) {
  if (!isMounted) {
    FS.writeFile(FILE, new Uint8Array(image));
    runPython(MOUNT);
    FS.unlink(FILE);
    isMounted = true;
  }
  // The path of a package is one string, so that it leads to the other image only while that is asked.
  await importAll(names, (name) => {
    const within = pyimport(name.slice(0, name.lastIndexOf('.')));
    const path = within.__path__;
    within.__path__ = path.replace(FIRST, LATE);
    try {
      pyimport(name);
    } finally {
      within.__path__ = path;
    }
  });
}
