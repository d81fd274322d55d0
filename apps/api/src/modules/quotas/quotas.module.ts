import { Module } from '@nestjs/common';
import { QuotasService } from './quotas.service';
import { QuotasStore } from './quotas.store';
import { UsageDoctor } from './usage-doctor';

@Module({ providers: [QuotasStore, QuotasService, UsageDoctor], exports: [QuotasService, UsageDoctor] })
export class QuotasModule {}
