// What is drawn: the course of a deadline, the chronology, figures.

export const drawings = `
/* The course of a deadline, drawn */
.timeline { margin: 0.3rem 0.9rem 0.5rem; font-size: 0.75rem; }
/* What is drawn to scale goes from left to right, whatever the page does. */
svg { direction: ltr; }
.timeline svg { display: block; overflow: visible; }
.timeline text { fill: var(--muted); stroke: var(--paper); stroke-width: 0.3em; stroke-linejoin: round; paint-order: stroke; }
.timeline text.now { fill: var(--ink); font-weight: 600; }
.timeline text.moved, .timeline text.over { fill: var(--ink); }
.timeline .axis { stroke: var(--line); stroke-width: 2; }
.timeline .lead { stroke: var(--line); }
.timeline .newest:not(text) { stroke: var(--muted); stroke-dasharray: 3 3; }
.timeline .days { stroke-width: 6; stroke: var(--line); }
.timeline .days.now { stroke: var(--deadline); }
.timeline path { stroke: var(--accent); stroke-width: 1.5; fill: var(--accent); }
.timeline path.told { fill: var(--paper); }
.timeline path.was { stroke: var(--muted); fill: var(--paper); }
.timeline path.now { stroke: var(--error); fill: var(--error); }
@media (forced-colors: active) {
  .timeline text:is(.set, .told, .was, .end, .newest, .now, .moved, .over) { fill: CanvasText; stroke: Canvas; }
  .timeline line:is(.axis, .lead, .days, .newest) { stroke: CanvasText; }
  .timeline path:is(.set, .moved, .over, .now, .told, .was) { stroke: CanvasText; fill: CanvasText; }
  .timeline path:is(.told, .was) { fill: Canvas; }
}

/* The chronology */
.days-box { padding: 0.3rem 0.9rem; }
.days-box > summary { padding-block: 0.2rem; }
.chronology { margin-inline: -0.9rem; }
.chronology .column { stroke: var(--current); stroke-width: 0.9em; }
.chronology .group { padding-block-start: 0.6rem; }
@media (forced-colors: active) { .chronology .column { stroke: CanvasText; } }

/* Figures, drawn; and what goes with every drawing */
.chart { margin: 0.3rem 0.9rem 0.5rem; font-size: 0.75rem; }
.chart svg { display: block; overflow: visible; }
.chart text { fill: var(--muted); stroke: var(--paper); stroke-width: 0.3em; stroke-linejoin: round; paint-order: stroke; white-space: pre; }
.chart .value { fill: var(--ink); font-weight: 600; }
.chart .axis { stroke: var(--line); stroke-width: 2; }
.chart .lead { stroke: var(--line); }
.chart .range { stroke: var(--accent); stroke-width: 4; }
.chart path { stroke: var(--accent); stroke-width: 1.5; fill: var(--accent); }
.chart path.about { fill: var(--paper); }
.drawing-tools { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; padding-block-start: 0.2rem; }
.drawing-tools button, .timeline > button { padding: 0.1rem 0; font-size: 0.75rem; }
.timeline > button { display: block; margin-inline-start: auto; }
.drawing-tools table { margin-block: 0.3rem; }
.drawing-tools :is(th, td) { padding: 0.1rem 1rem 0.1rem 0; text-align: start; vertical-align: baseline; }
.drawing-tools [data-hook=save-drawing], .timeline > [data-hook=save-drawing] { opacity: 0; }
:is(.card, .thread, .chronology):is(:hover, :focus-within) [data-hook=save-drawing] { opacity: 1; }
@media (hover: none) { .drawing-tools [data-hook=save-drawing], .timeline > [data-hook=save-drawing] { opacity: 1; } }
@media (forced-colors: active) {
  .chart text, .chart .value { fill: CanvasText; stroke: Canvas; }
  .chart line { stroke: CanvasText; }
  .chart path { stroke: CanvasText; fill: CanvasText; }
  .chart path.about { fill: Canvas; }
}
@media print {
  .drawing-tools button, .timeline > button { display: none; }
}
`;
