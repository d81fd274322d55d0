// Cards: README.md with its front matter.
export { CardsModule } from './cards.module';
export { CardsService } from './cards.service';
export type { Card, CardCheck, ShownCard, ShownNotebook } from './cards.types';
