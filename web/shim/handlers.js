// Event handlers, as properties and content attributes (HTML: "event handlers").
import { catchUp } from './upgrade.js';
import { recordOf } from './records.js';

let compile = null; // makes a function of an attribute's text; the second part brings it

/** From now on `compiler(element, type, handler, event)` puts a function in the place of a content attribute's text. */
export function setCompiler(compiler) {
  compile = compiler;
}

/** The element's record; anything else is refused as by a native member. */
export function branded(element) {
  const record = recordOf(element);
  if (!record) throw new TypeError('Illegal invocation');
  return record;
}

/** The property of an event handler, in an object. */
export function handlerMember(name) {
  const type = name.slice(2);
  return {
    get [name]() {
      branded(this);
      catchUp(); // with attributes set in this very task
      return current(this, type);
    },
    set [name](value) {
      branded(this);
      catchUp();
      setHandler(this, type, Object(value) === value ? value : null);
    },
  };
}

/**
 * Sets an event handler; it keeps its place among the listeners when it is replaced.
 * @param {Element} element
 * @param {string} type The event's type.
 * @param {Function|object|string|null} value A string is the text of a content attribute.
 */
export function setHandler(element, type, value) {
  const { handlers } = recordOf(element);
  const handler = handlers.get(type);
  if (value === null) {
    element.removeEventListener(type, handler);
    handlers.delete(type);
  } else if (handler) {
    Object.assign(handler, { value, isNative: false });
  } else {
    const added = {
      value,
      handleEvent(event) {
        const callback = current(element, type, event);
        if (!this.isNative && typeof callback === 'function' && callback.call(element, event) === false) event.preventDefault();
      },
    };
    handlers.set(type, added);
    element.addEventListener(type, added);
  }
}

/** An attribute changed: where it is an event handler's, the handler follows. */
export function handlerChanged(element, name) {
  if (name.startsWith('on') && name in element) setHandler(element, name.slice(2), element.getAttribute(name));
}

/** Ends all event handlers of an element. */
export function dropHandlers(element) {
  for (const type of [...recordOf(element).handlers.keys()]) setHandler(element, type, null);
}

function current(element, type, event) {
  const handler = recordOf(element).handlers.get(type);
  if (typeof handler?.value === 'string') compile?.(element, type, handler, event);
  return Object(handler?.value) === handler?.value ? handler.value : null;
}
