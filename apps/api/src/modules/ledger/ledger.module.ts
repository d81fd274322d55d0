import { Module } from '@nestjs/common';
import { LedgerBook } from './ledger-book';
import { LedgerBookStore } from './ledger-book.store';
import { LedgerDays } from './ledger-days';
import { LedgerDaysStore } from './ledger-days.store';
import { LedgerDoctor } from './ledger-doctor';
import { LedgerDoctorStore } from './ledger-doctor.store';
import { LedgerHolds } from './ledger-holds';
import { LedgerHoldsStore } from './ledger-holds.store';
import { LedgerService } from './ledger.service';
import { LedgerSpending } from './ledger-spending';
import { LedgerSpendingStore } from './ledger-spending.store';
import { LedgerStore } from './ledger.store';

@Module({
  providers: [
    LedgerStore,
    LedgerService,
    LedgerHoldsStore,
    LedgerHolds,
    LedgerDaysStore,
    LedgerDays,
    LedgerDoctorStore,
    LedgerDoctor,
    LedgerBookStore,
    LedgerBook,
    LedgerSpendingStore,
    LedgerSpending,
  ],
  exports: [LedgerService, LedgerHolds, LedgerDays, LedgerDoctor, LedgerBook, LedgerSpending],
})
export class LedgerModule {}
