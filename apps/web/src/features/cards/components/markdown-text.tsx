import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../../../ui/skeleton';
import { mayHaveHtml } from '../model/has-html';
import type { CardPlace } from '../model/card-urls';
import { withoutFrontMatter } from '../model/front-matter-text';

const PlainCard = lazy(async () => ({ default: (await import('./card-markdown')).CardMarkdown }));
const HtmlCard = lazy(async () => ({ default: (await import('./card-html')).CardHtml }));

/** Any Markdown file as a reader wants it, without its front matter. */
export function MarkdownText({ text, place }: { text: string; place: CardPlace }) {
  const markdown = withoutFrontMatter(text);
  const Text = mayHaveHtml(markdown) ? HtmlCard : PlainCard;
  return (
    <Suspense fallback={<SkeletonRows count={6} className="h-4" />}>
      <Text markdown={markdown} place={place} />
    </Suspense>
  );
}
