import { Module } from '@nestjs/common';
import { EntitlementsModule } from '../plans';
import { QuotasService } from './quotas.service';
import { QuotasStore } from './quotas.store';
import { UsageDoctor } from './usage-doctor';

@Module({ imports: [EntitlementsModule], providers: [QuotasStore, QuotasService, UsageDoctor], exports: [QuotasService, UsageDoctor] })
export class QuotasModule {}
