// Finds, in the text of a style sheet, the rules that depend on a pseudo-class of ours, and writes each anew with the
// class that stands for it. Pure text: no engine but Chromium keeps such rules (CSS Syntax 3; Nesting 1; Cascade 5).

// What may hold braces, commas and colons that mean nothing: escapes, strings, comments, addresses.
const OPAQUE = String.raw`\\[^]|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|\/\*[^]*?(?:\*\/|$)|\burl\(\s*(?!["'\s])(?:\\[^]|[^\\)])*\)?`;
const STRUCTURE = new RegExp(`${OPAQUE}|[{};]`, 'gi');
const COMMENT = new RegExp(OPAQUE, 'gi');
const NAME = String.raw`(?:[-\w\u0080-\uffff]|\\[^])+`;
const SELECTOR = new RegExp(
  String.raw`\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|(?:::?|[.#])?${NAME}(?:\(\s*)?|\(\s*|\s*\)|\s*[,>+~]\s*|\s+|${OPAQUE}|[^]`,
  'gi',
);
const ADDRESS = /\burl\(\s*(?:"((?:\\[^]|[^"\\\n])*)"|'((?:\\[^]|[^'\\\n])*)'|((?:\\[^]|[^\\)\s])*))\s*\)/gi;
const ADDRESSES = new RegExp(`${ADDRESS.source}|${OPAQUE}`, 'gi');
const CONDITION = String.raw`(?:[^()]|\((?:[^()]|\([^()]*\))*\))*`;
const IMPORT = new RegExp(
  String.raw`^@import\s*(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)?` +
    String.raw`\s*(layer(?:\(([^)]*)\)|(?![-\w])))?\s*(?:supports\((${CONDITION})\))?\s*([^]*)$`,
  'i',
);
const OURS = /^permission(?:-element)?$/;

/** Whether a text may hold something for extract(): cheap, and never wrong when it says no. */
export const CANDIDATE = /:(?:granted|invalid)|@import/i;

/**
 * Copies the rules of a sheet that depend on our pseudo-classes.
 * @param {string} text The sheet's text.
 * @param {object} sheet
 * @param {string[]} sheet.names The pseudo-classes that elements have, such as "granted".
 * @param {string[]} sheet.unknown Those of them that the engine does not parse: it has dropped their rules.
 * @param {(address: string) => string[]} sheet.imported Answers with the copies of an imported sheet.
 * @param {(what: string) => void} sheet.report Hears of what cannot be copied faithfully.
 * @returns {string[]} One rule each, with everything that is around it.
 */
export function extract(text, sheet) {
  return copiesIn(text, sheet, { nested: false });
}

/** The text of rules with every pseudo-class of ours replaced by its class. */
export function replaceIn(text, names, nested = false) {
  let css = '';
  for (const [prelude, body] of statements(text, nested)) {
    const written = body === undefined ? prelude : write(parse(prelude, names), true);
    css += written + (body === undefined ? ';' : `{${replaceIn(body, names, true)}}`);
  }
  return css;
}

/** A selector list that also matches our elements, wherever it can make a difference to them. */
export function widen(list, names) {
  return join(parse(list, names), either);
}

/** A selector list, or a condition that holds selectors, with the classes in place of the pseudo-classes. */
export function narrow(text, names) {
  return join(parse(text, names), ({ name }) => byClass(name));
}

