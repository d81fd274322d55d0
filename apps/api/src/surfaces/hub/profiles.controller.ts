import { Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor, UserActor } from '../../common/actor';
import { NamespacesService } from '../../modules/accounts';
import { CurrentActor, JsonBody, type RequestFacts } from '../../platform/http';
import { ChangeProfileDto } from './people.dto';
import { ProfileView } from './people.views';
import { Profiles } from './profiles';
import { Facts } from './request-facts';
import { CurrentUser, ForReaders, ForSelf } from './signed-in.guard';

@ApiTags('namespaces')
@Controller('hub/v1')
export class ProfilesController {
  constructor(
    private readonly names: NamespacesService,
    private readonly profiles: Profiles,
  ) {}

  @Get('namespaces/:name')
  @ForReaders()
  @ApiOperation({ summary: 'Whether a name is a person or an organization, and what its page shows' })
  @ApiOkResponse({ type: ProfileView })
  get(@Param('name') name: string, @CurrentActor() actor: Actor): Promise<ProfileView> {
    return this.profiles.of(name, actor);
  }

  @Patch('profile')
  @ForSelf()
  @ApiOperation({ summary: 'Change what the page of the one who asks says' })
  @ApiOkResponse({ type: ProfileView })
  async change(
    @CurrentUser() user: UserActor,
    @JsonBody(ChangeProfileDto) form: ChangeProfileDto,
    @Facts() facts: RequestFacts,
  ): Promise<ProfileView> {
    await this.names.describe({ id: user.userId, name: user.name, actor: user }, changesOf(form), facts);
    return this.profiles.of(user.name, user);
  }
}

/** Without the fields that were not sent, and without spaces around the others. */
export function changesOf({ fullName, details, links }: ChangeProfileDto): ChangeProfileDto {
  return {
    ...(fullName === undefined ? {} : { fullName: fullName.trim() }),
    ...(details === undefined ? {} : { details: details.trim() }),
    ...(links === undefined ? {} : { links }),
  };
}
