// Before a commit: the card is checked, and each file is told how to come (contracts/huggingface-hub.md §7.1, §7.2).
import { HttpCode, Post, Req } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CardsService } from '../../modules/cards';
import { CommitFiles, PlanUpload } from '../../modules/contributions';
import { CurrentActor, readJson, toDto } from '../../platform/http';
import { ApiController } from './api-controller';
import { repoType } from './bodies';
import { ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt, RevisionInPath } from './repository-address';

const CARD_BODY_LIMIT_BYTES = 16 * 1024 * 1024;
const ANONYMOUS_CARD_LIMIT_BYTES = 1024 * 1024;
const PREUPLOAD_BODY_LIMIT_BYTES = 16 * 1024 * 1024;
/** Python asks for 256 files at once, JavaScript for 100. */
const MAX_FILES = 1000;

class CardBody {
  @IsString() content: string;
  @IsOptional() @IsIn(['model', 'dataset', 'space']) repoType?: 'model' | 'dataset' | 'space';
}

class PreuploadFile {
  @IsString() @MaxLength(4096) path: string;
  @IsInt() @Min(0) size: number;
  @IsOptional() @IsString() sample?: string;
}

class PreuploadBody {
  @IsArray() @ArrayMaxSize(MAX_FILES) @ValidateNested({ each: true }) @Type(() => PreuploadFile) files: PreuploadFile[];
  @IsOptional() @IsString() gitIgnore?: string;
  @IsOptional() @IsString() gitAttributes?: string;
}

@ApiController()
export class UploadsController {
  constructor(
    private readonly access: AccessService,
    private readonly cards: CardsService,
    private readonly plan: PlanUpload,
    private readonly commits: CommitFiles,
  ) {}

  /** Always JSON: clients read the body before they look at the status. */
  @Post('api/validate-yaml')
  @HttpCode(200)
  async validate(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    const limitBytes = actor.kind === 'anonymous' ? ANONYMOUS_CARD_LIMIT_BYTES : CARD_BODY_LIMIT_BYTES;
    const body = await toDto(CardBody, await readJson(request, { limitBytes }));
    const { errors, warnings } = this.cards.check(body.content, repoType(body.repoType));
    if (errors.length > 0) throw new DomainError('invalid', 'card/invalid', errors.join('; '), { errors, warnings });
    return { errors: [], warnings: warnings.map((message) => ({ message })) };
  }

  @Post(apiPaths('/preupload/*'))
  @HttpCode(200)
  async preupload(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const repo = query.flag('create_pr')
      ? await this.access.repository(actor, at, 'contribute', revision)
      : (await this.commits.target(actor, at, revision)).repo;
    const body = await toDto(PreuploadBody, await readJson(request, { limitBytes: PREUPLOAD_BODY_LIMIT_BYTES }));
    const files = body.files.map((file) => ({ path: file.path, sizeBytes: file.size, sample: Buffer.from(file.sample ?? '', 'base64') }));
    const { gitIgnore, gitAttributes } = body;
    const answer = await this.plan.run(repo, {
      revision,
      files,
      ...(gitIgnore === undefined ? {} : { gitIgnore }),
      ...(gitAttributes === undefined ? {} : { gitAttributes }),
    });
    return {
      commitOid: answer.commitOid,
      files: answer.files.map((file) => ({
        path: file.path,
        uploadMode: file.isLarge ? 'lfs' : 'regular',
        shouldIgnore: file.isIgnored,
        oid: file.contentId,
      })),
    };
  }
}
