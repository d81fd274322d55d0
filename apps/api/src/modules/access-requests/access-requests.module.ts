import { Module } from '@nestjs/common';
import { CardsModule } from '../cards';
import { VersionsModule } from '../versions';
import { AccessRequestsService } from './access-requests.service';
import { AccessRequestsStore } from './access-requests.store';

@Module({
  imports: [CardsModule, VersionsModule],
  providers: [AccessRequestsStore, AccessRequestsService],
  exports: [AccessRequestsService],
})
export class AccessRequestsModule {}
