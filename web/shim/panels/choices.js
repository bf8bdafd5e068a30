// Lists of choices.
import { make, write } from '../takeover/shared.js';

/** Puts choices, as {name, text}, into a select. An option that stays is the same one: the list may be open. */
export function offer(select, choices) {
  choices.forEach(({ name, text }, index) => {
    const option = [...select.options].find(({ value }) => value === name) ?? make('option', { value: name });
    if (select.options[index] !== option) select.insertBefore(option, select.options[index] ?? null);
    write(option, text);
  });
  while (select.options.length > choices.length) select.options[choices.length].remove();
}
