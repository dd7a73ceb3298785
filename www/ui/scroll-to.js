// Brings a place of a text into sight, wherever the text scrolls: in its own box, or with the page.

/**
 * @param {HTMLElement} scroller
 * @param {Range} range
 */
export function bringToSight(scroller, range) {
  const scrolls = getComputedStyle(scroller).overflowY !== 'visible';
  const settle = () => {
    const place = range.getBoundingClientRect();
    if (scrolls) {
      const view = scroller.getBoundingClientRect();
      scroller.scrollTop += place.top - view.top - Math.max(24, (view.height - place.height) / 3);
    }
    const now = range.getBoundingClientRect();
    if (!scrolls || now.top < 0 || now.bottom > innerHeight) {
      scrollBy({ top: now.top - Math.max(80, innerHeight / 4), behavior: 'instant' });
    }
  };
  settle();
  requestAnimationFrame(() => requestAnimationFrame(settle));
}
