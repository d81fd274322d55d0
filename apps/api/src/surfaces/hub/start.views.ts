// What the routes of the first minutes answer.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { DemoState, KeptReason } from '../../modules/demo';

const REASONS: KeptReason[] = ['changed', 'moved', 'members', 'repositories'];

export class RepositoryAddressView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() namespace: string;
  @ApiProperty() name: string;
}

export class FirstPushView {
  @ApiProperty({ type: RepositoryAddressView, nullable: true }) repository: RepositoryAddressView | null;
}

export class DemoView {
  @ApiProperty({ enum: ['absent', 'partial', 'loaded'] }) state: DemoState['state'];
  @ApiProperty({ type: String, nullable: true, description: 'The organization that holds the examples' }) organization: string | null;
  @ApiProperty({ type: [RepositoryAddressView] }) repositories: RepositoryAddressView[];
}

export class KeptView {
  @ApiProperty({ description: '`namespace/name`, or the name of the organization' }) id: string;
  @ApiProperty({ enum: REASONS }) reason: KeptReason;
}

export class DemoRemovalView {
  @ApiProperty({ type: [String] }) removed: string[];
  @ApiProperty({ type: [KeptView], description: 'What people made their own: it stays' }) kept: KeptView[];
}
