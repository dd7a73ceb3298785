// What stands in the element's own tree, told from what an article would put there.

const TAGS = "a article button caption code datalist dd del details div dl dt fieldset form h2 h3 h4 header input ins label legend li mark nav ol optgroup option p progress q section select slot span strong summary table tbody td textarea th thead tr ul";
const ATTRIBUTES = "accept autocomplete class colspan dir disabled enterkeyhint hidden id label lang list max maxlength min multiple name novalidate open part placeholder role rows scope selected spellcheck tabindex title type value webkitdirectory";

/**
 * Runs in the page, with `root` for the element's tree: says which nodes and attributes are none of the element's own. Text
 * of articles may be text, and the value of attributes that are no more than text to a browser.
 */
export const WALK = `
  const tags = new Set("${TAGS}".split(" "));
  const attributes = new Set("${ATTRIBUTES}".split(" "));
  const fixed = {
    class: /^[\\w -]*$/, part: /^[a-z ]+$/, id: /^(?:(?:tab|panel)-[a-z]+|steps-\\d+|check-speakers|filters-[a-z]+|chart-\\d+|chronology-days|own-names-\\d+)$/, list: /^(?:check-speakers|own-names-\\d+)$/, autocomplete: /^off$/, enterkeyhint: /^search$/, role: /^[a-z]+$/, name: /^actions$/,
    dir: /^ltr$/, lang: /^(?:en|de|es|fr)?$/,
    type: /^(?:button|submit|text|date|search|checkbox|file)$/, accept: /^[\\w.,\\/+-]+$/, tabindex: /^(?:0|-1)$/,
  };
  const odd = [];
  // What is drawn: shapes and words, with places for attributes.
  const drawn = (node) => node.namespaceURI === "http://www.w3.org/2000/svg" && node.parentNode.closest(".timeline, .chart") !== null
    && ["svg", "title", "line", "path", "text", "tspan"].includes(node.localName) && [...node.attributes].every(({ name, value }) => (
      /^(?:x|y|x1|x2|y1|y2|width|height)$/.test(name) ? /^-?[\\d.]+(?:em|%)?$/.test(value) : name === "d" ? /^[-\\d.MLHVaZ ]+$/.test(value)
        : ["class", "role", "text-anchor", "aria-describedby"].includes(name) && /^[\\w -]+$/.test(value)));
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE || (node.nodeType === Node.ELEMENT_NODE && drawn(node))) continue;
    if (node.nodeType !== Node.ELEMENT_NODE || node.namespaceURI !== "http://www.w3.org/1999/xhtml" || !tags.has(node.localName)
      || node.shadowRoot) {
      odd.push(node.nodeName);
      continue;
    }
    for (const { name, value } of node.attributes) {
      // The one link there is leads to an address that its reader brought, and only there.
      const link = node.matches("[data-code=address-alone] a[href^=http][target=_blank][rel='noopener noreferrer']") && ["href", "target", "rel"].includes(name);
      const plain = link || attributes.has(name) || /^(?:aria|data)-[a-z-]+$/.test(name);
      if (!plain || fixed[name]?.test(value) === false) odd.push(node.localName + " " + name + "=" + value.slice(0, 80));
    }
  }
  return [...new Set(odd)];`;
