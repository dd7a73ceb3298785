// What is dragged onto an element: files and folders, and text or links from another window.

import { ofDropped, ofFile } from '../nutgraf/folders.js';

/** @typedef {import('../nutgraf/folders.js').Entry} Entry */

/** What may be dragged here besides files. */
const TEXT = ['text/uri-list', 'text/html', 'text/plain'];

/**
 * What was dropped of files. It can be had only while the event is heard.
 * @param {DataTransfer} data
 * @returns {Entry[]}
 */
function entriesIn(data) {
  const items = [...data.items].filter((item) => item.kind === 'file');
  if (items.length === 0) return [...data.files].map(ofFile);
  return items.flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return [ofDropped(entry)];
    const file = item.getAsFile();
    return file ? [ofFile(file)] : [];
  });
}

/**
 * The field that an event is for, if it takes text by itself.
 * @param {DragEvent} event
 */
function inField(event) {
  const [first] = event.composedPath();
  return first instanceof Element && first.matches('input, textarea:not([data-hook=paste])');
}

/**
 * @param {HTMLElement} target
 * @param {{wanted: () => boolean, onover: (over: boolean) => void, onfiles: (entries: Entry[]) => void,
 *   ontext: (dropped: {text: string, html: string, links: string}) => void}} on `links` is a list of addresses
 */
export function takeDrops(target, { wanted, onover, onfiles, ontext }) {
  // Entering a child comes before leaving its parent: only the count tells when the pointer has left for good.
  let depth = 0;
  // Text of the element's own that is dragged about is none that comes in.
  let own = false;
  target.addEventListener('dragstart', () => {
    own = true;
  });
  // What was dragged may be gone when it is let go, and then nobody hears of the end; nothing is pointed at meanwhile.
  for (const type of ['dragend', 'pointerover', 'pointerdown']) {
    target.addEventListener(type, () => {
      own = false;
    }, true);
  }
  /** @param {DragEvent} event */
  const isWanted = (event) => {
    const types = event.dataTransfer?.types ?? [];
    if (!wanted() || own) return false;
    return types.includes('Files') || (TEXT.some((type) => types.includes(type)) && !inField(event));
  };
  target.addEventListener('dragenter', (event) => {
    if (!isWanted(event)) return;
    event.preventDefault();
    depth += 1;
    onover(true);
  });
  target.addEventListener('dragover', (event) => {
    if (!isWanted(event)) return;
    event.preventDefault();
    // Moved, the text would go from where it was.
    if (event.dataTransfer && /copy|all|uninitialized/i.test(event.dataTransfer.effectAllowed)) event.dataTransfer.dropEffect = 'copy';
  });
  target.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) onover(false);
  });
  target.addEventListener('drop', (event) => {
    depth = 0;
    onover(false);
    const data = event.dataTransfer;
    if (!data || !isWanted(event)) return;
    event.preventDefault();
    if (data.types.includes('Files')) onfiles(entriesIn(data));
    else ontext({ text: data.getData('text/plain'), html: data.getData('text/html'), links: data.getData('text/uri-list') });
  });
}
