// The demo page: the sample story is one click away, and the page opens without a network once it was there.

import './nut-graf.js';
import { NutGraf } from './nut-graf.js';
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
const kept = document.querySelector('#kept');
const newer = document.querySelector('#newer');
if (kept instanceof HTMLElement && newer instanceof HTMLElement) keepPage({ kept, newer });
