export interface Card {
  /** The Markdown after the front matter. */
  body: string;
  /** Null when there is none, or when it cannot be read. */
  frontMatter: Record<string, unknown> | null;
  /** Why the front matter cannot be read; a sentence for its author. */
  problem: string | null;
}

export interface CardCheck {
  errors: string[];
  warnings: string[];
}

/** What lists and filters know of a repository by its card. */
export interface DerivedFacts {
  tags: string[];
  pipelineTag: string | null;
  libraryName: string | null;
  cardData: Record<string, unknown> | null;
}
