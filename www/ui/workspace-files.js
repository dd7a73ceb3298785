// Workspaces as files of the reader's: saved as one, and taken in again.

import { errorOf } from '../nutgraf/errors.js';
import { isWorkspaceFile, workspaceFile } from '../nutgraf/workspace.js';
import { download } from './dom.js';

/** @typedef {import('../nutgraf/errors.js').NutgrafError} NutgrafError */
/** @typedef {import('../nutgraf/workspace.js').Workspaces} Workspaces */

/** A file name out of any name. @param {string} name */
const fileName = (name) => name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'workspace';

/** @param {Parameters<typeof workspaceFile>[0]} contents */
export function saveFile(contents) {
  download(`${fileName(contents.name)}.json`, 'application/json', `${JSON.stringify(workspaceFile(contents), null, 1)}\n`);
}

/**
 * Makes workspaces of files; gives those back that are none.
 * @param {Workspaces} all
 * @param {readonly File[]} files
 * @param {(id: string) => Promise<void>} enter opens one
 * @param {(file: File, error: NutgrafError) => void} tell
 */
export async function takeFiles(all, files, enter, tell) {
  /** @type {File[]} */
  const others = [];
  for (const file of files) {
    const value = await file.text().then((text) => /** @type {unknown} */ (JSON.parse(text))).catch(() => null);
    if (!isWorkspaceFile(value)) {
      others.push(file);
      continue;
    }
    try {
      const { id, errors } = await all.importFile(value);
      for (const error of errors) tell(file, error);
      await enter(id);
    } catch (thrown) {
      // The other files are none the worse for it.
      tell(file, errorOf(thrown));
    }
  }
  return others;
}
