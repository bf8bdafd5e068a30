// The demo takes its options from its address: ?runtime=micropython&edition=final
globalThis.PERMISSION_POLYFILL_OPTIONS = Object.fromEntries(new URLSearchParams(location.search));
