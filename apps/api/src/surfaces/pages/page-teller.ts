// From an address to the status and the head of its page. Visitors alone are told what stands there: whoever is signed in gets the page of a
// repository that is not for everybody under the product's name, and the app asks for the rest.
import { Injectable } from '@nestjs/common';
import { WEB_PREFIX } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { type PageFacts, PagesService, type PlaceAsk, PreviewPictures, type RepositoryPageFacts } from '../../modules/pages';
import { AppConfig } from '../../platform/config';
import { type PageAddress, pageAddress } from './page-address';
import type { PageHead } from './page-head';
import { PAGE_WORDS, type PageLocale, pageLocale } from './page-words';

interface ToldPage {
  status: 200 | 404;
  head: PageHead;
}

@Injectable()
export class PageTeller {
  constructor(
    private readonly pages: PagesService,
    private readonly pictures: PreviewPictures,
    private readonly config: AppConfig,
  ) {}

  /** `signedIn`: who asks, found only where visitors may not see what stands there. */
  async tell(path: string, language: string | undefined, signedIn: () => Promise<Actor | null>): Promise<ToldPage> {
    const locale = pageLocale(language);
    const address = pageAddress(path);
    if (address === null) return missing(locale);
    if (address.kind === 'plain') return { status: 200, head: this.plain(address.page, locale) };
    // Where visitors see nothing, nothing can be told from a status either.
    if (!this.pages.isOpen) return generic(locale);
    const facts = await this.pages.facts(address.ask);
    if (facts !== null) return { status: 200, head: this.headOf(facts, address, locale) };
    const actor = await signedIn();
    return actor && (await this.pages.isThere(actor, address.ask)) ? generic(locale) : missing(locale);
  }

  private plain(page: Extract<PageAddress, { kind: 'plain' }>['page'], locale: PageLocale): PageHead {
    if (page === 'private' || !this.pages.isOpen) return generic(locale).head;
    const words = PAGE_WORDS[locale];
    const { title, text } = words.pages[page];
    const path = { home: '/', apps: '/spaces', api: '/docs/api' }[page as string] ?? `/${page}`;
    const named = title === '' ? `${words.product} · ${words.tagline}` : `${title} · ${words.product}`;
    return { locale, title: named, description: text, kind: 'website', canonical: this.absolute(path), image: this.image(null) };
  }

  private headOf(facts: PageFacts, { ask, part, isMain }: Extract<PageAddress, { kind: 'asked' }>, locale: PageLocale): PageHead {
    const words = PAGE_WORDS[locale];
    const { title: whole, description, path, kind } = facts.kind === 'repository' ? ofRepository(facts, locale) : ofPeople(facts, locale);
    const title = [ask.kind === 'repository' && ask.place ? placeName(ask.place) : '', whole].filter(Boolean).join(' · ');
    const canonical = isMain ? this.absolute(path + (facts.kind === 'repository' && part === '/card' ? part : '')) : null;
    return { locale, title: `${title} · ${words.product}`, description, kind, canonical, image: this.image(facts) };
  }

  private image(facts: PageFacts | null): string {
    const version = `${this.pictures.version(facts)}.png`;
    if (facts?.kind !== 'repository') return this.absolute(`/hub/v1/preview/${version}`);
    return this.absolute(`/hub/v1/repositories/${facts.type}/${facts.namespace}/${facts.name}/preview/${version}`);
  }

  private absolute(path: string): string {
    return this.config.publicUrl.replace(/\/$/, '') + path;
  }
}

/** The path of a file or a folder, the beginning of a commit. The app says the same in the reader's words once it runs. */
function placeName({ kind, revision, tail }: PlaceAsk): string {
  return kind === 'commit' ? revision.slice(0, 7) : tail.split('/').slice(1).map(decodeURIComponent).join('/');
}

type Told = Pick<PageHead, 'title' | 'description' | 'kind'> & { path: string };

function ofRepository({ type, namespace, name, task, license, title, excerpt, discussion }: RepositoryPageFacts, locale: PageLocale): Told {
  const words = PAGE_WORDS[locale];
  const id = `${namespace}/${name}`;
  const path = `/${WEB_PREFIX[type]}${id}`;
  const facts = [words.by(words.type[type], namespace), task, license && `${words.license}: ${license}`].filter(Boolean).join(' · ');
  if (discussion) {
    const talk = `${discussion.title} · ${id}`;
    return { title: talk, description: words.discussionOf(id), kind: 'article', path: `${path}/discussions/${discussion.num}` };
  }
  return { title: id, description: [facts, title === name ? '' : title, excerpt].filter(Boolean).join('. '), kind: 'website', path };
}

function ofPeople(facts: Exclude<PageFacts, { kind: 'repository' }>, locale: PageLocale): Told {
  const words = PAGE_WORDS[locale];
  if (facts.kind === 'collection') {
    const path = `/collections/${facts.namespace}/${encodeURIComponent(facts.slug)}`;
    return {
      title: facts.title,
      description: [words.collectionBy(facts.namespace), facts.description].filter(Boolean).join('. '),
      kind: 'website',
      path,
    };
  }
  const { name, fullName, about, isOrganization } = facts;
  const title = fullName === '' || fullName === name ? name : `${fullName} (${name})`;
  const what = isOrganization ? words.organization : words.person;
  return { title, description: [about, `${name} · ${what}`].filter(Boolean).join('. '), kind: 'profile', path: `/${name}` };
}

/** For everybody the same, whatever does not stand there or may not be seen. */
function missing(locale: PageLocale): ToldPage {
  const { notFound, product } = PAGE_WORDS[locale];
  return { status: 404, head: { ...generic(locale).head, title: `${notFound} · ${product}` } };
}

function generic(locale: PageLocale): ToldPage {
  return {
    status: 200,
    head: { locale, title: PAGE_WORDS[locale].product, description: '', canonical: null, image: null, kind: 'website' },
  };
}
