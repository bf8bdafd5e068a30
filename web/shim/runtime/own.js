// What MicroPython's loader keeps in the page's globals: web/tools/bundle.mjs lets its code find all of that here, so that
// another MicroPython in the page, PyScript's or the page's own, neither overwrites it nor is overwritten.
export const own = {};
