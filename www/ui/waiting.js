// When an element begins: at once, or when its `loading` attribute says.

export class Waiting {
  #shell;
  /** Ends the wait of an element that loads later. */
  arrive = () => {};
  /** What it waits for. @type {IntersectionObserver | undefined} */
  #near;

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
  }

  /** Whoever reaches for the element is about to need the engine. */
  hear() {
    const { host, desk } = this.#shell;
    for (const type of ['pointerover', 'focusin']) {
      host.addEventListener(type, () => {
        this.arrive();
        desk.warm();
      }, { once: true });
    }
  }

  /** Begins; put back into the page, it goes on where it was. */
  begin() {
    const { host, desk } = this.#shell;
    this.#near?.disconnect();
    const { loading } = host;
    const begin = () => {
      this.arrive = () => {};
      this.#near?.disconnect();
      if (host.isConnected) desk.wake();
    };
    if (loading === 'lazy' && typeof IntersectionObserver === 'function') {
      desk.hold();
      this.arrive = begin;
      this.#near = new IntersectionObserver((entries) => {
        if (entries.some((e) => e.isIntersecting)) this.arrive();
      }, { rootMargin: '50%' });
      this.#near.observe(host);
    } else if (loading === 'idle' && typeof requestIdleCallback === 'function') {
      desk.hold();
      this.arrive = begin;
      requestIdleCallback(() => this.arrive());
    } else begin();
  }
}
