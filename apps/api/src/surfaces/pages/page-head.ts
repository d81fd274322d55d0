// The head of a page as HTML. Everything that people wrote is escaped here and nowhere else. Pure.
export interface PageHead {
  locale: 'en' | 'zh-CN';
  title: string;
  description: string;
  /** Absolute; null: search engines keep nothing of this page. */
  canonical: string | null;
  /** Absolute. */
  image: string | null;
  kind: 'website' | 'article' | 'profile';
}

/** Search engines and sites that show links cut longer ones. */
const MOST_DESCRIPTION = 200;
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** The built page with the head in it: `lang`, the title, and what stands behind it. */
export function withHead(page: string, head: PageHead): string {
  return page
    .replace(/<html lang="[^"]*">/, () => `<html lang="${head.locale}">`)
    .replace(/<title>[^<]*<\/title>/, () => tagsOf(head).join('\n    '));
}

function tagsOf({ locale, title, description, canonical, image, kind }: PageHead): string[] {
  const text = shortened(description);
  const property = (name: string, value: string) => `<meta property="og:${name}" content="${escaped(value)}" />`;
  return [
    `<title>${escaped(title)}</title>`,
    ...(text === '' ? [] : [`<meta name="description" content="${escaped(text)}" />`]),
    ...(canonical === null ? ['<meta name="robots" content="noindex" />'] : [`<link rel="canonical" href="${escaped(canonical)}" />`]),
    ...(canonical === null || image === null
      ? []
      : [
          property('site_name', 'Modelgrove 模林'),
          property('type', kind),
          property('title', title),
          property('description', text),
          property('url', canonical),
          property('locale', locale === 'en' ? 'en_US' : 'zh_CN'),
          property('image', image),
          property('image:width', '1200'),
          property('image:height', '630'),
          property('image:alt', title),
          '<meta name="twitter:card" content="summary_large_image" />',
        ]),
  ];
}

export function shortened(text: string): string {
  const plain = text.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(UNSEEN, '').trim();
  const letters = [...plain];
  return letters.length <= MOST_DESCRIPTION
    ? plain
    : `${letters
        .slice(0, MOST_DESCRIPTION - 1)
        .join('')
        .trimEnd()}…`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
