import { Module } from '@nestjs/common';
import { MarkdownModule } from '../markdown';
import { ModerationModule } from '../moderation';
import { VersionsModule } from '../versions';
import { WordingModule } from '../wording';
import { CommentTexts } from './comment-texts';
import { DiscussionNews } from './discussion-news';
import { DiscussionWriter } from './discussion-writer';
import { DiscussionsService } from './discussions.service';
import { DiscussionsStore } from './discussions.store';
import { EventsStore } from './events.store';
import { HeldTalk } from './held-talk';
import { NewsReader } from './news-reader';
import { PullRequestEnds } from './pull-request-ends';
import { PullRequestsService } from './pull-requests.service';
import { ReviewThreads } from './review-threads';

@Module({
  imports: [VersionsModule, MarkdownModule, ModerationModule, WordingModule],
  providers: [
    CommentTexts,
    DiscussionsStore,
    EventsStore,
    DiscussionNews,
    DiscussionWriter,
    HeldTalk,
    NewsReader,
    PullRequestEnds,
    DiscussionsService,
    PullRequestsService,
    ReviewThreads,
  ],
  exports: [CommentTexts, DiscussionsService, PullRequestsService, ReviewThreads, NewsReader],
})
export class DiscussionsModule {}
