// Texts in Markdown: a file of a repository, a text that is being written, and pictures of other hosts that either shows.
import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CardsService } from '../../modules/cards';
import { discussionsPath } from '../../modules/discussions';
import { ImageProxy, MarkdownService, type TextPlace } from '../../modules/markdown';
import { VersionReader } from '../../modules/versions';
import { CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import { FileQueryDto, PreviewTextDto } from './markdown.dto';
import { NotebookView, RenderedTextView, viewNotebook, viewText } from './markdown.views';
import { TextPreviewView } from './repositories.views';
import { RepositoryAt } from './repository-at';
import { shownRevision } from './shown-revision';
import { CurrentUser, ForReaders, ForUsers } from './signed-in.guard';

const CARD = 'README.md';
const PREVIEW_LIMIT_BYTES = 4 * 1024 * 1024;
/** What strangers' pictures may do here: be looked at. SVGs have styles of their own. */
const IMAGE_HEADERS = {
  'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'public, max-age=3600',
};

@ApiTags('texts')
@Controller('hub/v1')
export class MarkdownController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly cards: CardsService,
    private readonly markdown: MarkdownService,
    private readonly images: ImageProxy,
  ) {}

  @Get('repositories/:type/:namespace/:name/markdown')
  @ForReaders()
  @ApiOperation({ summary: 'A file in Markdown as a page shows it' })
  @ApiOkResponse({ type: RenderedTextView })
  async file(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(FileQueryDto) { revision, path }: FileQueryDto,
  ): Promise<RenderedTextView> {
    const { repo, commitOid, shown } = await this.shown(actor, at, revision);
    const text = await this.cards.file(repo, commitOid, { revision: shown, path });
    if (!text) throw new DomainError('not-found', 'entry/not-found', 'Entry not found', { path });
    return viewText(text);
  }

  @Get('repositories/:type/:namespace/:name/notebook')
  @ForReaders()
  @ApiOperation({ summary: 'A notebook of Jupyter as a page shows it; nothing of it is run' })
  @ApiOkResponse({ type: NotebookView })
  async notebook(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(FileQueryDto) { revision, path }: FileQueryDto,
  ): Promise<NotebookView> {
    const { repo, commitOid, shown } = await this.shown(actor, at, revision);
    const notebook = await this.cards.notebook(repo, commitOid, { revision: shown, path });
    if (!notebook) throw new DomainError('not-found', 'entry/not-found', 'Entry not found', { path });
    return viewNotebook(notebook);
  }

  @Post('markdown')
  @HttpCode(200)
  @ForUsers()
  @ApiOperation({ summary: 'How a text that is being written will be shown' })
  @ApiOkResponse({ type: TextPreviewView })
  async preview(
    @CurrentUser() user: Actor,
    @JsonBody(PreviewTextDto, { limitBytes: PREVIEW_LIMIT_BYTES }) form: PreviewTextDto,
  ): Promise<TextPreviewView> {
    const place = await this.placeOf(user, form);
    const { kind, text, type, path } = form;
    if (kind === 'comment') return { ...viewText(await this.markdown.render(text, 'comment', place)), problems: [] };
    const problems = type && path === CARD ? this.cards.problems(text, type) : [];
    return { ...viewText(await this.cards.preview(text, place)), problems };
  }

  @Get('images/:signature')
  @ApiOperation({ summary: 'A picture of another host that a text shows' })
  @ApiQuery({ name: 'address', type: String })
  @ApiOkResponse({ content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async image(@Param('signature') signature: string, @Query('address') address: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { bytes, type } = await this.images.image(typeof address === 'string' ? address : '', signature);
    reply.headers({ ...IMAGE_HEADERS, 'Content-Type': type, 'Content-Length': String(bytes.length) }).send(bytes);
  }

  private async placeOf(user: Actor, { type, namespace, name, revision, path }: PreviewTextDto): Promise<TextPlace> {
    if (!type || !namespace || !name) return {};
    const repository = await this.access.repository(user, { type, namespace, name }, 'see');
    const shown = revision ?? (await shownRevision(this.versions, repository));
    return { repository, revision: shown, path: path ?? '', discussions: discussionsPath(repository) };
  }

  /** The commit, and what links in a text of it call the revision. */
  private async shown(actor: Actor, at: RepositoryLocator, revision: string | undefined) {
    const repo = await this.access.repository(actor, at, 'read', revision ?? null);
    const { commitOid } = await this.versions.resolve(repo, revision ?? 'HEAD');
    return { repo, commitOid, shown: revision ?? (await shownRevision(this.versions, repo)) };
  }
}
