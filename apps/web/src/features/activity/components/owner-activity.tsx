import { useT } from '../../../lib/i18n';
import { Empty } from '../../../ui/empty';
import { ownerActivityQuery } from '../api/activity';
import { ActivityList } from './activity-list';

/** What a person or an organization did. */
export default function OwnerActivity({ name }: { name: string }) {
  const t = useT();
  return <ActivityList query={ownerActivityQuery(name)} empty={<Empty>{t('activity.none')}</Empty>} />;
}
