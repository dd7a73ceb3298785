// Two invented articles that the pages hand over.

export const first = {
  id: 'bridge', date: '2031-05-02', title: 'Bridge to close for repairs',
  text: '“The old bridge will close on Monday,” Mayor Ada Roe said. The council of Ness must decide by 9 May 2031.',
};
export const second = {
  id: 'ferry', date: '2031-05-03', title: 'Ferry to run at night',
  text: '“We will run the ferry until midnight,” Captain Ben Soto said. “Nobody has to swim,” he added.',
};
