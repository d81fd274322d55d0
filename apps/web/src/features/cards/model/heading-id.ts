import { CARD_ID_PREFIX } from './card-urls';

/** The anchor of a heading as authors expect it: lower case, blanks to hyphens, punctuation gone; letters of every script stay. */
export function headingId(text: string): string {
  const slug = text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
  return `${CARD_ID_PREFIX}${slug}`;
}
