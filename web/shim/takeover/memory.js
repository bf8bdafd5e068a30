// Keeps what the browser said for the first paint of the next visit.
import { remembered, STORAGE_KEY } from '../core.js';

/** Keeps states, given as JSON, beside those of permissions that this page has nothing to do with. */
export function remember(text) {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...remembered(), ...JSON.parse(text) }));
  } catch {
    // Storage is full or blocked: the next first paint shows the invitation.
  }
}