/** Makes the relative addresses of a text absolute. */
export function resolve(text, base) {
  return text.replace(ADDRESSES, (whole, ...parts) => {
    const address = parts.slice(0, 3).find((part) => part !== undefined);
    if (!address || /^(?:#|[a-z][-+.\w]*:)/i.test(address)) return whole;
    return `url(${JSON.stringify(new URL(address.replace(/\\(.)/g, '$1'), base).href)})`;
  });
}

/** Puts the conditions of an import around copies. */
export function wrap(copies, prelude) {
  return copies.map((copy) => `${prelude}{${copy}}`);
}

function copiesIn(text, sheet, place) {
  let mayImport = !place.nested;
  const copies = [];
  for (const [prelude, body] of statements(text, place.nested)) {
    if (body === undefined) {
      if (mayImport && /^@import/i.test(prelude)) copies.push(...importedBy(prelude, sheet));
      else mayImport &&= /^@(?:charset|layer)/i.test(prelude);
      continue;
    }
    mayImport = false;
    if (!CANDIDATE.test(prelude + body)) continue;
    copies.push(...(prelude.startsWith('@') ? copiesUnder(prelude, body, sheet, place) : copiesOf(prelude, body, sheet, place)));
  }
  return copies;
}

// Conditional groups, layers and scopes stay around what is copied of their contents.
function copiesUnder(prelude, body, sheet, place) {
  const selectors = parse(prelude, sheet.names);
  // The engine never enters these, whatever they hold.
  const decides = sheet.unknown.length > 0 ? /^@(?:scope|supports)/i : /^@scope/i;
  if (decides.test(prelude) && selectors.some(({ uses }) => uses.length > 0))
    return [`${write(selectors, false)}{${replaceIn(body, sheet.names, true)}}`];
  const copies = copiesIn(body, sheet, { ...place, nested: true });
  if (copies.length > 0 && /^@layer$/i.test(prelude)) sheet.report('an anonymous layer');
  return wrap(copies, prelude);
}

// Of a list that the engine kept, only the selectors that depend on us are copied: the others have matched already.
function copiesOf(prelude, body, sheet, { isForeign }) {
  const copies = [];
  const others = [];
  const dependent = [];
  const selectors = parse(prelude, sheet.names, isForeign);
  const isDropped = selectors.some(({ uses }) => uses.some(({ name }) => sheet.unknown.includes(name)));
  for (const selector of selectors) {
    const isPositive = selector.uses.some(({ negated }) => !negated);
    if (!isPositive && selector.uses.some(isDefinite)) sheet.report(`"${join([selector], source)}"`);
    (isPositive || isDropped ? dependent : others).push(selector);
  }
  if (dependent.length > 0) copies.push(`${write(dependent, false)}{${replaceIn(body, sheet.names, true)}}`);
  if (others.length > 0 && CANDIDATE.test(body)) {
    const inner = { nested: true, isForeign: others.every(({ last }) => !mayBeOurs(last, isForeign)) };
    copies.push(...wrap(copiesIn(body, sheet, inner), join(others, source)));
  }
  return copies;
}

function importedBy(prelude, sheet) {
  const [, double, single, bare, layer, name, supports, media] = IMPORT.exec(prelude) ?? [];
  let copies = sheet.imported(double ?? single ?? bare ?? '');
  if (layer && copies.length > 0 && !name) sheet.report('an anonymous layer');
  if (layer) copies = wrap(copies, `@layer ${name ?? ''}`);
  if (supports) copies = wrap(copies, `@supports (${supports})`);
  return media ? wrap(copies, `@media ${media}`) : copies;
}

// The statements of a block: [prelude, body], or [text] for what has no block. Comments are gone from the prelude.
function* statements(text, nested) {
  let depth = 0;
  let start = 0;
  let open = 0;
  let isBroken = false; // an error at the top level takes the next rule with it
  for (const { 0: token, index } of text.matchAll(STRUCTURE)) {
    if (token === '{' && depth++ === 0) open = index;
    else if (token === '}' && depth === 0) isBroken = true;
    else if (token === '}' && --depth === 0) {
      if (!isBroken) yield [clean(text.slice(start, open)), text.slice(open + 1, index)];
      start = index + 1;
      isBroken = false;
    } else if (token === ';' && depth === 0) {
      const statement = clean(text.slice(start, index));
      if (nested || statement[0] === '@') {
        yield [statement];
        start = index + 1;
      } else isBroken = true;
    }
  }
  if (isBroken) return;
  if (depth > 0) yield [clean(text.slice(start, open)), text.slice(open + 1)];
  else if (text.slice(start).trim()) yield [clean(text.slice(start))];
}

function clean(text) {
  return text.replace(COMMENT, (token) => (token.startsWith('/*') ? '' : token)).trim();
}

/**
 * Takes a selector list apart.
 * @returns {{parts: (string|object)[], uses: object[], last: string}[]} For each selector its text, in which an object stands
 *   for a pseudo-class on a compound that can be one of our elements, and the type of its last compound.
 */
function parse(list, names, isForeign) {
  const selectors = [];
  const outer = []; // what is around the parentheses
  let level;
  let selector;
  const begin = () => {
    level = { type: '', inherited: '', negated: false };
    selector = { parts: [], uses: [], last: '' };
    selectors.push(selector);
  };
  begin();
  for (const [token] of list.matchAll(SELECTOR)) {
    const word = token.trim().toLowerCase();
    const name = word.slice(1);
    let part = token;
    if (word === ',' && outer.length === 0) {
      begin();
      continue;
    }
    if (word.endsWith('(')) {
      // :is(), :not() and their like speak of the compound that they stand in.
      const type = /^:(?!:|has|host)/.test(word) ? level.type : '';
      outer.push(level);
      level = { type, inherited: type, negated: level.negated || word === ':not(' };
    } else if (word === ')') level = outer.pop() ?? level;
    else if (word === ',') level.type = level.inherited;
    else if (/^[>+~]?$/.test(word)) level.type = '';
    else if (/^[-\w*&\\]/.test(word) && (word !== '&' || !level.type)) level.type = word;
    else if (word[0] === ':' && names.includes(name) && mayBeOurs(level.type, isForeign)) {
      part = { name, token, type: level.type, negated: level.negated };
      selector.uses.push(part);
    }
    selector.parts.push(part);
    if (outer.length === 0) selector.last = level.type;
  }
  return selectors;
}

function mayBeOurs(type, isForeign) {
  return type === '&' ? !isForeign : type === '' || type === '*' || OURS.test(type);
}

// Nothing but our elements can be meant.
function isDefinite({ name, type }) {
  return name === 'granted' || OURS.test(type);
}

// Beside a use that can only mean us, others keep what they mean for form controls.
function write(selectors, isOurs) {
  return selectors
    .map((selector) => {
      const isAnchored = isOurs || selector.uses.some((use) => isDefinite(use) && !use.negated);
      return join([selector], (use) => (isDefinite(use) || !isAnchored ? byClass(use.name) : either(use)));
    })
    .join();
}

function join(selectors, write) {
  return selectors.map(({ parts }) => parts.map((part) => (part.name ? write(part) : part)).join('')).join();
}

function byClass(name) {
  return `.\\:${name}`;
}

function either({ name }) {
  return `:is(:${name},${byClass(name)})`;
}

function source({ token }) {
  return token;
}
