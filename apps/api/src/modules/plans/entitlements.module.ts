import { Module } from '@nestjs/common';
import { EntitlementsService } from './entitlements.service';
import { EntitlementsStore } from './entitlements.store';

/** What a namespace may, for the rooms that enforce it: without the rooms that sell it. */
@Module({ providers: [EntitlementsStore, EntitlementsService], exports: [EntitlementsService] })
export class EntitlementsModule {}
