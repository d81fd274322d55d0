// What the routes of the home page and of activity answer.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import {
  type Activity,
  ACTIVITY_KINDS,
  type ActivityKind,
  type ActivityPage,
  type Place,
  type Somebody,
  type WaitingDiscussion,
  type WaitingRequest,
  type Work,
} from '../../modules/activity';

import { JOB_STATES, type JobRecord, type JobState } from '../../modules/jobs';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class SomebodyView implements Somebody {
  @ApiProperty({ enum: ['user', 'organization'] }) kind: 'user' | 'organization';
  @ApiProperty({ example: 'ada' }) name: string;
  @ApiProperty({ example: 'Ada Lovelace' }) fullName: string;
}

class PlaceView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty({ description: 'As it is called today', example: 'acme/tiny' }) repository: string;
}

export class ActivityView extends PlaceView {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: ACTIVITY_KINDS }) kind: ActivityKind;
  @ApiProperty({ type: SomebodyView, description: 'The owner, where it is not known which person it was' }) actor: SomebodyView;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a discussion or pull request' }) num: number | null;
  @ApiProperty(NULLABLE_TEXT) title: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'A branch or a tag', example: 'main' }) ref: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What it named then' }) oid: string | null;
  @ApiProperty({ type: 'integer', description: 'Pushes of an hour, or tags of one step' }) count: number;
}

export class ActivityPageView {
  @ApiProperty({ type: [ActivityView] }) items: ActivityView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class WaitingDiscussionView extends PlaceView {
  @ApiProperty({ type: 'integer' }) num: number;
  @ApiProperty() title: string;
  @ApiProperty() isPullRequest: boolean;
  @ApiProperty({ description: 'mention, participating or owner' }) reason: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class WaitingRequestView extends PlaceView {
  @ApiProperty({ example: 'ada' }) person: string;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
}

export class WorkJobView {
  @ApiProperty() key: string;
  @ApiProperty({ example: 'finetune' }) kind: string;
  @ApiProperty() title: string;
  @ApiProperty({ example: 'acme' }) namespace: string;
  @ApiProperty({ enum: JOB_STATES }) state: JobState;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class EndingTokenView {
  @ApiProperty() id: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class SpendView {
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ description: 'By use, since the month began; in the smallest unit', example: '1250' }) spentMinor: string;
  @ApiProperty({ description: 'To be spent', example: '5000' }) availableMinor: string;
}

export class WorkView {
  @ApiProperty({ type: [WaitingDiscussionView], description: 'Open, and the last word is not theirs; the newest' })
  discussions: WaitingDiscussionView[];
  @ApiProperty({ type: 'integer', description: 'All of them; 100 stands for more' }) discussionsCount: number;
  @ApiProperty({ type: [WaitingRequestView], description: 'For access to what they may write to; the newest' })
  requests: WaitingRequestView[];
  @ApiProperty({ type: 'integer', description: 'All of them; 100 stands for more' }) requestsCount: number;
  @ApiProperty({ type: [WorkJobView], description: 'Under way, the newest' }) jobs: WorkJobView[];
  @ApiProperty({ type: [WorkJobView], description: 'Failed within a week, the newest' }) failedJobs: WorkJobView[];
  @ApiProperty({ type: [EndingTokenView], description: 'End within two weeks, or ended within one' }) tokens: EndingTokenView[];
  @ApiProperty({ type: SpendView, nullable: true, description: 'Null where this hub takes no money' }) spend: SpendView | null;
}

const placeOf = ({ type, namespace, name }: Place): PlaceView => ({ type, repository: `${namespace}/${name}` });

export function viewActivities({ items, next }: ActivityPage): ActivityPageView {
  return { items: items.map(viewActivity), nextCursor: next === null ? null : String(next) };
}

function viewActivity(activity: Activity): ActivityView {
  const { id, at, kind, actor, num, title, ref, oid, count } = activity;
  return { id: String(id), at: at.toISOString(), kind, actor, ...placeOf(activity), num, title, ref, oid, count };
}

export function viewWork({ discussions, requests, jobs, failedJobs, tokens, spend }: Work): WorkView {
  return {
    discussions: discussions.items.map(viewDiscussion),
    discussionsCount: discussions.count,
    requests: requests.items.map(viewRequest),
    requestsCount: requests.count,
    jobs: jobs.map(viewJob),
    failedJobs: failedJobs.map(viewJob),
    tokens: tokens.flatMap(({ id, displayName, expiresAt }) =>
      expiresAt ? [{ id: String(id), displayName, expiresAt: expiresAt.toISOString() }] : [],
    ),
    spend: spend && { currency: spend.currency, spentMinor: String(spend.spentMinor), availableMinor: String(spend.availableMinor) },
  };
}

function viewDiscussion(waiting: WaitingDiscussion): WaitingDiscussionView {
  const { num, title, isPullRequest, reason, updatedAt } = waiting;
  return { ...placeOf(waiting), num, title, isPullRequest, reason, updatedAt: updatedAt.toISOString() };
}

function viewRequest(waiting: WaitingRequest): WaitingRequestView {
  return { ...placeOf(waiting), person: waiting.person, askedAt: waiting.askedAt.toISOString() };
}

function viewJob({ key, kind, title, namespace, state, createdAt }: JobRecord): WorkJobView {
  return { key, kind, title, namespace, state, createdAt: createdAt.toISOString() };
}
