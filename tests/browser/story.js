// An article that tests of the page read.

export const STORY = `Council sets date for the bridge

By Ada Menck

KARLSUND — The old bridge over the Ness will be shut to lorries, the council said on Tuesday.

Mayor Ilka Stromm told reporters: “It has carried us for ninety years 🌉 and it is tired.”

“Nobody should drive a lorry over it,” said Bo Lind, an engineer.

Stromm gave the hauliers until Friday to find another road. Otherwise they will be fined.
`;
