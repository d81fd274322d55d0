// The dialect of csghub-sdk's own client (contracts/csghub-sdk.md §2.3). Its downloads, and its other back end, speak to the Hugging Face
// surface behind the prefixes of platform/http/endpoint-prefix.ts.
import { Module } from '@nestjs/common';
import { ContributionsModule } from '../../modules/contributions';
import { VersionsModule } from '../../modules/versions';
import { CsghubComputeController } from './compute.controller';
import { CsghubRepositoriesController } from './repositories.controller';
import { CsghubUploadsController } from './uploads.controller';

@Module({
  imports: [ContributionsModule, VersionsModule],
  controllers: [CsghubRepositoriesController, CsghubUploadsController, CsghubComputeController],
})
export class CsghubSurface {}
