// Moments in words, as the person's language and region write them.

const formats = new Map(); // kind and locale -> formatter

/**
 * Writes a moment, or how far it is away.
 * @param {{at: number, count: [number, string]|null}} time In ms since the epoch; how many of which unit it is away.
 * @param {string} locale A language tag; with one that Intl does not take, the browser's own.
 */
export function written({ at, count }, locale) {
  if (count) return formatter('RelativeTimeFormat', locale, { numeric: 'always' }).format(...count);
  return formatter('DateTimeFormat', locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

// Making one takes longer than using it a hundred times.
function formatter(kind, locale, options) {
  const key = `${kind} ${locale}`;
  if (!formats.has(key)) formats.set(key, create(Intl[kind], locale.replaceAll('_', '-'), options));
  return formats.get(key);
}

function create(Format, locale, options) {
  try {
    return new Format(locale, options);
  } catch {
    return new Format(undefined, options);
  }
}
