import { useRef } from 'react';
import type { Article, NutGraf } from 'nutgraf/react';
import 'nutgraf/react';

export function Desk({ articles }: { articles: Article[] }) {
  const element = useRef<NutGraf>(null);
  return <nut-graf ref={element} articles={articles} view="compare" readonly className="desk" onnutgraf-report={({ detail }) => console.log(detail.report.statements.length)} />;
}

/** What an app leaves open may be undefined. */
export const open = ({ view, articles }: { view?: 'quotes' | undefined; articles?: readonly Article[] | undefined }) => (
  <nut-graf articles={articles} view={view} workspace={null} src={undefined} loading={undefined} />
);

// @ts-expect-error: there is no such view
export const wrong = <nut-graf view="nothing" />;
