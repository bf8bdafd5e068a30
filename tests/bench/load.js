// Put into the head of a page: `outcome` comes to what loading it took, in ms since navigation.
const outcome = (() => {
  const seen = {};
  let last = performance.now();
  let block = 0; // the longest time in which nothing else ran
  let shift = 0;
  const supports = (type) => PerformanceObserver.supportedEntryTypes.includes(type);
  if (supports('layout-shift')) {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value)));
    observer.observe({ type: 'layout-shift', buffered: true });
  }
  const watched = {
    paint: () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    valid: () => (document.querySelector('#a')?.isValid ? performance.now() : undefined),
    least: () => globalThis.least,
    ready: () => globalThis.ready,
  };
  const beat = () => {
    const now = performance.now();
    block = Math.max(block, now - last);
    last = now;
    for (const [name, look] of Object.entries(watched)) seen[name] ??= look();
    setTimeout(beat);
  };
  beat(); // from the first script on: what blocks a page while it loads, counts
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  return async (...names) => {
    while (names.some((name) => seen[name] === undefined)) await pause(10);
    await pause(300);
    return { ...Object.fromEntries(names.map((name) => [name, seen[name]])), block, shift };
  };
})();
