// Markdown to the plain text that a reader sees. The offsets of the report point into that text.

/**
 * @param {string} source
 * @returns {{text: string, title?: string, date?: string, outlet?: string}}
 */
export function readMarkdown(source) {
  let body = source.replace(/\r\n?/g, '\n');
  /** @type {Record<string, string>} */
  const meta = {};
  const front = /^---\n([\s\S]*?)\n---\n/.exec(body);
  if (front) {
    body = body.slice(front[0].length);
    for (const line of (front[1] ?? '').split('\n')) {
      const pair = /^(\w+):\s*(?:"(.*)"|'(.*)'|(.*))$/.exec(line.trim());
      const value = pair?.[2] ?? pair?.[3] ?? pair?.[4];
      if (pair?.[1] && value) meta[pair[1].toLowerCase()] = value;
    }
  }
  const lines = body.split('\n').map((line) => plain(line));
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
  const outlet = meta['outlet'] ?? meta['publisher'];
  return {
    text,
    ...(meta['title'] ? { title: meta['title'] } : {}),
    ...(meta['date'] ? { date: meta['date'].slice(0, 10) } : {}),
    ...(outlet ? { outlet } : {}),
  };
}

/** @param {string} line */
function plain(line) {
  if (/^\s*(?:[-*_]\s*){3,}$/.test(line) || /^\s*\[[^\]]+\]:\s+\S+/.test(line)) return '';
  return line
    .replace(/^\s{0,3}#{1,6}\s+(.*?)\s*#*$/, '$1')
    .replace(/^\s{0,3}(?:>\s?)+/, '')
    .replace(/^\s*[-*+]\s+/, '• ')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/<((?:https?|mailto):[^>]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1')
    .replace(/ {2,}$/, '');
}
