import { Module } from '@nestjs/common';
import { ModerationService } from './moderation.service';
import { ModerationStore } from './moderation.store';

@Module({ providers: [ModerationStore, ModerationService], exports: [ModerationService] })
export class ModerationModule {}
