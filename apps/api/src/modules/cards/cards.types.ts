import type { Notebook, NotebookCell } from '@modelgrove/markdown';
import type { RenderedText } from '../markdown';
import type { CardProblem } from '../repositories';

/** Front matter as it was read, before anything was asked of its fields. */
export interface ParsedCard {
  /** The Markdown after the front matter. */
  body: string;
  /** Null when there is none, or when nothing of it can be read. */
  frontMatter: Record<string, unknown> | null;
  problems: CardProblem[];
  /** Fields that are there and cannot be read; 'all' when that is so of the front matter as a whole. */
  unread: readonly string[] | 'all';
  /** Where a field stands in README.md. */
  lineOf(path: readonly (string | number)[]): number | null;
}

export interface Card {
  body: string;
  frontMatter: Record<string, unknown> | null;
  problems: CardProblem[];
}

/** As pages show it. */
export interface ShownCard {
  text: RenderedText;
  frontMatter: Record<string, unknown> | null;
  problems: CardProblem[];
}

export interface CardCheck {
  errors: string[];
  warnings: string[];
}

/** A notebook as a page shows it: texts are rendered, what cells answered is not touched. */
export interface ShownNotebook extends Omit<Notebook, 'cells'> {
  cells: (NotebookCell & { text: RenderedText | null })[];
}

/** What lists and filters know of a repository by its card. */
export interface DerivedFacts {
  tags: string[];
  pipelineTag: string | null;
  libraryName: string | null;
  cardData: Record<string, unknown> | null;
}
