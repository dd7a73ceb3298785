import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'nutgraf/react';
import { first, second } from './articles.js';

function App() {
  const [articles, setArticles] = useState([first]);
  const [below, setBelow] = useState(false);
  const [shown, setShown] = useState(true);
  const [reports, setReports] = useState(0);
  const line = <p key="line">A line</p>;
  // What an app leaves open is null or undefined, from the start or later.
  const view = articles[0] === first ? 'compare' : undefined;
  const element = <nut-graf key="element" articles={articles} corrections={undefined} view={view} workspace={null} src={undefined} lang={null} readonly={undefined}
    referenceDate={null} onnutgraf-report={() => setReports((n) => n + 1)} />;
  return <>
    <button id="change" onClick={() => setArticles(articles[0] === first ? [second] : [first])}>Change</button>
    <button id="move" onClick={() => setBelow(!below)}>Move</button>
    <button id="toggle" onClick={() => setShown(!shown)}>Toggle</button>
    <output>{reports}</output>
    <div>{below ? [line, shown && element] : [shown && element, line]}</div>
  </>;
}

createRoot(document.getElementById('root')).render(<App />);
