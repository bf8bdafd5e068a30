// Calls of the page that wait until the person has answered.

const waiting = new Map(); // id -> functions

/** Settled when the person has answered a question. */
export function answerTo(id) {
  return new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
}

/** The question of this id was answered: who waits asks Python again. */
export function answered(id) {
  const resolves = waiting.get(id) ?? [];
  waiting.delete(id);
  for (const resolve of resolves) resolve();
}

/** Nobody is going to answer any more. */
export function stopWaiting() {
  for (const id of [...waiting.keys()]) answered(id);
}
