import htmx from 'htmx.org';
import { begin } from './begin.js';

const swap = (path) => htmx.ajax('GET', path, '#place');

begin({
  show: ({ type, listens }) => swap(listens ? `/fragments/${type}-that-listens` : `/fragments/${type}`),
  hide: () => swap('/fragments/nothing'),
});
