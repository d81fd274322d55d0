// What was said, and what was gathered: the parts of the search that are no repositories.
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { CollectionListsService } from '../../modules/collections';
import { type FoundTalk, TalkSearch } from '../../modules/search';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { CollectionSummary, viewCollection } from './collections.views';
import { SnippetView } from './search.views';
import { ForReaders } from './signed-in.guard';

const PAGE = 20;
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const STATUSES = ['draft', 'open', 'closed', 'merged'] as const;
const MARKS = { type: 'array', items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 } } as const;

class TalkSearchDto {
  @ApiProperty({ description: 'What was typed' }) @Matches(/^[^\0]*$/) @MaxLength(1000) q: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^[\d.]*$/) @MaxLength(40) cursor?: string;
  @ApiPropertyOptional({ type: String, description: '1 to 20' }) @IsOptional() @Matches(/^\d{1,2}$/) limit?: string;
}

class DiscussionFound {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty({ description: '`namespace/name`' }) repository: string;
  @ApiProperty({ type: 'integer' }) num: number;
  @ApiProperty() isPullRequest: boolean;
  @ApiProperty() title: string;
  @ApiProperty({ ...MARKS, description: 'Where the words are in `title`' }) titleMarks: number[][];
  @ApiProperty({ enum: STATUSES }) status: (typeof STATUSES)[number];
  @ApiProperty(NULLABLE_TEXT) author: string | null;
  @ApiProperty({ type: 'integer' }) commentsCount: number;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: SnippetView, nullable: true }) snippet: SnippetView | null;
}

class DiscussionsFound {
  @ApiProperty({ type: [DiscussionFound] }) items: DiscussionFound[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What was looked for instead of `q`' }) correction: string | null;
}

class CollectionsFound {
  @ApiProperty({ type: [CollectionSummary] }) items: CollectionSummary[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What was looked for instead of `q`' }) correction: string | null;
}

@ApiTags('search')
@Controller('hub/v1/search')
@ForReaders()
export class TalkSearchController {
  constructor(
    private readonly talk: TalkSearch,
    private readonly collections: CollectionListsService,
  ) {}

  @Get('discussions')
  @ApiOperation({
    summary: 'Discussions and pull requests by what was said in them: a word in the title is worth as much as being a year newer',
  })
  @ApiOkResponse({ type: DiscussionsFound })
  async discussions(
    @CurrentActor() actor: Actor,
    @ValidQuery(TalkSearchDto) { q, cursor, limit }: TalkSearchDto,
  ): Promise<DiscussionsFound> {
    const page = await this.talk.discussions(actor, q, limitOf(limit), cursor);
    return { ...page, items: page.items.map(viewTalk) };
  }

  @Get('collections')
  @ApiOperation({ summary: 'Collections by their titles and descriptions, the newest first' })
  @ApiOkResponse({ type: CollectionsFound })
  async gathered(@CurrentActor() actor: Actor, @ValidQuery(TalkSearchDto) { q, cursor, limit }: TalkSearchDto): Promise<CollectionsFound> {
    const page = await this.talk.collections(actor, q, limitOf(limit), cursor);
    return { ...page, items: (await this.collections.named(actor, page.items)).map(viewCollection) };
  }
}

function limitOf(limit: string | undefined): number {
  return Math.min(Math.max(Number(limit ?? PAGE), 1), PAGE);
}

function viewTalk({ id: _id, namespace, name, updatedAt, ...talk }: FoundTalk): DiscussionFound {
  return { ...talk, repository: `${namespace}/${name}`, updatedAt: updatedAt.toISOString() };
}
