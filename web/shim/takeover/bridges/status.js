// PermissionStatus objects of our own: they say what is in effect, where a native one says what the browser thinks.

const CHANGE = 'change';

/** @type {Map<string, Set<WeakRef<Status>>>} By what was asked, as Python names it. */
const statuses = new Map();
const kept = new Set(); // those with a listener, which are not to be collected

const gone = new FinalizationRegistry(({ subject, reference }) => statuses.get(subject)?.delete(reference));

/** Makes one for a page that has asked. */
export function createStatus(subject, name, state) {
  const status = new Status(name, state);
  const reference = new WeakRef(status);
  if (!statuses.has(subject)) statuses.set(subject, new Set());
  statuses.get(subject).add(reference);
  gone.register(status, { subject, reference });
  return status;
}

/** What was asked has another answer now: those that are still there say so, each in a task of its own. */
export function changeStatuses(subject, state) {
  for (const reference of statuses.get(subject) ?? []) setTimeout(() => reference.deref()?.[UPDATE](state));
}

const UPDATE = Symbol('update');

class Status extends EventTarget {
  #name;
  #state;
  #handler = null;
  #isHandling = false; // whether the handler has its place among the listeners
  #listeners = []; // {callback, capture} of `change`

  constructor(name, state) {
    super();
    this.#name = name;
    this.#state = state;
  }

  get name() {
    return this.#name;
  }

  get state() {
    return this.#state;
  }

  get onchange() {
    return this.#handler;
  }

  set onchange(value) {
    this.#handler = Object(value) === value ? value : null;
    if (this.#handler && !this.#isHandling) super.addEventListener(CHANGE, this.#handle);
    if (!this.#handler) super.removeEventListener(CHANGE, this.#handle);
    this.#isHandling = this.#handler !== null;
    this.#keep();
  }

  addEventListener(type, callback, options) {
    super.addEventListener(type, callback, options);
    if (String(type) !== CHANGE || !callback || options?.signal?.aborted) return;
    const capture = isCapture(options);
    const forgotten = () => this.#forget(callback, capture);
    if (!this.#listeners.some((listener) => listener.callback === callback && listener.capture === capture)) {
      this.#listeners.push({ callback, capture, once: Boolean(options?.once) });
    }
    options?.signal?.addEventListener('abort', forgotten, { once: true });
    this.#keep();
  }

  removeEventListener(type, callback, options) {
    super.removeEventListener(type, callback, options);
    if (String(type) === CHANGE) this.#forget(callback, isCapture(options));
  }

  [UPDATE](state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#listeners = this.#listeners.filter(({ once }) => !once); // they are called now
    this.dispatchEvent(new Event(CHANGE));
    this.#keep();
  }

  #handle = (event) => {
    const callback = this.#handler;
    if (typeof callback === 'function' && callback.call(this, event) === false) event.preventDefault();
  };

  #forget(callback, capture) {
    this.#listeners = this.#listeners.filter((listener) => listener.callback !== callback || listener.capture !== capture);
    this.#keep();
  }

  // "MUST NOT be garbage collected if it has an event listener whose type is change" (Permissions, 6.3.5).
  #keep() {
    if (this.#isHandling || this.#listeners.length > 0) kept.add(this);
    else kept.delete(this);
  }
}

function isCapture(options) {
  return Boolean(Object(options) === options ? options.capture : options);
}

// For `instanceof` and toString(); the members are enumerable, as Web IDL has them.
const Native = globalThis.PermissionStatus;
if (Native) {
  Object.setPrototypeOf(Status.prototype, Native.prototype);
  Object.defineProperty(Status.prototype, 'constructor', { configurable: true, writable: true, value: Native });
}
for (const name of ['name', 'state', 'onchange', 'addEventListener', 'removeEventListener']) {
  Object.defineProperty(Status.prototype, name, { enumerable: true });
}
