// Dropping files on an element.

/**
 * @param {HTMLElement} target
 * @param {{wanted: () => boolean, onover: (over: boolean) => void, onfiles: (files: File[]) => void}} on
 */
export function takeDrops(target, { wanted, onover, onfiles }) {
  // Entering a child comes before leaving its parent: only the count tells when the pointer has left for good.
  let depth = 0;
  /** @param {DragEvent} event */
  const hasFiles = (event) => wanted() && (event.dataTransfer?.types.includes('Files') ?? false);
  target.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth += 1;
    onover(true);
  });
  target.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  target.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) onover(false);
  });
  target.addEventListener('drop', (event) => {
    depth = 0;
    onover(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    onfiles([...(event.dataTransfer?.files ?? [])]);
  });
}
