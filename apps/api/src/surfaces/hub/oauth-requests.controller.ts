// The consent of a person: what a program wants, and their answer. The cookie of the request is good for these addresses alone, so that an answer counts only in
// the browser in which the request began.
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { ConsentsService } from '../../modules/oauth';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { decisionOf } from './oauth-decision';
import { OauthDecisionDto } from './oauth.dto';
import { ConsentAnswerView, ConsentQuestionView, viewQuestion } from './oauth.views';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('oauth')
@Controller('hub/v1/oauth/requests')
export class OauthRequestsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get(':uid')
  @ApiOperation({ summary: 'Go to the page of consent (for browsers)' })
  @ApiFoundResponse()
  open(@Param('uid') uid: string, @Res({ passthrough: true }) reply: FastifyReply): void {
    reply.code(303).header('location', `/oauth/consent/${encodeURIComponent(uid)}`);
  }

  @Get(':uid/question')
  @ForSelf()
  @ApiOperation({ summary: 'What a program wants of the one who asks' })
  @ApiOkResponse({ type: ConsentQuestionView })
  async question(
    @CurrentUser() user: UserActor,
    @Param('uid') uid: string,
    @Req() { raw }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsentQuestionView> {
    return viewQuestion(await this.consents.question(user, { request: raw, response: reply.raw, uid }));
  }

  @Post(':uid/answer')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'Allow it or not' })
  @ApiOkResponse({ type: ConsentAnswerView })
  async answer(
    @CurrentUser() user: UserActor,
    @Param('uid') uid: string,
    @JsonBody(OauthDecisionDto) form: OauthDecisionDto,
    @Facts() facts: RequestFacts,
    @Req() { raw }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsentAnswerView> {
    return { location: await this.consents.decide(user, { request: raw, response: reply.raw, uid }, decisionOf(form), facts) };
  }
}
