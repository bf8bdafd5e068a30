// The languages that panels inherit.
import { inheritedLanguage } from '../takeover/shared.js';

const LANG = 'lang';

/** Follows the languages of elements of one kind; `changed` is called when one may be another. */
export function createLanguages(changed) {
  // The observer of elements hears of languages as well, but is there for one listener only.
  let observer = null; // a page has panels of one kind, as a rule
  const watch = (root) => {
    observer ??= new MutationObserver(changed);
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: [LANG] });
  };
  return {
    of: (element) => inheritedLanguage(element, watch),
    watch: () => watch(document),
    rest: () => observer?.disconnect(),
  };
}
