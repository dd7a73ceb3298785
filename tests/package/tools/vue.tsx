/** @jsxImportSource vue */
import type { GlobalComponents } from 'vue';
import type { Article } from 'nutgraf/vue';
import 'nutgraf/vue';

export const desk = (articles: Article[]) => (
  <nut-graf articles={articles} view="compare" readonly onNutgraf-report={({ detail }) => console.log(detail.report.statements.length)} />
);
type Props = InstanceType<GlobalComponents['nut-graf']>['$props'];
export const props: Props = { view: 'quotes' };

// @ts-expect-error: there is no such view
export const wrong = <nut-graf view="nothing" />;
