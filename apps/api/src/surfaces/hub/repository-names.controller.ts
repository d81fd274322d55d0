import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { RepositoriesService } from '../../modules/repositories';
import { ValidQuery } from '../../platform/http';
import { RepositoryNameDto } from './repositories.dto';
import { NameAvailabilityView } from './repositories.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('repositories')
@Controller('hub/v1/repository-names')
export class RepositoryNamesController {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
  ) {}

  /** Only where the one who asks may create repositories: nobody else learns which private names exist. */
  @Get()
  @ForSelf()
  @ApiOperation({ summary: 'Whether a new repository could have this name' })
  @ApiOkResponse({ type: NameAvailabilityView })
  async get(
    @CurrentUser() user: UserActor,
    @ValidQuery(RepositoryNameDto) { type, namespace, name }: RepositoryNameDto,
  ): Promise<NameAvailabilityView> {
    const granted = await this.access.namespace(user, namespace, 'create-repository');
    return { isFree: !(await this.repositories.isTaken(type, granted, name)) };
  }
}
