// What the routes of the first minutes answer.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { DemoState, KeptReason } from '../../modules/demo';
import {
  type AppConfig,
  HUB_MODES,
  type HubMode,
  type HubRules,
  type OrganizationPolicy,
  type RepositoryVisibility,
  type SignupPolicy,
} from '../../platform/config';

const RULES: (keyof HubRules)[] = ['signup', 'anonymousRead', 'defaultVisibility', 'organizations'];
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

export class HubRulesView implements HubRules {
  @ApiProperty({ enum: ['open', 'invite', 'closed'] }) signup: SignupPolicy;
  @ApiProperty({ description: 'Whether visitors who are not signed in see anything' }) anonymousRead: boolean;
  @ApiProperty({ enum: ['public', 'private'], description: 'Of a new repository whose maker does not say' })
  defaultVisibility: RepositoryVisibility;
  @ApiProperty({ enum: ['everyone', 'administrators'], description: 'Who may make organizations' }) organizations: OrganizationPolicy;
}

export class ModeChoiceView {
  @ApiProperty({ enum: HUB_MODES }) mode: HubMode;
  @ApiProperty({ type: HubRulesView, description: 'What would hold here, the environment included' }) rules: HubRulesView;
}

export class ModeView {
  @ApiProperty({ enum: HUB_MODES, type: String, nullable: true, description: 'null: nobody chose yet' }) mode: HubMode | null;
  @ApiProperty({ description: 'By GROVE_MODE: it cannot be chosen here' }) isFixed: boolean;
  @ApiProperty({ type: HubRulesView, description: 'What holds now' }) rules: HubRulesView;
  @ApiProperty({ enum: RULES, isArray: true, description: 'Those with a variable of their own in the environment: no mode changes them' })
  fixedRules: (keyof HubRules)[];
  @ApiProperty({ type: [ModeChoiceView] }) choices: ModeChoiceView[];
}

export function viewMode(config: AppConfig): ModeView {
  const { mode, environmentMode, explicitRules } = config;
  const choices = HUB_MODES.map((choice) => ({ mode: choice, rules: config.rulesIn(choice) }));
  const fixedRules = RULES.filter((rule) => explicitRules[rule] !== undefined);
  return { mode, isFixed: environmentMode !== null, rules: config.rulesIn(mode), fixedRules, choices };
}
