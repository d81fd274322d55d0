// What a token may do, as the page of tokens tells it. The words of actions are those of the access room.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { NamespaceAction, NamespacePreview, Reached, RepositoryAction, TokenPreview } from '../../modules/access';
import type { MemberRole } from '../../modules/organizations';

const ROLES: MemberRole[] = ['read', 'contributor', 'write', 'admin'];
const REPOSITORY_ACTIONS: RepositoryAction[] = ['see', 'discuss', 'use', 'read', 'contribute', 'write', 'administer'];
const NAMESPACE_ACTIONS: NamespaceAction[] = [
  'see-usage',
  'see-jobs',
  'run-jobs',
  'call-models',
  'create-repository',
  'see-collections',
  'edit-collections',
  'administer',
  'see-webhooks',
  'edit-webhooks',
  'see-money',
  'spend-money',
];
const NAMES_SHOWN = 5;

export class ReachedRepositoryView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty({ description: '`namespace/name`' }) repository: string;
}

export class ReachedView {
  @ApiProperty() count: number;
  @ApiProperty({ type: [ReachedRepositoryView], description: `The first ${NAMES_SHOWN} of them` }) some: ReachedRepositoryView[];
}

export class NamespaceReachView {
  @ApiProperty() name: string;
  @ApiProperty({ enum: ROLES, type: String, nullable: true, description: 'Of the person, in an organization; null in their own' })
  role: MemberRole | null;
  @ApiProperty({ enum: NAMESPACE_ACTIONS, isArray: true, description: 'What it may do in the name of the namespace' })
  actions: NamespaceAction[];
  @ApiProperty({ description: 'Its repositories, counted up to 5,000' }) total: number;
  @ApiProperty({ description: 'How many of them this answer looked at; the counts below are of these' }) looked: number;
  @ApiProperty({ description: 'Those of them that not everybody reads: private, gated, sold' }) closed: number;
  @ApiProperty({ type: ReachedView, description: 'Of the closed ones: whose contents it reads' }) readsClosed: ReachedView;
  @ApiProperty({ type: ReachedView, description: 'Where it opens pull requests' }) proposes: ReachedView;
  @ApiProperty({ type: ReachedView }) writes: ReachedView;
  @ApiProperty({ type: ReachedView, description: 'Whose settings it changes, and which it deletes' }) administers: ReachedView;
}

export class ReachElsewhereView extends ReachedRepositoryView {
  @ApiProperty({ enum: REPOSITORY_ACTIONS, isArray: true }) actions: RepositoryAction[];
}

export class OtherNamespaceView {
  @ApiProperty() namespace: string;
  @ApiProperty({ enum: REPOSITORY_ACTIONS, isArray: true }) withPublic: RepositoryAction[];
}

export class TokenPreviewView {
  @ApiProperty({ description: 'It acts as the person: settings, tokens, likes, follows, notifications' }) isSelf: boolean;
  @ApiProperty({ description: 'It administers this hub' }) isAdministrator: boolean;
  @ApiProperty({ enum: REPOSITORY_ACTIONS, isArray: true, description: 'With public repositories of anybody' })
  withPublic: RepositoryAction[];
  @ApiProperty({
    enum: REPOSITORY_ACTIONS,
    isArray: true,
    description: 'With private repositories of people that the holder has nothing to do with',
  })
  withPrivate: RepositoryAction[];
  @ApiProperty({
    type: [OtherNamespaceView],
    description: 'With public repositories of namespaces that a scope names and that are not theirs',
  })
  others: OtherNamespaceView[];
  @ApiProperty({ type: [NamespaceReachView] }) namespaces: NamespaceReachView[];
  @ApiProperty({
    type: [ReachElsewhereView],
    description: 'Of others: opened to the person, bought, or named by a scope; a hundred at most of each kind',
  })
  elsewhere: ReachElsewhereView[];
}

export function viewTokenPreview({ namespaces, elsewhere, ...rest }: TokenPreview): TokenPreviewView {
  return {
    ...rest,
    namespaces: namespaces.map(viewNamespace),
    elsewhere: elsewhere.map((repository) => ({ ...viewRepository(repository), actions: [...repository.allowed] })),
  };
}

function viewNamespace({ readsClosed, proposes, writes, administers, ...rest }: NamespacePreview): NamespaceReachView {
  return {
    ...rest,
    readsClosed: viewReached(readsClosed),
    proposes: viewReached(proposes),
    writes: viewReached(writes),
    administers: viewReached(administers),
  };
}

function viewReached({ count, repositories }: Reached): ReachedView {
  return { count, some: repositories.slice(0, NAMES_SHOWN).map(viewRepository) };
}

function viewRepository({ type, namespace, name }: { type: RepoType; namespace: string; name: string }): ReachedRepositoryView {
  return { type, repository: `${namespace}/${name}` };
}
