import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { TwoFactorService } from '../../modules/accounts';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { Facts } from './request-facts';
import { CodeDto, ConfirmedCodeDto, ConfirmedDto } from './security.dto';
import { EnrolmentView, RecoveryCodesView } from './security.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('accounts')
@Controller('hub/v1/two-factor')
@ForSelf()
export class TwoFactorController {
  constructor(private readonly twoFactor: TwoFactorService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin a second factor: the secret for an authenticator app' })
  @ApiOkResponse({ type: EnrolmentView })
  begin(@CurrentUser() user: UserActor, @JsonBody(ConfirmedDto) form: ConfirmedDto, @Facts() facts: RequestFacts): Promise<EnrolmentView> {
    return this.twoFactor.begin(user, form.password ?? '', facts);
  }

  @Post('confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Turn it on with the first code; other sessions end' })
  @ApiOkResponse({ type: RecoveryCodesView })
  async confirm(
    @CurrentUser() user: UserActor,
    @JsonBody(CodeDto) form: CodeDto,
    @Facts() facts: RequestFacts,
  ): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.twoFactor.confirm(user, form.code, facts) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ten new recovery codes; the old ones end' })
  @ApiOkResponse({ type: RecoveryCodesView })
  async renew(
    @CurrentUser() user: UserActor,
    @JsonBody(ConfirmedCodeDto) form: ConfirmedCodeDto,
    @Facts() facts: RequestFacts,
  ): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.twoFactor.renewRecoveryCodes(user, form.password ?? '', form.code, facts) };
  }

  @Post('removal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Turn it off' })
  @ApiNoContentResponse()
  async turnOff(
    @CurrentUser() user: UserActor,
    @JsonBody(ConfirmedCodeDto) form: ConfirmedCodeDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.twoFactor.turnOff(user, form.password ?? '', form.code, facts);
  }
}
