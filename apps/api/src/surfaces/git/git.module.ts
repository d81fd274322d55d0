// The dialect of git clients over smart HTTP.
import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../../modules/discussions';
import { PopularityModule } from '../../modules/popularity';
import { VersionsModule } from '../../modules/versions';
import { InfoRefsController } from './info-refs.controller';
import { ReceivePackController } from './receive-pack.controller';
import { UploadPackController } from './upload-pack.controller';

@Module({
  imports: [VersionsModule, DiscussionsModule, PopularityModule],
  controllers: [InfoRefsController, UploadPackController, ReceivePackController],
})
export class GitSurface {}
