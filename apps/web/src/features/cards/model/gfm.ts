// GitHub's Markdown (tables, task lists, strikethrough, autolinks, footnotes), reading only: the writing half of remark-gfm is not needed here.
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type {} from 'remark-parse'; // says which data a Markdown parser reads
import type { Processor } from 'unified';

export function readGfm(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfm()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmFromMarkdown()];
}
