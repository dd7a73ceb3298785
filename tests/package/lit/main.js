import { LitElement, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import 'nutgraf';
import { first, second } from './articles.js';

class TestApp extends LitElement {
  static properties = { articles: { state: true }, below: { state: true }, shown: { state: true }, reports: { state: true } };

  constructor() {
    super();
    this.articles = [first];
    this.below = false;
    this.shown = true;
    this.reports = 0;
  }

  // On the page itself, as the other frameworks are.
  createRenderRoot() {
    return this;
  }

  render() {
    const element = () => html`<nut-graf .articles=${this.articles} @nutgraf-report=${() => { this.reports += 1; }}></nut-graf>`;
    const names = (this.below ? ['line', 'element'] : ['element', 'line']).filter((name) => this.shown || name === 'line');
    return html`
      <button id="change" @click=${() => { this.articles = this.articles[0] === first ? [second] : [first]; }}>Change</button>
      <button id="move" @click=${() => { this.below = !this.below; }}>Move</button>
      <button id="toggle" @click=${() => { this.shown = !this.shown; }}>Toggle</button>
      <output>${this.reports}</output>
      <div>${repeat(names, (name) => name, (name) => (name === 'line' ? html`<p>A line</p>` : element()))}</div>`;
  }
}
customElements.define('test-app', TestApp);
