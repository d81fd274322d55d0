import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { CaseDecisions } from '../../modules/administration';
import { ModerationService } from '../../modules/moderation';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { viewPage } from './admin.views';
import { beforeOf, idFrom } from './id-from';
import { CaseReportsQueryDto, CasesQueryDto, CaseDecisionDto } from './reports.dto';
import { CasePage, CaseReportPage, viewCase, viewCaseReport } from './reports.views';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

const PAGE = 50;

@ApiTags('administration')
@Controller('hub/v1/admin/cases')
@ForAdministrators()
export class AdminCasesController {
  constructor(
    private readonly moderation: ModerationService,
    private readonly decisions: CaseDecisions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What was reported, newest first' })
  @ApiOkResponse({ type: CasePage })
  async list(@ValidQuery(CasesQueryDto) { state, kind, cursor }: CasesQueryDto): Promise<CasePage> {
    return viewPage(await this.moderation.cases(state !== 'decided', kind ?? null, beforeOf(cursor), PAGE), viewCase);
  }

  @Get(':id/reports')
  @ApiOperation({ summary: 'Who reported it and why, newest first' })
  @ApiOkResponse({ type: CaseReportPage })
  async reports(@Param('id') id: string, @ValidQuery(CaseReportsQueryDto) { cursor }: CaseReportsQueryDto): Promise<CaseReportPage> {
    return viewPage(await this.moderation.reports(idFrom(id), beforeOf(cursor), PAGE), viewCaseReport);
  }

  @Post(':id/decision')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Decide it, for a reason. What is decided is done at once, and told to who keeps the thing and to who reported it',
  })
  @ApiNoContentResponse()
  async decide(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(CaseDecisionDto) { decision, reason }: CaseDecisionDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.decisions.decide(admin, idFrom(id), { decision, reason: reason.trim() }, facts);
  }
}
