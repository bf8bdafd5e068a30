// Gives elements styles and reads what came of it, on a native element and on a polyfilled one at the same time.

const STAGE = { width: 1000, height: 600 }; // px, of the box that each element has to itself
const POLL = 50; // ms

// How many polls a state must last to be the last one. Each is a frame long at least, so a busy machine has its time.
const VALID = 2;
const BLOCKED = 16; // longer than the cooldown of half a second
const UNREGISTERED = 24;
const PASSING = 100; // a cooldown that does not end
const LAST = { valid: VALID, unsuccessful_registration: UNREGISTERED, '': UNREGISTERED };
const LASTING = ['style_invalid', 'intersection_occluded_or_distorted', 'intersection_out_of_viewport_or_clipped'];
for (const reason of LASTING) LAST[reason] = BLOCKED;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Plays cases, as many at a time as may be.
 *
 * @param cases  [{ css, around, sheet }]: declarations, those of its container, whether they stand in a style sheet
 * @param tags  the names of the elements, which stand side by side
 * @param properties  the names of what is read
 * @param count  how many cases at a time
 * @return JSON of a list by case of lists by tag: see `read()`
 */
async function playAll(cases, tags, properties, count) {
  const results = [];
  let next = 0;
  const slots = Array.from({ length: count }, async (_, slot) => {
    while (next < cases.length) {
      const index = next;
      next += 1;
      results[index] = await play(cases[index], tags, properties, slot);
    }
  });
  await Promise.all(slots);
  return JSON.stringify(results);
}

/** Plays one case in one row of the page. */
async function play({ css, around, sheet }, tags, properties, slot) {
  const rules = document.createElement('style');
  if (sheet) {
    rules.textContent = `.case-${slot} { ${css} }`;
    document.head.append(rules);
  }
  const stages = tags.map((tag, column) => {
    const stage = document.createElement('div');
    const { width, height } = STAGE;
    stage.style.cssText =
      `contain:strict;position:absolute;left:${column * width}px;top:${slot * height}px;` +
      `box-sizing:border-box;width:${width}px;height:${height}px;padding:60px`;
    const box = document.createElement('div');
    box.style.cssText = around;
    const element = document.createElement(tag);
    element.setAttribute('type', 'geolocation');
    if (sheet) element.className = `case-${slot}`;
    else element.setAttribute('style', css);
    box.append(element);
    stage.append(box);
    return stage;
  });
  document.body.append(...stages);
  const elements = stages.map((stage) => stage.firstChild.firstChild);
  await Promise.all(elements.map(settle));
  const told = elements.map((element, column) => read(element, stages[column], properties));
  for (const left of [rules, ...stages]) left.remove();
  await frame();
  return told;
}

/** Waits until what an element says about itself is its last word. */
async function settle(element) {
  let state;
  let polls = 0;
  for (let all = 0; all < PASSING; all += 1) {
    await wait(POLL);
    await frame();
    const now = element.isValid ? 'valid' : element.invalidReason;
    polls = now === state ? polls + 1 : 1;
    state = now;
    if (polls >= LAST[state]) return;
  }
}

/** An element's border box in px of the page; an engine without `currentCSSZoom` (WebKit) tells it in the element's own. */
function boxOf(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  let zoom = 1;
  const isZoomed = !('currentCSSZoom' in element);
  for (let node = element; isZoomed && node; node = node.parentElement) zoom *= getComputedStyle(node).zoom;
  return { left: left * zoom, top: top * zoom, width: width * zoom, height: height * zoom };
}

/** Reads an element: computed values, border box within the stage (px), validity, width of the content of ours (px). */
function read(element, stage, properties) {
  const style = getComputedStyle(element);
  const value = (name) => style.getPropertyValue(name).replaceAll(location.origin, '');
  const computed = Object.fromEntries(properties.map((name) => [name, value(name)]));
  const { left, top, width, height } = boxOf(element);
  const origin = element.getClientRects().length ? stage.getBoundingClientRect() : { left, top };
  const surface = element.querySelector('permission-surface');
  return {
    computed,
    rect: [left - origin.left, top - origin.top, width, height],
    isValid: element.isValid,
    invalidReason: element.invalidReason,
    size: surface ? parseFloat(getComputedStyle(surface).width) || null : null,
  };
}
