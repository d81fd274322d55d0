// How a page brings files: it asks how each is to come, sends large ones to signed addresses (the same as those of the LFS dialect, which
// carry their own proof and read no cookie), and commits everything at once. Cookies are read here only, behind the check of the origin.
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { BlobService, BlobUploadService, type LargeObject, LfsLinks } from '../../modules/blobs';
import { CheckPaths, CommitFiles, CommitIntake, commitRequestOf, PlanUpload, ShareLargeFiles } from '../../modules/contributions';
import { bodyStream, CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import { RepositoryAt } from './repository-at';
import { ForSelf } from './signed-in.guard';
import { CommitQueryDto, LargeFilesDto, UploadPlanDto } from './uploads.dto';
import { CommittedView, LargeFileUploadView, UploadPlanView, viewUpload } from './uploads.views';

const PLAN_LIMIT_BYTES = 8 * 1024 * 1024;

@ApiTags('uploads')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class UploadsController {
  constructor(
    private readonly access: AccessService,
    private readonly plan: PlanUpload,
    private readonly paths: CheckPaths,
    private readonly blobs: BlobService,
    private readonly sharing: ShareLargeFiles,
    private readonly uploads: BlobUploadService,
    private readonly links: LfsLinks,
    private readonly commits: CommitFiles,
    private readonly intake: CommitIntake,
  ) {}

  @Post('upload-plan')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'How files are to come: in the commit or as large files; and which paths cannot be' })
  @ApiOkResponse({ type: UploadPlanView })
  async planUpload(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(UploadPlanDto, { limitBytes: PLAN_LIMIT_BYTES }) { revision, files, isProposed = false }: UploadPlanDto,
  ): Promise<UploadPlanView> {
    const repo = await this.giver(actor, at, revision, isProposed);
    await this.commits.branch(repo, revision);
    const wanted = files.map((file) => ({ ...file, sample: Buffer.from(file.sample ?? '', 'base64') }));
    const problems = await this.problems(repo, revision, files);
    const planned = wanted.filter((file) => problems.get(file.path)?.code !== 'path/invalid');
    const answer = await this.plan.run(repo, { revision, files: planned });
    const byPath = new Map(answer.files.map((file) => [file.path, file]));
    return {
      commitOid: answer.commitOid,
      files: files.map(({ path }) => {
        const { isLarge = false, isIgnored = false, contentId = null } = byPath.get(path) ?? {};
        return { path, isLarge, isIgnored, contentId, problem: problems.get(path) ?? null };
      }),
    };
  }

  @Post('large-files')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Where to send large files, whole or in parts; what has arrived already' })
  @ApiOkResponse({ type: [LargeFileUploadView] })
  async largeFiles(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(LargeFilesDto) { files }: LargeFilesDto,
    @Req() request: FastifyRequest,
  ): Promise<LargeFileUploadView[]> {
    // What becomes of the bytes is decided by the commit, or the pull request.
    const repo = await this.access.repository(actor, at, 'contribute');
    await this.share(actor, repo, files);
    const views: LargeFileUploadView[] = [];
    for (const decision of await this.uploads.plan(repo, files, true, 'finely')) {
      const received = decision.kind === 'parts' ? await this.uploads.receivedParts(decision.uploadId) : [];
      views.push(viewUpload(decision, received, this.links, { baseUrl: request.baseUrl, repositoryId: repo.id }));
    }
    return views;
  }

  @Post('commits')
  @ForSelf()
  @ApiOperation({
    summary: 'Commit to a branch or a pull request, or propose it as a new one: newline-delimited JSON, as Hugging Face clients send it',
  })
  @ApiBody({
    required: true,
    schema: { type: 'string', description: 'application/x-ndjson: a header, then file, lfsFile, deletedFile, …' },
  })
  @ApiCreatedResponse({ type: CommittedView })
  async commit(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(CommitQueryDto) { revision, isProposed }: CommitQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<CommittedView> {
    const repo = await this.giver(actor, at, revision, isProposed === 'true');
    await this.commits.branch(repo, revision);
    await using received = await this.intake.read(bodyStream(request));
    const commit = commitRequestOf(received);
    if (isProposed === 'true') return this.commits.propose(repo, { revision, ...commit });
    const { commitOid } = await this.commits.runAt(await this.commits.target(actor, at, revision), commit);
    return { commitOid, num: null };
  }

  /** What does not fit into the quota is refused by the plan, each file with a sentence. */
  private async share(actor: Actor, repo: Granted<'contribute'>, files: readonly LargeObject[]): Promise<void> {
    const named = files.map(({ sha256 }) => sha256);
    const linked = await this.blobs.linkedSizes(repo.id, named);
    const missing = named.filter((sha256) => !linked.has(sha256));
    await this.sharing.run(actor, repo, missing).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'quota/exceeded')) throw error;
    });
  }

  /** Who proposes a change needs to be able to read; who makes one, to write there. */
  private async giver(actor: Actor, at: RepositoryLocator, revision: string, isProposed: boolean): Promise<Granted<'contribute'>> {
    return isProposed ? this.access.repository(actor, at, 'contribute', revision) : (await this.commits.target(actor, at, revision)).repo;
  }

  private async problems(
    repo: Parameters<CheckPaths['run']>[0],
    revision: string,
    files: readonly { path: string }[],
  ): ReturnType<CheckPaths['run']> {
    const { commitOid } = await this.plan.run(repo, { revision, files: [] });
    return this.paths.run(
      repo,
      commitOid,
      files.map((file) => file.path),
    );
  }
}
