// Languages: one live element, and every label as the build has it.
import { at } from './site.js';

const cards = [...document.querySelectorAll('.language')];

for (const card of cards) {
  const { lang } = card;
  const names = [nameOf(lang, lang), nameOf(lang, 'en')];
  card.querySelector('bdi').textContent = names[0];
  card.dataset.words = [lang, ...names].join(' ').toLowerCase();
  at('lang').append(new Option(names[0] === names[1] ? names[0] : `${names[0]} (${names[1]})`, lang));
}
at('lang').value = cards.some(({ lang }) => lang === navigator.language) ? navigator.language : 'en';

for (const id of ['lang', 'type']) at(id).addEventListener('change', show);
for (const id of ['find', 'show']) at(id).addEventListener('input', choose);
show();
choose();

// A new element each time it asks for something else, since the first value of `type` counts; `lang` is live.
function show() {
  const lang = at('lang').value;
  const type = at('type').value;
  let [element] = at('place').children;
  if (element?.getAttribute('type') !== type) {
    element = document.createElement('permission');
    element.id = 'subject';
    element.setAttribute('type', type);
    element.lang = lang;
    at('place').replaceChildren(element);
  }
  element.lang = lang;
  at('place').dir = cards.find((card) => card.lang === lang).dir;
  at('markup').textContent = `<permission type="${type}" lang="${lang}"></permission>`;
}

function choose() {
  const words = at('find').value.trim().toLowerCase();
  const type = at('show').value;
  for (const card of cards) {
    card.hidden = !card.dataset.words.includes(words);
    for (const row of card.querySelectorAll('li')) row.hidden = type !== '' && row.dataset.type !== type;
  }
  const seen = cards.filter(({ hidden }) => !hidden).length;
  at('count').textContent = seen === 1 ? '1 language' : `${seen} languages`;
}

function nameOf(tag, language) {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag);
  } catch {
    return tag;
  }
}
