// The door of markdown: texts of people as HTML, and pictures of other hosts through our origin.
export { ImageProxy } from './image-proxy';
export { MarkdownModule } from './markdown.module';
export { MarkdownService, type RenderedText, type TextKind, type TextPlace } from './markdown.service';
