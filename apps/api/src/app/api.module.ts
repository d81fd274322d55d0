// What the http process loads: every surface, over the platform.
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '../modules/access';
import type { AppConfig } from '../platform/config';
import { PresenceModule } from '../platform/presence';
import { AppsSurface } from '../surfaces/apps';
import { CsghubSurface } from '../surfaces/csghub';
import { GitSurface } from '../surfaces/git';
import { HubSurface } from '../surfaces/hub';
import { HuggingFaceSurface } from '../surfaces/huggingface';
import { LfsSurface } from '../surfaces/lfs';
import { OauthSurface } from '../surfaces/oauth';
import { OpenAiSurface } from '../surfaces/openai';
import { PagesSurface } from '../surfaces/pages';
import { RunnersSurface } from '../surfaces/runners';
import { XetSurface } from '../surfaces/xet';
import { HealthController } from './health.controller';
import { PlatformModule } from './platform.module';
import { Readiness } from './readiness';

@Module({})
export class ApiModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.with(config),
        PresenceModule.as('api'),
        AccessModule,
        HubSurface,
        HuggingFaceSurface,
        CsghubSurface,
        GitSurface,
        LfsSurface,
        XetSurface,
        RunnersSurface,
        OpenAiSurface,
        AppsSurface,
        OauthSurface,
        PagesSurface,
      ],
      controllers: [HealthController],
      providers: [Readiness],
    };
  }
}
