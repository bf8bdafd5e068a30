// What an element goes through, and what it says meanwhile: run on a native element and on a polyfilled one.

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const SETTLED = 750; // ms: longer than every cooldown
const OVER = 1250; // ms: longer than that on a busy machine

function place(css = '', parent = document.body) {
  const box = document.createElement('div');
  box.style.cssText = css;
  parent.append(box);
  return box;
}

function cover(target, css = '') {
  const { left, top, width, height } = target.getBoundingClientRect();
  const box = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;background:tomato;`;
  return place(box + css);
}

// Gives an element a style, and takes it back again.
async function style(element, values) {
  Object.assign(element.style, values);
  await wait(700);
  for (const name of Object.keys(values)) element.style[name] = '';
}

// Each is given a new element that stands in a box of its own and is valid. It returns when all has happened.
const SCENARIOS = {
  attach: { fresh: true, run: async () => {} },
  'attach in closed details': {
    fresh: true,
    wrap: 'details',
    async run({ box }) {
      await wait(SETTLED);
      box.open = true;
    },
  },
  move: { run: async ({ box }) => (box.style.paddingLeft = '1px') },
  'move far': { run: async ({ box }) => (box.style.paddingLeft = '100px') },
  'move ten times': {
    async run({ box }) {
      for (let step = 1; step <= 10; step += 1) {
        box.style.paddingLeft = `${step}px`;
        await wait(100);
      }
    },
  },
  resize: { run: async ({ element }) => (element.style.fontSize = '20px') },
  'scroll out and in': {
    async run() {
      scrollTo(0, 2000);
      await wait(700);
      scrollTo(0, 0);
    },
  },
  'scroll a little': { run: async () => scrollTo(0, 20) },
  'cover and uncover': {
    async run({ element }) {
      const cover_ = cover(element);
      await wait(700);
      cover_.remove();
    },
  },
  'cover, letting clicks through': { run: async ({ element }) => cover(element, 'pointer-events:none') },
  'cover with a transparent box': { run: async ({ element }) => cover(element, 'background:none') },
  'cover from earlier in the page': {
    async run({ element, box }) {
      const cover_ = cover(element);
      box.before(cover_);
      await wait(700);
      cover_.remove();
    },
  },
  'cover with opacity 0': { run: async ({ element }) => cover(element, 'opacity:0') },
  'cover one pixel': { run: async ({ element }) => cover(element, 'width:1px;height:1px') },
  'ancestor opacity': { run: ({ box }) => style(box, { opacity: '.5' }) },
  'ancestor rotate': { run: ({ box }) => style(box, { transform: 'rotate(20deg)' }) },
  'ancestor filter': { run: ({ box }) => style(box, { filter: 'grayscale(1)' }) },
  'ancestor clip': { run: ({ box }) => style(box, { clipPath: 'circle(10%)' }) },
  'ancestor overflow': { run: ({ box }) => style(box, { overflow: 'hidden', height: '20px' }) },
  'display none and back': { run: ({ element }) => style(element, { display: 'none' }) },
  'hidden and back': { run: ({ element }) => style(element, { visibility: 'hidden' }) },
  'detach and reattach': {
    async run({ element, box }) {
      element.remove();
      await wait(300);
      box.append(element);
    },
  },
  'move in the tree': { run: async ({ element }) => place().append(element) },
};

/** Plays a scenario with an element of this tag; returns [[ms, isValid, invalidReason], …] since it began. */
async function play(name, tag) {
  const { run, fresh = false, wrap = 'div' } = SCENARIOS[name];
  scrollTo(0, 0);
  const stage = place('height:6000px;padding:100px 40px');
  const box = document.createElement(wrap);
  stage.append(box);
  await frames();
  const element = document.createElement(tag);
  element.setAttribute('type', 'geolocation');
  const log = [];
  let start = performance.now();
  element.addEventListener('validationstatuschange', () => {
    log.push([performance.now() - start, element.isValid, element.invalidReason]);
  });
  if (!fresh) {
    box.append(element);
    await wait(SETTLED + 200);
    log.length = 0;
    await frames();
  }
  start = performance.now();
  if (fresh) box.append(element);
  await run({ element, box });
  await wait(OVER);
  const end = [element.isValid, element.invalidReason];
  for (const left of [stage, ...document.querySelectorAll('body > div')]) left.remove();
  await wait(100);
  return { log, end };
}

/** How many of five elements are valid, and how many when the first valid one is gone. */
async function playCrowd(tag) {
  scrollTo(0, 0);
  const stage = place('padding:20px');
  const elements = [];
  for (let index = 0; index < 5; index += 1) {
    const element = document.createElement(tag);
    element.setAttribute('type', 'geolocation');
    element.style.cssText = `position:absolute;left:20px;top:${20 + 60 * index}px`;
    stage.append(element);
    elements.push(element);
  }
  const count = () => elements.filter((element) => element.isConnected && element.isValid).length;
  await wait(SETTLED);
  const first = count();
  elements.find((element) => element.isValid)?.remove();
  await wait(SETTLED);
  const second = count();
  stage.remove();
  await wait(100);
  return [first, second];
}
