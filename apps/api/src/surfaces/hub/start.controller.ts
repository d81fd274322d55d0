// What a hub asks and tells while it is new: what kind of hub it is, and whether the first push has arrived.
import { Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccountsService } from '../../modules/accounts';
import { RepositoriesService } from '../../modules/repositories';
import { AppConfig } from '../../platform/config';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { ModeDto } from './identity.dto';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators, ForUsers } from './signed-in.guard';
import { FirstPushView, ModeView, viewMode } from './start.views';

@ApiTags('start')
@Controller('hub/v1')
export class StartController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly repositories: RepositoriesService,
    private readonly config: AppConfig,
  ) {}

  @Get('mode')
  @ForAdministrators()
  @ApiOperation({ summary: 'What kind of hub this is, what that decides, and what each other kind would' })
  @ApiOkResponse({ type: ModeView })
  mode(): ModeView {
    return viewMode(this.config);
  }

  @Put('mode')
  @ForAdministrators()
  @HttpCode(204)
  @ApiOperation({ summary: 'Change what kind of hub this is; refused where GROVE_MODE says it' })
  @ApiNoContentResponse()
  async chooseMode(@CurrentUser() user: UserActor, @JsonBody(ModeDto) form: ModeDto, @Facts() facts: RequestFacts): Promise<void> {
    await this.accounts.chooseMode(user, form.mode, facts);
  }

  /** Asked again and again by a page that waits for it: one statement over the person's own namespace. */
  @Get('first-push')
  @ForUsers()
  @ApiOperation({ summary: 'The repository in the own namespace that was pushed to last, or none' })
  @ApiOkResponse({ type: FirstPushView })
  async firstPush(@CurrentUser() user: UserActor): Promise<FirstPushView> {
    return { repository: await this.repositories.newestPushed(user) };
  }
}
