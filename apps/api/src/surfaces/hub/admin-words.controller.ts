import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { WordListService } from '../../modules/wording';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { viewPage } from './admin.views';
import { beforeOf, idFrom } from './id-from';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';
import { NewWordsDto, WordsQueryDto } from './words.dto';
import { AddedWordsView, viewWord, WordPage } from './words.views';

const PAGE = 50;

@ApiTags('administration')
@Controller('hub/v1/admin/words')
@ForAdministrators()
export class AdminWordsController {
  constructor(private readonly words: WordListService) {}

  @Get()
  @ApiOperation({ summary: 'Words with which a text is refused or held, newest first' })
  @ApiOkResponse({ type: WordPage })
  async list(@ValidQuery(WordsQueryDto) { search, cursor }: WordsQueryDto): Promise<WordPage> {
    return viewPage(await this.words.page(search ?? null, beforeOf(cursor), PAGE), viewWord);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Adds to them; what is on the list already stays as it is. What has been written before is not judged' })
  @ApiOkResponse({ type: AddedWordsView })
  async add(
    @CurrentUser() admin: UserActor,
    @JsonBody(NewWordsDto) { texts, isWhole, verdict = 'refuse', note }: NewWordsDto,
    @Facts() facts: RequestFacts,
  ): Promise<AddedWordsView> {
    return { added: await this.words.add(admin, { texts, isWhole, verdict, note: note?.trim() ?? '' }, facts) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes one off the list' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() admin: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.words.remove(admin, idFrom(id), facts);
  }
}
