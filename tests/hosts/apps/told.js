globalThis.answers = 0;

/** The handler of all applications. */
export function told() {
  globalThis.answers += 1;
}
