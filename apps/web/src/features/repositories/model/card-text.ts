// The first card of a new repository: front matter that the check of cards takes, and the sections that readers look for.
import type { RepoType } from '@modelgrove/shared';
import { OTHER } from './licenses';

export interface FirstCard {
  type: RepoType;
  name: string;
  /** '' for none. */
  license: string;
  /** Of a licence of one's own. */
  licenseName: string;
  licenseLink: string;
  /** Of an app. */
  sdk: string;
  /** Code of the language in which the sections are. */
  language: string;
  /** Markdown; null: front matter only. */
  sections: string | null;
}

/** Null: there is nothing to say that the hub does not write by itself. */
export function cardText(card: FirstCard): string | null {
  if (card.sections === null && card.license !== OTHER) return null;
  const matter = frontMatter(card).map(([field, value]) => `${field}: ${JSON.stringify(value)}\n`);
  const front = matter.length === 0 ? '' : `---\n${matter.join('')}---\n`;
  return card.sections === null ? front : `${front}\n# ${title(card.name)}\n\n${card.sections.trim()}\n`;
}

function frontMatter({ type, license, licenseName, licenseLink, sdk, language, sections }: FirstCard): [string, string][] {
  const isOwn = license === OTHER;
  const fields: [string, string][] = [
    ['license', license],
    ['license_name', isOwn ? licenseName.trim() : ''],
    ['license_link', isOwn ? licenseLink.trim() : ''],
    ['sdk', type === 'app' ? sdk : ''],
    ['language', type === 'app' || sections === null ? '' : language],
  ];
  return fields.filter(([, value]) => value !== '');
}

/** Names are letters, digits, `-`, `_` and `.`: only `_` means something in Markdown. */
function title(name: string): string {
  return name.replaceAll('_', String.raw`\_`);
}
