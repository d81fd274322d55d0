// Files through the API: what a client asks before it sends them, one file as a form, many as one commit.
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CommitFiles, CommitIntake, FileIntake, PlanUpload, PutFile } from '../../modules/contributions';
import { bodyStream, CurrentActor, JsonBody } from '../../platform/http';
import { PreuploadBody } from './bodies';
import { RepositoryAt, repositoryPaths, RevisionAt } from './csghub-address';
import { type Envelope, enveloped } from './envelope';
import { messageParts } from './message';
import { readUploadForm } from './upload-form';

const PREUPLOAD_LIMIT_BYTES = 16 * 1024 * 1024;

@Controller()
export class CsghubUploadsController {
  constructor(
    private readonly access: AccessService,
    private readonly plan: PlanUpload,
    private readonly intake: CommitIntake,
    private readonly commits: CommitFiles,
    private readonly files: FileIntake,
    private readonly putting: PutFile,
  ) {}

  @Post(repositoryPaths('/preupload/*'))
  @HttpCode(200)
  async preupload(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionAt() revision: string,
    @JsonBody(PreuploadBody, { limitBytes: PREUPLOAD_LIMIT_BYTES }) body: PreuploadBody,
  ): Promise<Envelope<object>> {
    const repo = await this.access.repository(actor, at, 'write', revision);
    const asked = body.files.map(({ path, size }) => ({ path, sizeBytes: size, sample: null }));
    const { files } = await this.plan.run(repo, { revision, files: asked });
    return enveloped({
      files: files.map(({ path, isLarge, isIgnored, isFolder, contentId }) => ({
        path,
        uploadMode: isLarge ? 'lfs' : 'regular',
        shouldIgnore: isIgnored,
        isDir: isFolder,
        oid: contentId ?? '',
      })),
    });
  }

  @Post(repositoryPaths('/commit/*'))
  @HttpCode(200)
  async commit(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionAt() revision: string,
    @Req() request: FastifyRequest,
  ): Promise<Envelope<object>> {
    const repo = await this.access.repository(actor, at, 'write', revision);
    await this.commits.branch(repo, revision);
    await using received = await this.intake.readCsghub(bodyStream(request));
    const { summary, description } = received.header;
    const { commitOid } = await this.commits.run(repo, { revision, title: summary, body: description, operations: received.operations });
    return enveloped({ commit_id: commitOid });
  }

  @Post(repositoryPaths('/upload_file'))
  @HttpCode(200)
  async uploadFile(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Req() request: FastifyRequest,
  ): Promise<Envelope<object>> {
    const repo = await this.access.repository(actor, at, 'write');
    await using form = await readUploadForm(request, this.files);
    const { branch: revision, path, message, file } = form;
    const { commitOid, created } = await this.putting.run(repo, { revision, path, file, ...messageParts(message, `Upload ${path}`) });
    return enveloped({ path, commit_id: commitOid, unchanged: !created });
  }
}
