// The demo page: the sample story is one click away.

import './nut-graf.js';
import { NutGraf } from './nut-graf.js';

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
