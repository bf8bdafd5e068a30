// Put into the head of a page: `outcome` comes to what loading it took, in ms since navigation; null is what it has not.
const outcome = (() => {
  const started = performance.now();
  let last = started;
  let block = 0; // the longest time in which nothing else ran
  let shift = 0;
  const supports = (type) => PerformanceObserver.supportedEntryTypes.includes(type);
  if (supports('layout-shift')) {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value)));
    observer.observe({ type: 'layout-shift', buffered: true });
  }
  const valid = () => document.querySelector('#a')?.isValid;
  const beat = (end) =>
    new Promise((resolve) => {
      const look = () => {
        const now = performance.now();
        block = Math.max(block, now - last);
        last = now;
        const value = end();
        if (value === undefined) setTimeout(look);
        else resolve(value);
      };
      look();
    });
  const wanted = {
    paint: () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    valid: () => (valid() ? performance.now() : undefined),
    ready: () => globalThis.ready,
  };
  return async (...names) => {
    const told = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await beat(wanted[name])])));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { ...told, block, shift };
  };
})();
