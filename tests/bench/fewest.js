// What a page may rely on before Python is there, in the fewest steps: a button that is drawn, the interface, handlers, what is
// observed. No polyfill of this design paints sooner. What only happens later, such as Python's start, is not in it.
// GIVEN, which stands before it, has what it uses of the shim's catalogue, and the two style sheets, as `elementText` and `surfaceText`.
(() => {
  const script = document.currentScript;
  const options = { assets: script.src, ...globalThis.PERMISSION_POLYFILL_OPTIONS, ...script.dataset };
  const native = globalThis.HTMLPermissionElement;
  if (globalThis.permissionPolyfill || typeof native === 'function') return;

  const records = new WeakMap();
  const elements = new Map();
  const attached = new Set();
  const gone = new FinalizationRegistry((handle) => elements.delete(handle));
  const remembered = JSON.parse(localStorage.getItem('permission-element')) ?? {};
  const loud = { enumerable: true };
  const observed = { attributes: true, attributeFilter: ['type', ...GIVEN.preciseAttributes, 'class'] };
  let lastHandle = 0;
  let begun = null;
  let surface = null;

  function start() {
    if (begun) return begun.promise;
    begun = {};
    begun.promise = new Promise((resolve, reject) => Object.assign(begun, { resolve, reject }));
    requestAnimationFrame(() => setTimeout(() => {}));
    return begun.promise;
  }

  function branded(element) {
    if (!records.has(element)) throw new TypeError('Illegal invocation');
    return records.get(element);
  }

  function sheetOf(text) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }

  class HTMLPermissionElement extends HTMLElement {
    constructor() {
      if (new.target !== HTMLPermissionElement) return super();
      return document.createElement('permission');
    }
    static isTypeSupported(type) {
      return Object.hasOwn(GIVEN.types, type);
    }
    get type() {
      return branded(this) && (this.getAttribute('type') ?? '');
    }
    set type(value) {
      this.setAttribute('type', value);
    }
    get isValid() {
      return branded(this).isValid;
    }
    get invalidReason() {
      return branded(this).invalidReason;
    }
    get initialPermissionStatus() {
      return branded(this).initialPermissionStatus;
    }
    get permissionStatus() {
      return branded(this).permissionStatus;
    }
    get onpromptaction() {
      return branded(this).handlers.get('promptaction');
    }
    set onpromptaction(value) {
      branded(this).handlers.set('promptaction', value);
    }
    get onpromptdismiss() {
      return branded(this).handlers.get('promptdismiss');
    }
    set onpromptdismiss(value) {
      branded(this).handlers.set('promptdismiss', value);
    }
    get onvalidationstatuschange() {
      return branded(this).handlers.get('validationstatuschange');
    }
    set onvalidationstatuschange(value) {
      branded(this).handlers.set('validationstatuschange', value);
    }
  }
  Object.defineProperties(HTMLPermissionElement.prototype, {
    type: loud,
    isValid: loud,
    invalidReason: loud,
    initialPermissionStatus: loud,
    permissionStatus: loud,
    onpromptaction: loud,
    onpromptdismiss: loud,
    onvalidationstatuschange: loud,
    [Symbol.toStringTag]: { configurable: true, value: 'HTMLPermissionElement' },
  });
  class PermissionElement extends HTMLPermissionElement {
    static observedAttributes = observed.attributeFilter;
    constructor() {
      super();
      this.attachShadow({ mode: 'closed' });
    }
    connectedCallback() {}
    disconnectedCallback() {}
    attributeChangedCallback() {}
  }

  function upgrade(element) {
    if (records.get(element)?.document === element.ownerDocument) return;
    Object.setPrototypeOf(element, HTMLPermissionElement.prototype);
    const type = element.getAttribute('type');
    const granted = remembered[type] === 'granted';
    const language = element.closest('[*|lang]')?.getAttribute('lang');
    const label = language === GIVEN.language ? GIVEN.labels[type][Number(granted)] : '';
    const record = {
      handle: ++lastHandle,
      type,
      language,
      document: element.ownerDocument,
      attachedAt: performance.now(),
      handlers: new Map(),
      listeners: new AbortController(),
      attributes: new Map(),
      granted,
      isValid: false,
      invalidReason: GIVEN.reasons.starting,
      permissionStatus: 'prompt',
      initialPermissionStatus: 'prompt',
    };
    records.set(element, record);
    elements.set(record.handle, new WeakRef(element));
    gone.register(element, record.handle, element);
    attached.add(element);
    for (const name of element.getAttributeNames()) if (name.startsWith('on')) record.handlers.set(name, '');
    observer.observe(element, observed);
    if (element.classList.contains(':granted') !== granted) element.classList.toggle(':granted', granted);
    const child = draw(type, label);
    element.prepend(child);
    child.toggleAttribute('alone', !child.nextSibling);
    for (const [name, value] of Object.entries({ ...GIVEN.attributes, 'aria-label': label })) {
      if (element.hasAttribute(name)) continue;
      record.attributes.set(name, value);
      element.setAttribute(name, value);
    }
    element.addEventListener('click', () => {}, record.listeners);
    start();
  }

  function draw(type, label) {
    const child = document.createElement('permission-surface');
    const root = child.attachShadow({ mode: 'closed' });
    const icon = document.createElement('span');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    const text = document.createElement('span');
    surface ??= sheetOf(GIVEN.surfaceText);
    root.adoptedStyleSheets = [surface];
    child.setAttribute('aria-hidden', 'true');
    icon.className = 'icon';
    text.className = 'text';
    text.dir = 'auto';
    text.lang = GIVEN.language;
    svg.setAttribute('viewBox', GIVEN.iconBox);
    path.setAttribute('d', GIVEN.icons[GIVEN.types[type]]);
    svg.append(path);
    icon.append(svg);
    text.textContent = label;
    root.append(icon, text);
    return child;
  }

  function patch(target, name, after) {
    const original = target[name];
    target[name] = function (...given) {
      const result = original.apply(this, given);
      after(result, this);
      return result;
    };
  }

  function created(element) {
    if (element.localName === 'permission') upgrade(element);
  }

  function watch(root) {
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['lang'] });
  }

  function look(root) {
    root.querySelectorAll('permission').forEach(upgrade);
    for (const host of root.querySelectorAll('*')) if (host.shadowRoot) look(host.shadowRoot);
    if (root.querySelector('permission-devices,permission-controls')) start();
  }

  globalThis.permissionPolyfill = {
    version: GIVEN.version,
    get runtime() {
      return options.runtime;
    },
    get ready() {
      return start();
    },
    isSupported() {},
    isPolyfilled() {},
    apply() {},
    unapply() {},
    upgrade: look,
    violations() {},
    connect() {},
  };
  Object.defineProperty(globalThis, 'HTMLPermissionElement', {
    value: HTMLPermissionElement,
    configurable: true,
    writable: true,
  });
  patch(Document.prototype, 'createElement', created);
  patch(Document.prototype, 'createElementNS', created);
  patch(Element.prototype, 'attachShadow', (root, host) => host.localName.startsWith('permission') || watch(root));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheetOf(GIVEN.elementText)];
  const observer = new MutationObserver((mutations) => {
    for (const { attributeName, addedNodes } of mutations) {
      for (const node of attributeName ? [] : addedNodes) {
        if (node.shadowRoot) look(node.shadowRoot);
        if (node.localName === 'permission') upgrade(node);
        else if (node.firstElementChild) node.querySelectorAll('permission').forEach(upgrade);
      }
    }
  });
  watch(document);
  document.addEventListener('readystatechange', () => look(document));
  customElements.define('permission-element', PermissionElement);
  if (localStorage.getItem('permission-element.store')) start();
})();
