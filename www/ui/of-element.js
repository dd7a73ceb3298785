/** What a shell begins with: its fields are made after this one, and may ask the element for its language. */
export class OfElement {
  /** @param {import('../nut-graf.js').NutGraf} host */
  constructor(host) {
    this.host = host;
  }
}
