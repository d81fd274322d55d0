// Discussions and pull requests of a repository: one list of numbers.
export { CommentTexts, discussionsPath } from './comment-texts';
export { DiscussionsModule } from './discussions.module';
export { type CommentRequest, DiscussionsService } from './discussions.service';
export { mayResolve, mayTend, MOST_COMMENT, numberIn, STATUSES_OF } from './discussions.policy';
export { personOf } from './discussions.store';
export type * from './discussions.types';
export { type NewsFacts, NewsReader } from './news-reader';
export { type Proposal, PullRequestsService } from './pull-requests.service';
export { type Thread, ReviewThreads } from './review-threads';
export { type TimelineEntry, timelineOf } from './timeline';
