// What pages use of <permission-devices>. The class of the elements is there before what serves them.
export const KIND = 'kind';
export const VALUE = 'value';

/**
 * Makes the members.
 * @param {() => object|null} server Who serves the elements now; null without Python.
 */
export function createMembers(server) {
  const served = () => server()?.members;

  async function arrived() {
    await globalThis.permissionPolyfill?.ready;
    await server()?.arrive?.();
    if (!served()) throw new DOMException('Python is not there', 'InvalidStateError');
    return served();
  }

  return {
    get kind() {
      return this.getAttribute(KIND) ?? '';
    },
    set kind(value) {
      this.setAttribute(KIND, value);
    },
    get value() {
      return served()?.membersOf(this)?.value ?? '';
    },
    set value(value) {
      if (served()) served().act(this, VALUE, String(value));
      else this.setAttribute(VALUE, value); // which is looked at once it is served
    },
    get deviceId() {
      return served()?.membersOf(this)?.deviceId ?? '';
    },
    get error() {
      return served()?.membersOf(this)?.error ?? null;
    },
    get stream() {
      return served()?.stream(this) ?? null;
    },
    open() {
      const opened = served()?.open(this) ?? arrived().then(({ open }) => open(this));
      opened.catch(() => {}); // who does not ask has the event
      return opened;
    },
    stop() {
      served()?.act(this, 'stop');
    },
    forget() {
      if (served()) served().act(this, 'forget');
      else arrived().then(({ act }) => act(this, 'forget'), () => {}); // without Python nothing is remembered
    },
  };
}
