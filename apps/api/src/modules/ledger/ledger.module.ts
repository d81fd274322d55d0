import { Module } from '@nestjs/common';
import { LedgerDays } from './ledger-days';
import { LedgerDaysStore } from './ledger-days.store';
import { LedgerDoctor } from './ledger-doctor';
import { LedgerDoctorStore } from './ledger-doctor.store';
import { LedgerHolds } from './ledger-holds';
import { LedgerHoldsStore } from './ledger-holds.store';
import { LedgerService } from './ledger.service';
import { LedgerStore } from './ledger.store';

@Module({
  providers: [LedgerStore, LedgerService, LedgerHoldsStore, LedgerHolds, LedgerDaysStore, LedgerDays, LedgerDoctorStore, LedgerDoctor],
  exports: [LedgerService, LedgerHolds, LedgerDays, LedgerDoctor],
})
export class LedgerModule {}
