// Double entries that are only ever added: accounts, postings, holds, closed days, and the proof that all of it adds up.
export type { AccountKind, AccountRef } from './ledger.chart';
export { LedgerDays } from './ledger-days';
export { LedgerDoctor } from './ledger-doctor';
export { LedgerModule } from './ledger.module';
export { LedgerService } from './ledger.service';
export type { AccountBalance, HistoryLine, Hold, LedgerFinding, Line, Posted, Posting } from './ledger.types';
