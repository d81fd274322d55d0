// What namespaces used in a month and what it comes to, for companies that show their departments what they cost.
export { ShowbackCsv } from './showback-csv';
export { ShowbackDays } from './showback-days';
export { totalOf } from './showback-lines';
export { type RatesForm, ShowbackRates, textsOf } from './showback-rates';
export { ShowbackModule } from './showback.module';
export { ShowbackService } from './showback.service';
export type { MonthFacts, NamespaceKind, NamespaceLine, NamespaceReport, Place, Report, RepositoryLine, Used } from './showback.types';
