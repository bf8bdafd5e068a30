// The texts of the dialogs in other languages than English: one small file each.
import { tell } from '../core.js';

const asked = new Map(); // tag -> promise of the texts, or of null

let folder = '';

/** Texts come from this folder. */
export function startDialogTexts(assets) {
  folder = `${assets}dialogs/`;
}

/** Fetches the texts of a language, which are told to Python; null where they cannot be had. */
export async function fetchDialogTexts(tag) {
  if (!asked.has(tag)) asked.set(tag, load(`${folder}${tag}.json`));
  tell('dialogTexts', [[tag, await asked.get(tag)]]);
}

async function load(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
