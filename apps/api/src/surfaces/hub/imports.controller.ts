import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { ImportsService } from '../../modules/imports';
import { JsonBody, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { ImportSourceDto, ImportsQueryDto, NewImportDto, RetryImportDto } from './imports.dto';
import { ImportSourceView, ImportsPageView, ImportView, UpstreamsView, viewImport, viewImports, viewSource } from './imports.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

const PAGE = 50;

@ApiTags('imports')
@Controller('hub/v1')
@ForSelf()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get('upstreams')
  @ApiOperation({ summary: 'The hubs that can be imported from' })
  @ApiOkResponse({ type: UpstreamsView })
  upstreams(@CurrentUser() user: UserActor): UpstreamsView {
    return { upstreams: this.imports.upstreams(user) };
  }

  @Post('imports/inspection')
  @HttpCode(200)
  @ApiOperation({ summary: 'What there would be to import: asks the other hub' })
  @ApiOkResponse({ type: ImportSourceView })
  async inspect(@CurrentUser() user: UserActor, @JsonBody(ImportSourceDto) form: ImportSourceDto): Promise<ImportSourceView> {
    return viewSource(await this.imports.inspect(user, form));
  }

  @Post('imports')
  @ApiOperation({ summary: 'Bring a repository in from another hub; it is made at once, private, and filled by a job' })
  @ApiCreatedResponse({ type: ImportView })
  async start(@CurrentUser() user: UserActor, @JsonBody(NewImportDto) form: NewImportDto): Promise<ImportView> {
    return viewImport(await this.imports.start(user, form));
  }

  @Get('imports')
  @ApiOperation({ summary: 'The imports of the one who asks' })
  @ApiOkResponse({ type: ImportsPageView })
  async list(@CurrentUser() user: UserActor, @ValidQuery(ImportsQueryDto) { cursor }: ImportsQueryDto): Promise<ImportsPageView> {
    return viewImports(await this.imports.list(user, beforeOf(cursor), PAGE));
  }

  @Get('imports/:id')
  @ApiOperation({ summary: 'An import and how far it is' })
  @ApiOkResponse({ type: ImportView })
  async get(@CurrentUser() user: UserActor, @Param('id') id: string): Promise<ImportView> {
    return viewImport(await this.imports.get(user, idFrom(id)));
  }

  @Post('imports/:id/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel an import; the repository goes with it, unless somebody has put something into it' })
  @ApiOkResponse({ type: ImportView })
  async cancel(@CurrentUser() user: UserActor, @Param('id') id: string): Promise<ImportView> {
    return viewImport(await this.imports.cancel(user, idFrom(id)));
  }

  @Post('imports/:id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on with an import that failed; what has arrived is not fetched again' })
  @ApiOkResponse({ type: ImportView })
  async retry(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(RetryImportDto, { optional: true }) { token }: RetryImportDto,
  ): Promise<ImportView> {
    return viewImport(await this.imports.retry(user, idFrom(id), token));
  }
}
