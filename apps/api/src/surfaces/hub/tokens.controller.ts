import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { TokenPreviews } from '../../modules/access';
import { TokensService } from '../../modules/tokens';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { idFrom } from './id-from';
import { NewTokenDto, TokenReachDto } from './identity.dto';
import { CreatedTokenView, TokenView, viewToken } from './identity.views';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';
import { TokenPreviewView, viewTokenPreview } from './token-preview.views';

@ApiTags('tokens')
@Controller('hub/v1/tokens')
@ForSelf()
export class TokensController {
  constructor(
    private readonly tokens: TokensService,
    private readonly previews: TokenPreviews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The access tokens of the one who asks' })
  @ApiOkResponse({ type: [TokenView] })
  async list(@CurrentUser() user: UserActor): Promise<TokenView[]> {
    return (await this.tokens.list(user.userId)).map(viewToken);
  }

  @Post()
  @ApiOperation({ summary: 'Make an access token; its secret is shown this once' })
  @ApiCreatedResponse({ type: CreatedTokenView })
  async create(
    @CurrentUser() user: UserActor,
    @JsonBody(NewTokenDto) form: NewTokenDto,
    @Facts() facts: RequestFacts,
  ): Promise<CreatedTokenView> {
    const { token, secret } = await this.tokens.create(user, form, facts);
    return { ...viewToken(token), secret };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a token of this role and these scopes may do today, by the same decisions as its requests; nothing is made',
  })
  @ApiOkResponse({ type: TokenPreviewView })
  async preview(@CurrentUser() user: UserActor, @JsonBody(TokenReachDto) { role, scopes = [] }: TokenReachDto): Promise<TokenPreviewView> {
    return viewTokenPreview(await this.previews.of(user, role, scopes));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke an access token' })
  @ApiNoContentResponse()
  async revoke(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.tokens.revoke(user, { id: user.userId, name: user.name }, idFrom(id), facts);
  }
}
