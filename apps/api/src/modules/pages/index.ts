// What a page tells those who do not run programs: search engines, sites that show links. Only what a visitor may see.
export { PagesModule } from './pages.module';
export { type PageAsk, type PageFacts, PagesService, type RepositoryPageFacts } from './pages.service';
export { PreviewPictures } from './preview-pictures';
export type { PlaceAsk } from './repository-places';
