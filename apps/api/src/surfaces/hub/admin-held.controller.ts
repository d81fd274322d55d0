import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { HeldDecisions } from '../../modules/administration';
import { HeldTexts } from '../../modules/moderation';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { viewPage } from './admin.views';
import { HeldDecisionDto, HeldQueryDto } from './held.dto';
import { HeldPage, viewHeld } from './held.views';
import { beforeOf, idFrom } from './id-from';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

/** Texts are shown whole. */
const PAGE = 20;

@ApiTags('administration')
@Controller('hub/v1/admin/held')
@ForAdministrators()
export class AdminHeldController {
  constructor(
    private readonly held: HeldTexts,
    private readonly decisions: HeldDecisions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What was written and waits for a look, newest first' })
  @ApiOkResponse({ type: HeldPage })
  async list(@ValidQuery(HeldQueryDto) { state, cursor }: HeldQueryDto): Promise<HeldPage> {
    return viewPage(await this.held.queue(state !== 'decided', beforeOf(cursor), PAGE), viewHeld);
  }

  @Post(':id/decision')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let it through, as if it was written now, or refuse it, for a reason that its author reads' })
  @ApiNoContentResponse()
  async decide(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(HeldDecisionDto) { decision, reason }: HeldDecisionDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.decisions.decide(admin, idFrom(id), { decision, reason: reason?.trim() ?? '' }, facts);
  }
}
