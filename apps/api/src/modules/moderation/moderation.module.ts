import { Module } from '@nestjs/common';
import { HeldStore } from './held.store';
import { HeldTexts } from './held-texts.service';
import { ModerationService } from './moderation.service';
import { ModerationStore } from './moderation.store';

@Module({ providers: [ModerationStore, ModerationService, HeldStore, HeldTexts], exports: [ModerationService, HeldTexts] })
export class ModerationModule {}
