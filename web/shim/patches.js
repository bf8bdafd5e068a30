// Wraps what the platform has, so that whoever wraps ours in turn keeps something that works.

/**
 * Wraps a method, which may be inherited, or an accessor; does nothing where the platform has none.
 * @param {object} target
 * @param {string} name
 * @param {(original: Function, self: *, parameters: Array) => *} act Stands for a call.
 * @param {'value'|'get'|'set'} [key]
 * @returns {() => void} Takes it back; where somebody has wrapped ours since, it lets everything pass.
 */
export function patch(target, name, act, key = 'value') {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const original = own ? own[key] : target[name];
  if (!original) return () => {};
  let isAtWork = true;
  const { ours } = {
    ours(...parameters) {
      return isAtWork ? act(original, this, parameters) : original.apply(this, parameters);
    },
  };
  Object.defineProperties(ours, { name: { value: original.name }, length: { value: original.length } });
  const current = () => Object.getOwnPropertyDescriptor(target, name);
  const put = (value) => Object.defineProperty(target, name, { ...current(), [key]: value });
  if (own) put(ours);
  else target[name] = ours;
  return () => {
    isAtWork = false;
    if (current()?.[key] !== ours) return;
    if (own) put(original);
    else delete target[name];
  };
}

/** The same with `after`, which sees what a call answers, and answers in its place. */
export function patchAfter(target, name, after, key) {
  return patch(target, name, (original, self, parameters) => after(original.apply(self, parameters), self, parameters), key);
}
