import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { GatewayService } from '../../modules/gateway';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { ChangeUpstreamDto, NewUpstreamDto } from './gateway.dto';
import { GatewayUpstreamsView, GatewayUpstreamView, viewUpstream } from './gateway.views';
import { idFrom } from './id-from';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

@ApiTags('administration')
@Controller('hub/v1/admin/gateway')
@ForAdministrators()
export class AdminGatewayController {
  constructor(private readonly gateway: GatewayService) {}

  @Get()
  @ApiOperation({ summary: 'The servers behind the models that can be called' })
  @ApiOkResponse({ type: GatewayUpstreamsView })
  async list(@CurrentUser() admin: UserActor): Promise<GatewayUpstreamsView> {
    return { upstreams: (await this.gateway.upstreams(admin)).map(viewUpstream) };
  }

  @Post()
  @ApiOperation({ summary: 'Register a server that speaks the OpenAI API, with its models and their prices' })
  @ApiCreatedResponse({ type: GatewayUpstreamView })
  async register(
    @CurrentUser() admin: UserActor,
    @JsonBody(NewUpstreamDto) form: NewUpstreamDto,
    @Facts() facts: RequestFacts,
  ): Promise<GatewayUpstreamView> {
    return viewUpstream(await this.gateway.register(admin, { ...form, key: form.key ?? null }, facts));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a server: its address, key and models' })
  @ApiOkResponse({ type: GatewayUpstreamView })
  async change(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(ChangeUpstreamDto) form: ChangeUpstreamDto,
    @Facts() facts: RequestFacts,
  ): Promise<GatewayUpstreamView> {
    return viewUpstream(await this.gateway.change(admin, idFrom(id), { ...form, key: form.key }, facts));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a server and its models' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() admin: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.gateway.remove(admin, idFrom(id), facts);
  }
}
