// The page's second script in the tests of hostile articles: hears whatever runs there, and keeps what the page hands out.
(() => {
  /** @type {string[]} */
  const ran = [];
  /** @param {string} name */
  const trap = (name) => (/** @type {unknown[]} */ ...values) => {
    ran.push(`${name}(${values.map(String).join(", ").slice(0, 200)})`);
    return null;
  };
  // Nothing of the page's calls these.
  for (const name of ["__pwned", "alert", "prompt", "confirm", "open", "print"]) Object.defineProperty(window, name, { value: trap(name) });
  document.write = document.writeln = /** @type {() => void} */ (trap("document.write"));

  /** @type {{name: string, href: string, text: Promise<string>}[]} */
  const saved = [];
  /** @type {Map<string, Blob>} */
  const blobs = new Map();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object) => {
    const url = make(object);
    if (object instanceof Blob) blobs.set(url, object);
    return url;
  };
  HTMLAnchorElement.prototype.click = function click() {
    const blob = blobs.get(this.href);
    saved.push({ name: this.download, href: this.href, text: blob ? blob.text() : Promise.resolve("") });
  };

  /** @type {string[]} */
  const copied = [];
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (/** @type {string} */ text) => void copied.push(text) } });
  Object.defineProperty(window, "__traps", { value: { ran, saved, copied } });
})();
