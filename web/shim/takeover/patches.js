// Functions of the platform that are wrapped while the polyfill is at work, and given back as they were.
const restores = [];

let isAtWork = true;

/**
 * Wraps a method or an accessor; does nothing where the platform has none.
 * @param {object} target What has the property itself.
 * @param {string} name
 * @param {(original: Function, self: *, parameters: Array) => *} act Stands for a call.
 * @param {'value'|'get'|'set'} [key]
 */
export function patch(target, name, act, key = 'value') {
  const original = Object.getOwnPropertyDescriptor(target, name)?.[key];
  if (!original) return;
  const ours = {
    method(...parameters) {
      return isAtWork ? act(original, this, parameters) : original.apply(this, parameters);
    },
  }.method;
  for (const member of ['name', 'length'])
    Object.defineProperty(ours, member, Object.getOwnPropertyDescriptor(original, member));
  const put = (value) =>
    Object.defineProperty(target, name, { ...Object.getOwnPropertyDescriptor(target, name), [key]: value });
  put(ours);
  // Where somebody wrapped ours since, it stays in there and lets everything pass.
  restores.push(() => Object.getOwnPropertyDescriptor(target, name)?.[key] === ours && put(original));
}

/** Calls `then` after every call that did not throw. */
export function patchAfter(target, name, then, key) {
  const act = (original, self, parameters) => {
    const result = original.apply(self, parameters);
    then(self, parameters, result);
    return result;
  };
  patch(target, name, act, key);
}

/** Gives everything back. */
export function restorePatches() {
  isAtWork = false;
  for (const restore of restores.splice(0)) restore();
}
