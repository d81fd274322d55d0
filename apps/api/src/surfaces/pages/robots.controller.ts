// What search engines ask for first: what they may keep, and where it is (RFC 9309, sitemaps.org).
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { WEB_PREFIX } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import { PagesService } from '../../modules/pages';
import { AppConfig } from '../../platform/config';
import { escaped } from './page-head';

const HOUR = 'public, max-age=3600';
const XML = 'application/xml; charset=utf-8';
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
/** Nothing of these is for search engines: programs ask there, or people for themselves. */
const CLOSED = [
  '/api/',
  '/hub/',
  '/v1/',
  '/settings',
  '/admin',
  '/login',
  '/join',
  '/oauth/',
  '/*/resolve/',
  '/*/raw/',
  '/*/commit/',
  '/*/blob/',
];
const PAGES = ['/', '/models', '/datasets', '/spaces', '/collections'];

@ApiExcludeController()
@Controller()
export class RobotsController {
  constructor(
    private readonly pages: PagesService,
    private readonly config: AppConfig,
  ) {}

  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', HOUR)
  robots(): string {
    if (!this.pages.isOpen) return 'User-agent: *\nDisallow: /\n';
    const rules = [...CLOSED.map((path) => `Disallow: ${path}`), 'Allow: /hub/v1/preview/', 'Allow: /hub/v1/repositories/*/preview/'];
    return ['User-agent: *', ...rules, '', `Sitemap: ${this.address('/sitemap.xml')}`, ''].join('\n');
  }

  @Get('sitemap.xml')
  @Header('content-type', XML)
  @Header('cache-control', HOUR)
  async index(): Promise<string> {
    const maps = (await this.pages.maps()).map((number) => `/sitemap.xml/${number}`);
    const entries = ['/sitemap.xml/pages', ...maps].map((path) => `<sitemap><loc>${escaped(this.address(path))}</loc></sitemap>`);
    return document('sitemapindex', entries);
  }

  /** `pages`, or the number of a range of repositories. */
  @Get('sitemap.xml/:part')
  @Header('content-type', XML)
  @Header('cache-control', HOUR)
  async part(@Param('part') part: string): Promise<string> {
    if (part === 'pages') return document('urlset', this.pages.isOpen ? PAGES.map((path) => this.url(path)) : []);
    if (!/^\d{1,6}$/.test(part)) throw new DomainError('not-found', 'sitemap/not-found', 'There is no such sitemap.');
    const listed = await this.pages.map(BigInt(part));
    return document(
      'urlset',
      listed.map(({ type, namespace, name, updatedAt }) => this.url(`/${WEB_PREFIX[type]}${namespace}/${name}`, updatedAt)),
    );
  }

  private url(path: string, changed?: Date): string {
    const day = changed ? `<lastmod>${changed.toISOString().slice(0, 10)}</lastmod>` : '';
    return `<url><loc>${escaped(this.address(path))}</loc>${day}</url>`;
  }

  private address(path: string): string {
    return this.config.publicUrl.replace(/\/$/, '') + path;
  }
}

function document(root: string, entries: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${SCHEMA}>\n${entries.join('\n')}\n</${root}>\n`;
}
