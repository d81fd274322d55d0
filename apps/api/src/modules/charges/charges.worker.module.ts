import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { ChargesModule } from './charges.module';
import { MeterSettler } from './meter-settler';

@Module({ imports: [ChargesModule] })
export class ChargesWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly settler: MeterSettler,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'use that is taken once its month is over', sweep: () => this.settler.settleDue() });
  }
}
