// What the applications share: each is an object with show(what) and hide(), where `what` is the type of an element and
// whether it listens, or nothing for the guide's own component; and hydrate(), for that as a server has rendered it.
import { apply } from 'permission-element/fn';

const parameters = new URLSearchParams(location.search);

/** Gives the test its application, and brings the polyfill: at the start of the program, or once it has taken over. */
export function begin(app) {
  const bring = () => apply({ runtime: parameters.get('runtime'), assets: '/', syntax: 'content' });
  globalThis.app = app;
  if (parameters.has('hydrate')) app.hydrate().then(bring);
  else bring();
}
