// A clock that can be moved, in the place of the page's own: `Date.now()` and timers of a second or more follow it. And a
// switch by which a page that is seen says that it is hidden. Comes before the script of the polyfill.
(() => {
  const { now } = Date;
  const { setTimeout: later, clearTimeout: cancel } = globalThis;
  const LONG = 1000; // ms
  const SHORTEST = 60_000; // ms of a step
  const STEPS = 60;
  const FRAME = 16; // ms
  const timers = new Map(); // id -> when it is due, what is to be done, and the real timer behind it
  let ahead = 0; // ms
  let nextId = 1e9;
  let isHidden = false;

  Date.now = () => now() + ahead;

  globalThis.setTimeout = (action, delay, ...rest) => {
    if (!(delay >= LONG) || typeof action !== 'function') return later(action, delay, ...rest);
    nextId += 1;
    timers.set(nextId, { at: Date.now() + delay, action: () => action(...rest), timer: later(ring, delay) });
    return nextId;
  };

  globalThis.clearTimeout = (id) => {
    cancel(timers.get(id)?.timer ?? id);
    timers.delete(id);
  };

  // Whose time has come, the earliest first; an action may set new ones.
  function ring() {
    const [id] = [...timers.keys()].sort((one, other) => timers.get(one).at - timers.get(other).at);
    if (!id || timers.get(id).at > Date.now()) return;
    const { action } = timers.get(id);
    clearTimeout(id);
    action();
    ring();
  }

  const HIDDEN = { hidden: true, visibilityState: 'hidden' };
  for (const [name, answer] of Object.entries(HIDDEN)) {
    const real = Object.getOwnPropertyDescriptor(Document.prototype, name).get;
    Object.defineProperty(document, name, { configurable: true, get: () => (isHidden ? answer : real.call(document)) });
  }

  globalThis.clock = {
    /** How far it is ahead of the real time, in ms. */
    get ahead() {
      return ahead;
    },
    /**
     * Lets time pass, in ms, in steps between which the page lives; what is due meanwhile is done at the end of its step.
     * @returns {Promise<void>} Fulfilled when it has passed.
     */
    async advance(ms) {
      const end = ahead + ms;
      while (ahead < end) {
        ahead = Math.min(end, ahead + Math.max(SHORTEST, ms / STEPS));
        ring();
        await new Promise((resolve) => later(resolve, FRAME));
      }
    },
    /** Whether the page says that it is in the background. */
    get isHidden() {
      return isHidden;
    },
    set isHidden(value) {
      isHidden = value;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
})();
