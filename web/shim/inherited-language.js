// The language that an element is in, as the page says.

/** The language tag that an element inherits; null where there is none. `visit` is called with each shadow root. */
export function inheritedLanguage(element, visit) {
  const holder = element.closest('[*|lang]');
  const root = element.getRootNode();
  if (root.host) visit(root);
  if (holder) return holder.getAttribute('lang') ?? holder.getAttribute('xml:lang');
  if (root.host) return inheritedLanguage(root.host, visit);
  return root.querySelector('meta[http-equiv=content-language]')?.content.trim() ?? null;
}
