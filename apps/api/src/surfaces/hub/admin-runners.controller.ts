import { Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { type RegisteredRunner, RunnersService } from '../../modules/jobs';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { idFrom } from './id-from';
import { ChangeRunnerDto, NewRunnerDto } from './jobs.dto';
import { Facts } from './request-facts';
import { RegisteredRunnerView, RunnersView, RunnerView, viewRunner } from './runners.views';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

@ApiTags('administration')
@Controller('hub/v1/admin/runners')
@ForAdministrators()
export class AdminRunnersController {
  constructor(private readonly runners: RunnersService) {}

  @Get()
  @ApiOperation({ summary: 'The machines that run jobs' })
  @ApiOkResponse({ type: RunnersView })
  async list(@CurrentUser() admin: UserActor): Promise<RunnersView> {
    return { runners: (await this.runners.list(admin)).map(viewRunner) };
  }

  @Post()
  @ApiOperation({ summary: 'Register a runner; its token is shown this once' })
  @ApiCreatedResponse({ type: RegisteredRunnerView })
  async register(
    @CurrentUser() admin: UserActor,
    @JsonBody(NewRunnerDto) { name, namespace }: NewRunnerDto,
    @Facts() facts: RequestFacts,
  ): Promise<RegisteredRunnerView> {
    return viewRegistered(await this.runners.register(admin, name, namespace ?? null, facts));
  }

  @Post(':id/token')
  @ApiOperation({ summary: 'Give a runner a new token; the old one is good no more' })
  @ApiCreatedResponse({ type: RegisteredRunnerView })
  async renewToken(@CurrentUser() admin: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<RegisteredRunnerView> {
    return viewRegistered(await this.runners.renewToken(admin, idFrom(id), facts));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Pause a runner, or let it go on' })
  @ApiOkResponse({ type: RunnerView })
  async change(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(ChangeRunnerDto) { isPaused }: ChangeRunnerDto,
    @Facts() facts: RequestFacts,
  ): Promise<RunnerView> {
    return viewRunner(await this.runners.setPaused(admin, idFrom(id), isPaused, facts));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a runner; what it runs is taken up by others' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() admin: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.runners.remove(admin, idFrom(id), facts);
  }
}

function viewRegistered({ runner, token }: RegisteredRunner): RegisteredRunnerView {
  return { ...viewRunner(runner), token };
}
