import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../repositories';
import { LikesService } from './likes.service';
import { LikesStore } from './likes.store';

@Module({ imports: [RepositoriesModule], providers: [LikesStore, LikesService], exports: [LikesService] })
export class LikesModule {}
