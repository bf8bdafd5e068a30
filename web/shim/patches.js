// Wraps methods of the platform, so that whoever wraps ours in turn keeps a working one.

/**
 * Lets `after` see what a method answers, and answer in its place.
 * @param {object} owner
 * @param {string} name
 * @param {(answer: *, self: object, parameters: object) => *} after
 * @returns {() => void} Restores the method, unless somebody has wrapped ours since.
 */
export function patch(owner, name, after) {
  const native = owner[name];
  const { ours } = {
    ours() {
      return after(native.apply(this, arguments), this, arguments);
    },
  };
  Object.defineProperties(ours, { name: { value: name }, length: { value: native.length } });
  owner[name] = ours;
  return () => {
    if (owner[name] === ours) owner[name] = native;
  };
}
