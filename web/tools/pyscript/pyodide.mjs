// What the demo's PyScript takes for its interpreter: Pyodide, from the folder that the polyfill's own comes from.
import { loadPyodide as load } from 'pyodide';

const folder = new URL('../../pyodide/', import.meta.url).href;

export const version = LOCK_INFO.version;
export const loadPyodide = (options) =>
  load({
    ...options,
    indexURL: folder,
    stdLibURL: `${folder}polyfill.zip`,
    lockFileContents: { info: LOCK_INFO, packages: {} },
    packageBaseUrl: folder,
  });
