import { Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { AdministrationService, CaseDecisions, StorageService } from '../../modules/administration';
import { CurrentActor, JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { AdminRepositoriesDto, DisableRepositoryDto } from './admin.dto';
import { ReclaimableView, StorageView } from './admin-health.views';
import { AdminRepositoryPage, viewAdminRepository, viewPage } from './admin.views';
import { beforeOf } from './id-from';
import { RepositoryAt } from './repository-at';
import { Facts } from './request-facts';
import { ForAdministrators } from './signed-in.guard';

const DISABLED = 'repositories/:type/:namespace/:name/disabled';

@ApiTags('administration')
@Controller('hub/v1/admin')
@ForAdministrators()
export class AdminContentsController {
  constructor(
    private readonly access: AccessService,
    private readonly administration: AdministrationService,
    private readonly decisions: CaseDecisions,
    private readonly storage: StorageService,
  ) {}

  @Get('repositories')
  @ApiOperation({ summary: 'Every repository, private and disabled ones too, newest first' })
  @ApiOkResponse({ type: AdminRepositoryPage })
  async list(@ValidQuery(AdminRepositoriesDto) { cursor, ...question }: AdminRepositoriesDto): Promise<AdminRepositoryPage> {
    return viewPage(await this.administration.repositories(question, beforeOf(cursor)), viewAdminRepository);
  }

  @Put(DISABLED)
  @HttpCode(204)
  @ApiOperation({ summary: 'Close a repository for everybody but administrators, with a reason' })
  @ApiNoContentResponse()
  async disable(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(DisableRepositoryDto) { reason }: DisableRepositoryDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.decisions.setTakenDown(await this.access.repository(actor, at, 'administer'), reason.trim(), facts);
  }

  @Delete(DISABLED)
  @HttpCode(204)
  @ApiOperation({ summary: 'Open it again' })
  @ApiNoContentResponse()
  async enable(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Facts() facts: RequestFacts): Promise<void> {
    await this.decisions.setTakenDown(await this.access.repository(actor, at, 'administer'), null, facts);
  }

  @Get('storage')
  @ApiOperation({ summary: 'Where the bytes are' })
  @ApiOkResponse({ type: StorageView })
  async use(): Promise<StorageView> {
    return this.storage.use();
  }

  @Get('storage/reclaimable')
  @ApiOperation({ summary: 'What a garbage collection would remove from the object store now; looks at every object and removes nothing' })
  @ApiOkResponse({ type: ReclaimableView })
  reclaimable(): Promise<ReclaimableView> {
    return this.storage.reclaimable();
  }
}
