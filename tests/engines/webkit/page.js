// Runs in every page before its own scripts: tells what its console says, and which errors nobody has caught.
(() => {
  const { post } = { post: webkit.messageHandlers.tests.postMessage.bind(webkit.messageHandlers.tests) };
  const { stringify } = JSON;
  const tell = (kind, text) => post(stringify([kind, text]));
  for (const level of ['debug', 'error', 'info', 'log', 'warn']) {
    const real = console[level];
    console[level] = function (...words) {
      tell('console', words.map(String).join(' '));
      return real.apply(this, words);
    };
  }
  addEventListener('error', ({ error, message }) => message !== undefined && tell('pageerror', String(error?.message ?? message)));
  addEventListener('unhandledrejection', ({ reason }) => tell('pageerror', String(reason?.message ?? reason)));
})();
