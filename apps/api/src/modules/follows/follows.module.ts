import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { FollowsService } from './follows.service';
import { FollowsStore } from './follows.store';

@Module({ imports: [AccountsModule], providers: [FollowsStore, FollowsService], exports: [FollowsService] })
export class FollowsModule {}
