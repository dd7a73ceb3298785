// The page's first script in tests: keeps what went wrong in it for the test to ask for.
(() => {
  /** @type {string[]} */
  const troubles = [];
  /** @param {unknown} value */
  const shown = (value) => (value instanceof Error ? `${value.message}\n${value.stack ?? ""}` : String(value));
  addEventListener("error", (/** @type {Event} */ event) => {
    // A resource that failed to load is an event on its element, without a message.
    troubles.push(event instanceof ErrorEvent ? `error: ${event.message}` : `not loaded: ${String(event.target)}`);
  }, true);
  addEventListener("unhandledrejection", (event) => troubles.push(`unhandled rejection: ${shown(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) => {
    troubles.push(`forbidden by the policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
  const { error, warn } = console;
  console.error = (...values) => {
    troubles.push(`console.error: ${values.map(shown).join(" ")}`);
    error.apply(console, values);
  };
  console.warn = (...values) => {
    troubles.push(`console.warn: ${values.map(shown).join(" ")}`);
    warn.apply(console, values);
  };
  // What is tested is the page as the server has it; offline.test.js, which has a server of its own, tests what is kept.
  Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
  Object.defineProperty(window, "__troubles", { value: troubles });
})();
