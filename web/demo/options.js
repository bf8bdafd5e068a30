// The demo takes its options from its address: ?runtime=pyodide&edition=final
// Only these two: an address that could name the folder of the scripts would be a hole.
const parameters = new URLSearchParams(location.search);
globalThis.PERMISSION_POLYFILL_OPTIONS = {
  runtime: parameters.get('runtime') ?? 'micropython', // which is there soonest
  edition: parameters.get('edition') ?? undefined,
};
