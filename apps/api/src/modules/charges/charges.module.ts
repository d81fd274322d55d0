import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { ChargePurposes } from './charge-purposes';
import { ChargesDoctor } from './charges-doctor';
import { ChargesService } from './charges.service';
import { MeterFunds } from './meter-funds';
import { MeterSettler } from './meter-settler';
import { MetersStore } from './meters.store';
import { SpendAlerts } from './spend-alerts';
import { SpendAlertsStore } from './spend-alerts.store';

@Module({
  imports: [LedgerModule, WalletsModule],
  providers: [MetersStore, MeterFunds, ChargePurposes, ChargesService, MeterSettler, ChargesDoctor, SpendAlertsStore, SpendAlerts],
  exports: [ChargesService, ChargePurposes, MeterSettler, ChargesDoctor, SpendAlerts],
})
export class ChargesModule {}
