// What happened in the page, on its way to Python.
import { tell } from '../core.js';

const news = []; // [kind, item], in order

/** Notes what happened for Python, which is told in a microtask. */
export function post(kind, item) {
  if (news.length === 0) queueMicrotask(flush);
  news.push([kind, item]);
}

/** Tells Python what happened, in one call for each run of the same kind. */
export function flush() {
  while (news.length > 0) {
    const kind = news[0][0];
    let end = news.findIndex((entry) => entry[0] !== kind);
    if (end < 0) end = news.length;
    tell(kind, news.splice(0, end).map((entry) => entry[1]));
  }
}
