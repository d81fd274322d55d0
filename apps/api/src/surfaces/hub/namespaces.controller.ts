import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import { OrganizationsService } from '../../modules/organizations';
import { NamespaceView } from './identity.views';
import { CurrentUser, ForUsers } from './signed-in.guard';

@ApiTags('namespaces')
@Controller('hub/v1/namespaces')
@ForUsers()
export class NamespacesController {
  constructor(
    private readonly access: AccessService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** Where the one who asks may create repositories: their own namespace first. */
  @Get()
  @ApiOperation({ summary: 'Where the one who asks may create repositories' })
  @ApiOkResponse({ type: [NamespaceView] })
  async list(@CurrentUser() user: UserActor): Promise<NamespaceView[]> {
    const names = [user.name, ...(await this.organizations.of(user.userId)).map((organization) => organization.name)];
    const granted = await Promise.all(names.map((name) => this.grantedOrNull(user, name)));
    return granted.filter((namespace) => namespace !== null);
  }

  private async grantedOrNull(user: UserActor, name: string): Promise<NamespaceView | null> {
    try {
      const granted = await this.access.namespace(user, name, 'create-repository');
      return { name: granted.name, kind: granted.kind };
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'forbidden') return null;
      throw error;
    }
  }
}
