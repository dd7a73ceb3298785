// What is made of the report beside what the engine writes; loaded when the first such file is asked for.

export { webAnnotations } from './annotations.js';
export { digestDocument } from './docx.js';
export { digestPage } from './html.js';
export { quoteLines } from './lines.js';
export { ownNames, ownRows, ownSection } from './own.js';
export { schemaQuotations } from './quotations.js';
export { zip } from './zip.js';
