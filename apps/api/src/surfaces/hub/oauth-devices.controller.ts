import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { DevicesService } from '../../modules/oauth';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { decisionOf } from './oauth-decision';
import { DeviceCodeDto, DeviceDecisionDto } from './oauth.dto';
import { ConsentQuestionView, viewQuestion } from './oauth.views';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';

/** The code travels in bodies: addresses are logged. */
@ApiTags('oauth')
@Controller('hub/v1/oauth/device')
@ForSelf()
export class OauthDevicesController {
  constructor(private readonly devices: DevicesService) {}

  @Post('question')
  @HttpCode(200)
  @ApiOperation({ summary: 'What the device with this code wants of the one who asks' })
  @ApiOkResponse({ type: ConsentQuestionView })
  async question(@CurrentUser() user: UserActor, @JsonBody(DeviceCodeDto) { code }: DeviceCodeDto): Promise<ConsentQuestionView> {
    return viewQuestion(await this.devices.question(user, code));
  }

  @Post('answer')
  @HttpCode(204)
  @ApiOperation({ summary: 'Allow it or not; once' })
  @ApiNoContentResponse()
  async answer(
    @CurrentUser() user: UserActor,
    @JsonBody(DeviceDecisionDto) form: DeviceDecisionDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.devices.decide(user, form.code, decisionOf(form), facts);
  }
}
