import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { TensorListService } from '../../modules/tensors';
import { VersionReader } from '../../modules/versions';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { FileQueryDto } from './repositories.dto';
import { RepositoryAt } from './repository-at';
import { ForReaders } from './signed-in.guard';
import { TensorListView, viewTensorList } from './tensors.views';

/** What is in a file of weights. */
@ApiTags('repositories')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class TensorsController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly tensors: TensorListService,
  ) {}

  @Get('tensors')
  @ForReaders()
  @ApiOperation({ summary: 'The tensors and the metadata of a file of safetensors or GGUF, from its header' })
  @ApiOkResponse({ type: TensorListView })
  async list(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(FileQueryDto) { revision, path }: FileQueryDto,
  ): Promise<TensorListView> {
    const repo = await this.access.repository(actor, at, 'read', revision);
    const { commitOid } = await this.versions.resolve(repo, revision);
    return viewTensorList(await this.tensors.of(repo, commitOid, path));
  }
}
