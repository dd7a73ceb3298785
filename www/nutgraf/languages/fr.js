/** @type {import('../say.js').Table} */
export default {};
