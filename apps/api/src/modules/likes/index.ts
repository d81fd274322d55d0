// Who likes which repository.
export { LikesModule } from './likes.module';
export { LikesService } from './likes.service';
export type { Liker } from './likes.store';
