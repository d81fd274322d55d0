import type { Decision } from '../../modules/oauth';
import type { OauthDecisionDto } from './oauth.dto';

export function decisionOf({ decision, organizations = [] }: OauthDecisionDto): Decision {
  return { isAllowed: decision === 'allow', organizationIds: [...new Set(organizations)].map(BigInt) };
}
