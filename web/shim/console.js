// Every line that this polyfill writes has the same beginning, and is written once.
const written = new Set();

/** Writes one warning; the same text only once a page. */
export function warn(text) {
  if (written.has(text)) return;
  written.add(text);
  console.warn(`<permission>: ${text}`);
}
