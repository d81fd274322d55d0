import { Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { RefRulesService } from '../../modules/versions';
import { CurrentActor, JsonBody } from '../../platform/http';
import { BranchRuleChangeDto, BranchRuleView, NewBranchRuleDto } from './branch-rules.dto';
import { RepositoryAt } from './repository-at';
import { ForSelf } from './signed-in.guard';

/** Rules that protect branches and tags. */
@ApiTags('history')
@Controller('hub/v1/repositories/:type/:namespace/:name/branch-rules')
export class BranchRulesController {
  constructor(
    private readonly access: AccessService,
    private readonly rules: RefRulesService,
  ) {}

  @Get()
  @ForSelf()
  @ApiOperation({ summary: 'Rules that protect branches and tags. The one for the default branch is built in, and not among them' })
  @ApiOkResponse({ type: [BranchRuleView] })
  async list(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<BranchRuleView[]> {
    return [...(await this.rules.list(await this.access.repository(actor, at, 'administer')))];
  }

  @Post()
  @ForSelf()
  @ApiOperation({
    summary: 'Protect the branches or tags that a pattern means: from being forced, from deletion, and from whoever may not push',
  })
  @ApiCreatedResponse({ type: BranchRuleView })
  async add(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(NewBranchRuleDto) { kind, pattern, directPush, approvals = 0 }: NewBranchRuleDto,
  ): Promise<BranchRuleView> {
    return this.rules.add(await this.access.repository(actor, at, 'administer'), { kind, pattern, directPush, approvals });
  }

  @Patch(':id')
  @ForSelf()
  @ApiOperation({ summary: 'Change a rule' })
  @ApiOkResponse({ type: BranchRuleView })
  async change(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('id') id: string,
    @JsonBody(BranchRuleChangeDto) { pattern, directPush, approvals }: BranchRuleChangeDto,
  ): Promise<BranchRuleView> {
    const wish = {
      ...(pattern === undefined ? {} : { pattern }),
      ...(directPush === undefined ? {} : { directPush }),
      ...(approvals === undefined ? {} : { approvals }),
    };
    return this.rules.update(await this.access.repository(actor, at, 'administer'), id, wish);
  }

  @Delete(':id')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a rule away' })
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Param('id') id: string): Promise<void> {
    await this.rules.remove(await this.access.repository(actor, at, 'administer'), id);
  }
}
