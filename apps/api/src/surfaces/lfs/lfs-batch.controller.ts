// The batch call of git-lfs and of Hugging Face clients, and its lock probe.
import { randomUUID } from 'node:crypto';
import { Controller, HttpCode, Options, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { WIRE_TYPE } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import {
  BlobLimits,
  BlobService,
  BlobUploadService,
  DOWNLOAD_LINK_SECONDS,
  type LargeObject,
  LfsLinks,
  type LocatedBlob,
  UPLOAD_LINK_SECONDS,
  type UploadDecision,
  XetTokens,
} from '../../modules/blobs';
import { CurrentActor, JsonBody } from '../../platform/http';
import { type BatchLinks, type BatchObject, downloadObject, uploadObject, xetObject } from './batch-view';
import { CORS_HEADERS, CORS_PREFLIGHT_HEADERS } from './lfs-cors';
import { slicedObject } from './sliced-view';
import { LFS_MEDIA_TYPE } from './lfs.errors';
import { LfsRepository, lfsPaths } from './lfs-address';

const MAX_OBJECTS = 1000;

class ObjectBody {
  @Matches(/^[0-9a-f]{64}$/, { message: 'oid must be a sha256 of 64 lower-case hexadecimal digits' }) oid: string;
  @IsInt() @Min(0) size: number;
}

class BatchBody {
  @IsIn(['upload', 'download']) operation: 'upload' | 'download';
  @IsOptional() @IsArray() @IsString({ each: true }) transfers?: string[];
  @IsArray() @ArrayMaxSize(MAX_OBJECTS) @ValidateNested({ each: true }) @Type(() => ObjectBody) objects: ObjectBody[];
  // @huggingface/hub writes it with an underscore.
  @IsOptional() @IsIn(['sha256', 'sha_256'], { message: 'only sha256 is understood as hash_algo' }) hash_algo?: string;
  // Sent by csghub-sdk alone: null at first, later what it read from the parts of the first answer.
  @IsOptional() @IsString() @MaxLength(100) upload_id?: string | null;
}

@Controller()
export class LfsBatchController {
  constructor(
    private readonly access: AccessService,
    private readonly blobs: BlobService,
    private readonly uploads: BlobUploadService,
    private readonly links: LfsLinks,
    private readonly tokens: XetTokens,
    private readonly limits: BlobLimits,
  ) {}

  @Post(lfsPaths('/objects/batch'))
  @HttpCode(200)
  async batch(
    @CurrentActor() actor: Actor,
    @LfsRepository() at: RepositoryLocator,
    @JsonBody(BatchBody) body: BatchBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const wanted = body.objects.map(({ oid, size }) => ({ sha256: oid, sizeBytes: size }));
    const answer =
      body.operation === 'download'
        ? { transfer: 'basic', objects: await this.download(await this.access.repository(actor, at, 'read'), wanted, request.baseUrl) }
        : body.upload_id === undefined
          ? // A pull request brings large files too, and its clients do not say here that they make one.
            await this.upload(await this.access.repository(actor, at, 'contribute'), wanted, body.transfers ?? [], request.baseUrl)
          : await this.uploadInSlices(await this.access.repository(actor, at, 'write'), wanted, body.upload_id, request.baseUrl);
    reply.headers({ ...CORS_HEADERS, 'Content-Type': LFS_MEDIA_TYPE });
    return { ...answer, hash_algo: 'sha256' };
  }

  /** There are no locks here; git-lfs takes a 404 for that and goes on. */
  @Post(lfsPaths('/locks/verify'))
  async locks(@CurrentActor() actor: Actor, @LfsRepository() at: RepositoryLocator): Promise<never> {
    await this.access.repository(actor, at, 'read');
    throw new DomainError('not-found', 'lfs/no-locks', 'This hub has no file locks.');
  }

  @Options(lfsPaths('/*'))
  preflight(@Res() reply: FastifyReply): void {
    reply.code(204).headers(CORS_PREFLIGHT_HEADERS).send();
  }

  private async upload(
    repo: Granted<'contribute'>,
    wanted: LargeObject[],
    transfers: readonly string[],
    baseUrl: string,
  ): Promise<{ transfer: string; objects: BatchObject[] }> {
    if (transfers.includes('xet')) return this.uploadByXet(repo, wanted, baseUrl);
    const multipart = transfers.includes('multipart');
    const decisions = await this.uploads.plan(repo, wanted, multipart);
    const links = this.linksFor(baseUrl, repo.id);
    const transfer = decisions.some((decision) => decision.kind === 'parts') ? 'multipart' : 'basic';
    return { transfer, objects: decisions.map((decision) => this.uploadView(decision, transfer, links)) };
  }

  /** Transfer agents of git-lfs take a whole batch the same way: beside files in parts, one that comes whole is one part. */
  private uploadView(decision: UploadDecision, transfer: string, links: BatchLinks): BatchObject {
    if (transfer !== 'multipart' || decision.kind !== 'single') return uploadObject(decision, links, UPLOAD_LINK_SECONDS);
    const { sizeBytes } = decision.object;
    return slicedObject(decision, { partBytes: sizeBytes, parts: 1 }, { links, expiresSeconds: UPLOAD_LINK_SECONDS, resumedId: null });
  }

  /** Clients that know the Xet store and ask first: they get its token here, and send chunks instead (contracts/xet.md §1.1). */
  private async uploadByXet(
    repo: Granted<'contribute'>,
    wanted: LargeObject[],
    baseUrl: string,
  ): Promise<{ transfer: string; objects: BatchObject[] }> {
    const { accessToken, exp, account } = this.tokens.issue(repo, 'write');
    const header = {
      'X-Xet-Cas-Url': `${baseUrl}/xet/${account}`,
      'X-Xet-Access-Token': accessToken,
      'X-Xet-Token-Expiration': String(exp),
      'X-Xet-Session-Id': randomUUID(),
    };
    const upload = {
      href: `${baseUrl}/api/${WIRE_TYPE[repo.type]}s/${repo.namespace}/${repo.name}/xet-write-token/main`,
      header,
      expires_in: UPLOAD_LINK_SECONDS,
    };
    const decisions = await this.uploads.plan(repo, wanted, false);
    return { transfer: 'xet', objects: decisions.map((decision) => xetObject(decision, upload)) };
  }

  private async uploadInSlices(
    repo: Granted<'write'>,
    wanted: LargeObject[],
    resumedId: string | null,
    baseUrl: string,
  ): Promise<{ transfer: string; objects: BatchObject[] }> {
    const decisions = await this.uploads.plan(repo, wanted, true, 'coarsely');
    const slicing = { links: this.linksFor(baseUrl, repo.id), expiresSeconds: UPLOAD_LINK_SECONDS, resumedId };
    const objects = decisions.map((decision) => slicedObject(decision, this.limits.resumableLayout(decision.object.sizeBytes), slicing));
    return { transfer: 'multipart', objects };
  }

  private async download(repo: Granted<'read'>, wanted: LargeObject[], baseUrl: string): Promise<BatchObject[]> {
    const located = await this.blobs.located(
      repo,
      wanted.map((object) => object.sha256),
    );
    const objects: BatchObject[] = [];
    for (const object of wanted) {
      const found = located.get(object.sha256);
      const href = found ? await this.downloadHref(repo, object.sha256, found, baseUrl) : null;
      objects.push(downloadObject({ ...object, sizeBytes: found?.sizeBytes ?? object.sizeBytes }, href, DOWNLOAD_LINK_SECONDS));
    }
    return objects;
  }

  private async downloadHref(repo: Granted<'read'>, sha256: string, located: LocatedBlob, baseUrl: string): Promise<string> {
    const direct = await this.blobs.signedUrl(sha256, located, sha256);
    return direct ?? this.links.download(baseUrl, repo.id, { sha256, sizeBytes: located.sizeBytes });
  }

  private linksFor(baseUrl: string, repositoryId: bigint): BatchLinks {
    return {
      upload: (object) => this.links.upload(baseUrl, repositoryId, object),
      verification: (object) => this.links.verification(baseUrl, repositoryId, object),
      part: (object, uploadId, number) => this.links.part(baseUrl, repositoryId, object, uploadId, number),
      completion: (object, uploadId) => this.links.completion(baseUrl, repositoryId, object, uploadId),
      present: (object) => this.links.present(baseUrl, repositoryId, object),
    };
  }
}
