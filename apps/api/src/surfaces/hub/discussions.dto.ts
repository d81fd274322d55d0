// What the routes of discussions and notifications take. The rooms have the exact limits of texts.
import { NOTIFICATION_REASONS } from '@modelgrove/shared';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { MOST_COMMENT, type Verdict } from '../../modules/discussions';
import type { Reason } from '../../modules/notifications';

const NO_NUL = /^[^\0]*$/;
const ID = /^\d{1,18}$/;
const MOST_TEXT = MOST_COMMENT * 2;
const MOST_IDS = 200;
const MOST_LINE_COMMENTS = 100;
const VERDICTS: Verdict[] = ['approve', 'request-changes', 'comment'];

export class DiscussionsQueryDto {
  @ApiPropertyOptional({ enum: ['all', 'discussion', 'pull-request'] })
  @IsOptional()
  @IsIn(['all', 'discussion', 'pull-request'])
  kind?: string;
  @ApiPropertyOptional({ enum: ['open', 'closed', 'all'] }) @IsOptional() @IsIn(['open', 'closed', 'all']) status?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(96) author?: string;
  @ApiPropertyOptional({ description: 'In titles' }) @IsOptional() @Matches(NO_NUL) @MaxLength(200) search?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(40) cursor?: string;
}

export class NewDiscussionDto {
  @ApiProperty() @Matches(NO_NUL) @MaxLength(1000) title: string;
  @ApiProperty({ description: 'Markdown' }) @IsString() @Matches(NO_NUL) @MaxLength(MOST_TEXT) description: string;
}

export class NewPullRequestDto extends NewDiscussionDto {
  @ApiPropertyOptional({ description: 'The branch that it is for; the default branch, unless it is given' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(400)
  revision?: string;
}

export class CommentPlaceDto {
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(4096) path: string;
  @ApiProperty({ enum: ['new', 'old'] }) @IsIn(['new', 'old']) side: 'new' | 'old';
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(1) @Max(1e8) line: number;
  @ApiProperty() @Matches(/^[0-9a-f]{40}$/) commitOid: string;
}

export class NewCommentDto {
  @ApiProperty({ description: 'Markdown' }) @IsString() @Matches(NO_NUL) @MaxLength(MOST_TEXT) content: string;
  @ApiPropertyOptional({ type: CommentPlaceDto, description: 'The line of the change that it is about: it begins a thread' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CommentPlaceDto)
  place?: CommentPlaceDto;
  @ApiPropertyOptional({ description: 'The comment on a line that it answers' }) @IsOptional() @Matches(ID) threadId?: string;
}

export class LineCommentDto {
  @ApiProperty({ description: 'Markdown' }) @IsString() @Matches(NO_NUL) @MaxLength(MOST_TEXT) content: string;
  @ApiProperty({ type: CommentPlaceDto, description: 'The line of the change that it is about' })
  @ValidateNested()
  @Type(() => CommentPlaceDto)
  place: CommentPlaceDto;
}

export class ThreadChangeDto {
  @ApiProperty({ description: 'It needs no more talk' }) @IsBoolean() isResolved: boolean;
}

export class CommentTextDto {
  @ApiProperty({ description: 'Markdown' }) @IsString() @Matches(NO_NUL) @MaxLength(MOST_TEXT) content: string;
}

export class ReviewDto {
  @ApiProperty({ enum: VERDICTS, description: '`comment`: neither yes nor no' }) @IsIn(VERDICTS) verdict: Verdict;
  @ApiPropertyOptional({ description: 'Markdown' }) @IsOptional() @IsString() @Matches(NO_NUL) @MaxLength(MOST_TEXT) content?: string;
  @ApiPropertyOptional({ description: 'The head of the change that was looked at; that of now, unless it is given' })
  @IsOptional()
  @Matches(/^[0-9a-f]{40}$/)
  headOid?: string;
  @ApiPropertyOptional({ type: [LineCommentDto], description: 'On single lines; people are told of them with the review' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINE_COMMENTS)
  @ValidateNested({ each: true })
  @Type(() => LineCommentDto)
  comments?: LineCommentDto[];
}

export class ReactionDto {
  @ApiProperty() @IsString() @MaxLength(16) emoji: string;
}

export class DiscussionChangeDto {
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(1000) title?: string;
  @ApiPropertyOptional({ enum: ['open', 'closed'] }) @IsOptional() @IsIn(['open', 'closed']) status?: 'open' | 'closed';
  @ApiPropertyOptional({ description: 'Said with a change of the status' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MOST_TEXT)
  comment?: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() isPinned?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() isLocked?: boolean;
}

export class MergeDto {
  @ApiPropertyOptional({ description: 'Markdown' }) @IsOptional() @Matches(NO_NUL) @MaxLength(MOST_TEXT) comment?: string;
}

export class WatchDto {
  @ApiProperty({ type: String, enum: ['watch', 'mute'], nullable: true, description: 'null: what concerns one anyhow' })
  @IsOptional()
  @IsIn(['watch', 'mute'])
  level?: 'watch' | 'mute' | null;
}

export class NotificationsQueryDto {
  @ApiPropertyOptional({ enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) unread?: string;
  @ApiPropertyOptional({ enum: NOTIFICATION_REASONS }) @IsOptional() @IsIn(NOTIFICATION_REASONS) reason?: Reason;
  @ApiPropertyOptional({ description: 'Id of a repository' }) @IsOptional() @Matches(ID) repository?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(40) cursor?: string;
}

/** Those of the ids, or all that a filter names up to one id. */
export class NotificationsChoiceDto {
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsArray() @ArrayMaxSize(MOST_IDS) @Matches(ID, { each: true }) ids?: string[];
  @ApiPropertyOptional({ description: 'All up to this one, as the filter says' }) @IsOptional() @Matches(ID) upTo?: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() unread?: boolean;
  @ApiPropertyOptional({ enum: NOTIFICATION_REASONS }) @IsOptional() @IsIn(NOTIFICATION_REASONS) reason?: Reason;
  @ApiPropertyOptional({ description: 'Id of a repository' }) @IsOptional() @Matches(ID) repository?: string;
}

export class NotificationsReadDto extends NotificationsChoiceDto {
  @ApiPropertyOptional({ description: 'Of the named ones alone' }) @IsOptional() @IsBoolean() isRead?: boolean;
}

export class NotificationSettingsDto {
  @ApiProperty({ enum: NOTIFICATION_REASONS, isArray: true, description: 'For which one is written to by mail as well' })
  @IsArray()
  @ArrayMaxSize(NOTIFICATION_REASONS.length)
  @IsIn(NOTIFICATION_REASONS, { each: true })
  mailReasons: Reason[];

  @ApiPropertyOptional({ enum: NOTIFICATION_REASONS, isArray: true, description: 'Of these nothing is told at all; absent: as it was' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(NOTIFICATION_REASONS.length)
  @IsIn(NOTIFICATION_REASONS, { each: true })
  mutedReasons?: Reason[];
}
