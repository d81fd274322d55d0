// The large files of a repository as an administrator sees them (contracts/huggingface-hub.md §5.7).
import { Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIST_PAGE_MAX } from '@modelgrove/shared';
import { isoDate } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { BlobService } from '../../modules/blobs';
import { DeleteLargeFiles } from '../../modules/contributions';
import { type LargeFile, VersionReader } from '../../modules/versions';
import { CurrentActor, JsonBody } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { NO_NUL, repoType, WIRE_TYPES, type WireType } from './bodies';
import { ParsedQuery, Query } from './query';
import { apiPaths, locatorOfId, RepositoryAt } from './repository-address';

const MAX_DELETIONS = 1000;
const MAX_SHARED = 500;

class Deletions {
  @IsArray() @ArrayMaxSize(MAX_DELETIONS) @Matches(/^[0-9a-f]{40}$/, { each: true }) sha: string[];
  @IsOptional() @IsBoolean() rewriteHistory?: boolean;
}

class DeletionsBody {
  @ValidateNested() @Type(() => Deletions) deletions: Deletions;
}

class SharedFile {
  @Matches(/^[0-9a-f]{64}$/) sha256: string;
}

class SharingTarget {
  @IsOptional() @IsIn(WIRE_TYPES) type?: WireType;
  @Matches(NO_NUL) @MaxLength(200) name: string;
}

class SharingBody {
  @ValidateNested() @Type(() => SharingTarget) target: SharingTarget;
  @IsArray() @ArrayMaxSize(MAX_SHARED) @ValidateNested({ each: true }) @Type(() => SharedFile) files: SharedFile[];
}

@ApiController()
export class LfsFilesController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
    private readonly deleteLargeFiles: DeleteLargeFiles,
  ) {}

  @Get(apiPaths('/lfs-files'))
  async list(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    const repo = await this.access.repository(actor, at, 'write');
    const files = await this.versions.largeFiles(repo);
    const linkedAt = await this.blobs.linkedAt(repo);
    const from = Number(query.text('cursor') ?? 0) || 0;
    const page = files.slice(from, from + query.count('limit', LIST_PAGE_MAX, LIST_PAGE_MAX));
    setNextLink(request, reply, 'cursor', from + page.length < files.length ? String(from + page.length) : null);
    return page.flatMap(({ oid, path, large }) => (large ? [lfsFileView(oid, path, large, linkedAt.get(large.sha256))] : []));
  }

  @Post(apiPaths('/lfs-files/batch'))
  @HttpCode(200)
  async delete(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(DeletionsBody) body: DeletionsBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'write');
    await this.deleteLargeFiles.run(repo, body.deletions.sha);
    return {};
  }

  /** Copies between repositories: the commit that follows names files which the target has by then. */
  @Post(apiPaths('/lfs-files/duplicate'))
  @HttpCode(200)
  async share(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(SharingBody) { target, files }: SharingBody,
  ): Promise<object> {
    const source = await this.access.repository(actor, at, 'read');
    const repo = await this.access.repository(actor, locatorOfId(repoType(target.type), target.name), 'write');
    const sha256s = [...new Set(files.map((file) => file.sha256))];
    const missing = await this.blobs.share(source, repo, sha256s);
    return { failed: missing.map((sha256) => ({ sha256, error: 'The source repository does not have this large file.' })) };
  }
}

function lfsFileView(fileOid: string, filename: string, large: LargeFile, pushedAt: Date | undefined): object {
  return { fileOid, filename, oid: large.sha256, size: large.sizeBytes, pushedAt: isoDate(pushedAt ?? new Date(0)) };
}
