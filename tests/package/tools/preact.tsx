/** @jsxImportSource preact */
import type { Article } from 'nutgraf/preact';
import 'nutgraf/preact';

export const Desk = ({ articles }: { articles: Article[] }) => (
  <nut-graf articles={articles} view="compare" readonly onnutgraf-report={({ detail }) => console.log(detail.report.statements.length)} />
);

// @ts-expect-error: there is no such view
export const wrong = <nut-graf view="nothing" />;
