import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CreateRepository } from '../../modules/contributions';
import { ValidQuery } from '../../platform/http';
import { BeginningDto } from './repositories.dto';
import { BeginningView } from './repositories.views';
import { ForSelf } from './signed-in.guard';

@ApiTags('repositories')
@Controller('hub/v1/repository-templates')
export class RepositoryTemplatesController {
  constructor(private readonly creation: CreateRepository) {}

  /** Of no repository, so nothing is asked of access: what comes back is what was sent and the texts of templates. */
  @Get()
  @ForSelf()
  @ApiOperation({ summary: 'The files that a new repository would begin with' })
  @ApiOkResponse({ type: BeginningView })
  get(@ValidQuery(BeginningDto) wish: BeginningDto): BeginningView {
    return { files: this.creation.preview(wish) };
  }
}
