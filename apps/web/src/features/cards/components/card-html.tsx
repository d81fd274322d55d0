import { parseRawHtml } from '../model/raw-html';
import type { CardPlace } from '../model/card-urls';
import { CardMarkdown } from './card-markdown';

/** A card that contains raw HTML. */
export function CardHtml({ markdown, place }: { markdown: string; place: CardPlace }) {
  return <CardMarkdown markdown={markdown} place={place} parseHtml={parseRawHtml} />;
}
