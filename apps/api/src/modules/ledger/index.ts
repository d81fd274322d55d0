// Double entries that are only ever added: accounts, postings, holds, closed days, and the proof that all of it adds up.
export { type AccountKind, type AccountRef, ACCOUNT_KINDS } from './ledger.chart';
export { LedgerBook, type LedgerProof } from './ledger-book';
export { LedgerDays } from './ledger-days';
export type { ClosedDay } from './ledger-days.store';
export { LedgerDoctor } from './ledger-doctor';
export { LedgerHolds } from './ledger-holds';
export { LedgerModule } from './ledger.module';
export { LedgerSpending, NOTHING_SPENT, type Spending, SPENDINGS, type Spent } from './ledger-spending';
export { LedgerService } from './ledger.service';
export type { AccountBalance, BookedTransaction, HistoryLine, Hold, LedgerFinding, Line, Posted, Posting } from './ledger.types';
