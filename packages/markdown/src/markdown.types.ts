/** Addresses that relative links and pictures of a text begin with. Segments in them are encoded already. */
export interface MarkdownPlace {
  /** Where a reader looks at files: `/ada/model/blob/main`. */
  files: string;
  /** Where the bytes of files are: `/ada/model/resolve/main`. */
  bytes: string;
  /** The folder of the text; '' is the root. */
  folder?: string;
}

export interface MarkdownOptions {
  /** Without it, relative addresses lead nowhere. */
  place?: MarkdownPlace | undefined;
  /** Origins that are this hub: `https://hub.example`. Pictures there are ours. */
  origins?: readonly string[] | undefined;
  /** Our address for a picture on another host. Without it, or for null, the picture is a link that readers may follow. */
  foreignImage?: ((url: string) => string | null) | undefined;
  /** `@name` leads to `/name`; whether somebody is called so is not looked up. */
  mentions?: boolean | undefined;
  /** `#12` leads to this address and `/12`: `/ada/model/discussions`. */
  discussions?: string | undefined;
  /** Ids inside the text begin so (after `user-content-`): two texts on one page need two prefixes. */
  idPrefix?: string | undefined;
  /** Headings are no places that one links to. */
  plainHeadings?: boolean | undefined;
  /** A line break in the text is one on the page, as writers of comments expect. */
  lineBreaks?: boolean | undefined;
}

export interface Heading {
  /** 1 to 6. */
  depth: number;
  /** As it stands in the page, so that `#id` leads there. */
  id: string;
  text: string;
}

/** What became of a text that was too much, or of parts that could not be read. Never a reason to show nothing. */
export interface MarkdownProblem {
  code: 'markdown/too-long' | 'markdown/too-deep' | 'markdown/too-large' | 'markdown/too-slow' | 'markdown/unreadable' | 'markdown/math';
  message: string;
}

export interface RenderedMarkdown {
  html: string;
  headings: Heading[];
  /** Addresses of pictures as they stand in the page, in order, each once. */
  images: string[];
  /** Names that are mentioned, in order, each once; empty unless asked for. */
  mentions: string[];
  /** Numbers of discussions that are named, in order, each once; empty unless asked for. */
  references: number[];
  problems: MarkdownProblem[];
}
