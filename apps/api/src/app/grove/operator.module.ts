// What the operator's commands load: every room they need, over the platform, and no surface.
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '../../modules/access';
import { AccountsModule } from '../../modules/accounts';
import { BlobsModule } from '../../modules/blobs';
import { CardsModule } from '../../modules/cards';
import { ChargesModule } from '../../modules/charges';
import { ComputeModule } from '../../modules/compute';
import { ContributionsModule } from '../../modules/contributions';
import { DemoModule } from '../../modules/demo';
import { ImportsModule } from '../../modules/imports';
import { JobsModule } from '../../modules/jobs';
import { LedgerModule } from '../../modules/ledger';
import { OauthModule } from '../../modules/oauth';
import { OrganizationsModule } from '../../modules/organizations';
import { QuotasModule } from '../../modules/quotas';
import { SalesModule } from '../../modules/sales';
import { SearchModule } from '../../modules/search';
import { TokensModule } from '../../modules/tokens';
import { VersionsModule } from '../../modules/versions';
import type { AppConfig } from '../../platform/config';
import { PlatformModule } from '../platform.module';

@Module({})
export class OperatorModule {
  static with(config: AppConfig): DynamicModule {
    const rooms = [
      AccessModule,
      AccountsModule,
      OrganizationsModule,
      TokensModule,
      OauthModule,
      QuotasModule,
      BlobsModule,
      VersionsModule,
      CardsModule,
      SearchModule,
      JobsModule,
      LedgerModule,
      ChargesModule,
      SalesModule,
      ComputeModule,
      ContributionsModule,
      ImportsModule,
      DemoModule,
    ];
    return { module: OperatorModule, imports: [PlatformModule.with(config), ...rooms] };
  }
}
