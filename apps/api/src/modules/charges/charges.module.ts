import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { ChargePurposes } from './charge-purposes';
import { ChargesDoctor } from './charges-doctor';
import { ChargesService } from './charges.service';
import { MeterFunds } from './meter-funds';
import { MeterSettler } from './meter-settler';
import { MetersStore } from './meters.store';

@Module({
  imports: [LedgerModule, WalletsModule],
  providers: [MetersStore, MeterFunds, ChargePurposes, ChargesService, MeterSettler, ChargesDoctor],
  exports: [ChargesService, ChargePurposes, MeterSettler, ChargesDoctor],
})
export class ChargesModule {}
