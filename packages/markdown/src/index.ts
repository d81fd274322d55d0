// The door of markdown: texts that people write, as HTML that is safe to put into a page. Pure: no files, no network, no clock.
export { asWritten, MAX_TEXT_CHARACTERS, renderMarkdown } from './render-markdown';
export { RENDERER_VERSION } from './version';
export { plainAddress } from './shape/addresses';
export type { Heading, MarkdownOptions, MarkdownPlace, MarkdownProblem, RenderedMarkdown } from './markdown.types';
export { type Notebook, type NotebookCell, type NotebookOutput, readNotebook } from './read-notebook';
