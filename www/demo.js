// The demo page: the sample story is one click away, its tool speaks the reader's language, and the page opens without a network once
// it was there.

import './nut-graf.js';
import { NutGraf } from './nut-graf.js';
import { known } from './nutgraf/say.js';
import { keepPage } from './offline.js';

const desk = document.querySelector('nut-graf');
const button = document.querySelector('#load-sample');
if (desk instanceof NutGraf && button instanceof HTMLButtonElement) {
  const load = () => {
    desk.src = '';
    desk.src = 'samples/index.json';
  };
  button.addEventListener('click', load);
  // A link to a place in the sample story.
  if (location.hash.startsWith('#nutgraf=')) load();
  desk.addEventListener('nutgraf-report', () => {
    button.hidden = desk.articles.length > 0;
  });
}

/** Where the reader's choice of a language is remembered. */
const LANGUAGE = 'nutgraf-language';

/** The reader's language, where the page may remember anything. */
function remembered() {
  try {
    return localStorage.getItem(LANGUAGE) ?? '';
  } catch {
    return '';
  }
}

const choice = document.querySelector('#language');
if (desk instanceof NutGraf && choice instanceof HTMLSelectElement) {
  choice.value = known(remembered()) ?? known(navigator.language) ?? 'en';
  if (choice.value !== 'en') desk.language = choice.value;
  choice.addEventListener('change', () => {
    desk.language = choice.value;
    try {
      localStorage.setItem(LANGUAGE, choice.value);
    } catch {
      // It is asked for again next time.
    }
  });
  choice.closest('label')?.removeAttribute('hidden');
}
const kept = document.querySelector('#kept');
const newer = document.querySelector('#newer');
if (kept instanceof HTMLElement && newer instanceof HTMLElement) keepPage({ kept, newer });
