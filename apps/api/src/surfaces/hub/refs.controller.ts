import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { Authors } from '../../modules/contributions';
import { type Ref, type RefRules, RefRulesService, RefService, VersionReader } from '../../modules/versions';
import { CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import { DefaultBranchDto, NewBranchDto, NewTagDto, RefNameDto } from './refs.dto';
import { RefsView, RefView } from './repositories.views';
import { RepositoryAt } from './repository-at';
import { ForReaders, ForSelf } from './signed-in.guard';

const BRANCHES = 'refs/heads/';
const TAGS = 'refs/tags/';

/** Branches and tags. */
@ApiTags('history')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class RefsController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly refs: RefService,
    private readonly authors: Authors,
    private readonly rules: RefRulesService,
  ) {}

  @Get('refs')
  @ForReaders()
  @ApiOperation({ summary: 'Branches and tags, with the commits they name and the rules that hold for them' })
  @ApiOkResponse({ type: RefsView })
  async list(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<RefsView> {
    const repo = await this.access.repository(actor, at, 'see');
    const all = await this.versions.refs(repo);
    const rules = await this.rules.of(repo);
    const under = (prefix: string) => all.filter((ref) => ref.name.startsWith(prefix)).map((ref) => viewRef(ref, rules));
    const defaultBranch = (await this.versions.defaultBranch(repo)).slice(BRANCHES.length);
    return { defaultBranch, branches: under(BRANCHES), tags: under(TAGS) };
  }

  @Post('branches')
  @ForSelf()
  @ApiOperation({ summary: 'Make a branch' })
  @ApiCreatedResponse({ type: RefView })
  async createBranch(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(NewBranchDto) { name, from }: NewBranchDto,
  ): Promise<RefView> {
    const repo = await this.access.repository(actor, at, 'write');
    const made = await this.refs.createBranch(repo, name, { author: this.authors.of(actor), ...(from ? { startingPoint: from } : {}) });
    return viewRef(made, await this.rules.of(repo));
  }

  @Delete('branches')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a branch' })
  @ApiNoContentResponse()
  async deleteBranch(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RefNameDto) { name }: RefNameDto,
  ): Promise<void> {
    await this.refs.deleteBranch(await this.access.repository(actor, at, 'write'), name);
  }

  @Put('default-branch')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose the branch that is shown and cloned when nobody says otherwise' })
  @ApiNoContentResponse()
  async setDefault(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(DefaultBranchDto) { name }: DefaultBranchDto,
  ): Promise<void> {
    await this.refs.setDefaultBranch(await this.access.repository(actor, at, 'administer'), name);
  }

  @Post('tags')
  @ForSelf()
  @ApiOperation({ summary: 'Make a tag; with a message an annotated one' })
  @ApiCreatedResponse({ type: RefView })
  async createTag(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(NewTagDto) { name, revision, message }: NewTagDto,
  ): Promise<RefView> {
    const repo = await this.access.repository(actor, at, 'write');
    const author = this.authors.of(actor);
    const made = await this.refs.createTag(repo, name, { revision: revision ?? 'HEAD', author, ...(message ? { message } : {}) });
    return viewRef(made, await this.rules.of(repo));
  }

  @Delete('tags')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a tag' })
  @ApiNoContentResponse()
  async deleteTag(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(RefNameDto) { name }: RefNameDto,
  ): Promise<void> {
    await this.refs.deleteTag(await this.access.repository(actor, at, 'write'), name);
  }
}

function viewRef({ name, oid, peeled }: Ref, rules: RefRules): RefView {
  const held = rules.protection(name);
  const protection = held && {
    isDefault: held.isDefault,
    patterns: held.patterns,
    directPush: held.directPush,
    approvals: held.approvals,
    mayPush: held.mayPush,
  };
  return { name: name.replace(/^refs\/(?:heads|tags)\//, ''), commitOid: peeled ?? oid, protection };
}
