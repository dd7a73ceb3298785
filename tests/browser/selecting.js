// What tests do with words of the article that is open.

/** @typedef {import("./desk.js").Desk} Desk */

/** Selects words of the article as a mouse does. @param {Desk} desk @param {string} words */
export const select = (desk, words) => desk.run(`const block = all("[data-hook=text] [data-start]").find((b) => b.textContent.includes(arguments[0]));
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const at = block.textContent.indexOf(arguments[0]);
  const place = (offset) => {
    let rest = offset;
    walker.currentNode = block;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (rest <= node.length) return [node, rest];
      rest -= node.length;
    }
  };
  const selection = getSelection();
  selection.setBaseAndExtent(...place(at), ...place(at + arguments[0].length));
  block.dispatchEvent(new PointerEvent("pointerup", {bubbles: true}))`, words);

/** Presses something. @param {Desk} desk @param {string} hook */
export const press = (desk, hook) => desk.run("const b = all('[data-hook=' + arguments[0] + ']').find((e) => e.checkVisibility()); if (!b) throw new Error('no ' + arguments[0]); b.click()", hook);
