import type { HubHealth } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';

type Check = HubHealth['checks'][number];

/** The facts of a check as a sentence; what went wrong in the words of the part itself. */
export function useCheckFacts(): (check: Check) => string {
  const t = useT();
  const locale = useLocale();
  return ({ name, facts }) => {
    const text = (key: string) => String(facts[key] ?? '');
    const count = (key: string) => Number(facts[key] ?? 0);
    if (typeof facts['problem'] === 'string') return facts['problem'];
    switch (name) {
      case 'database': {
        const values = { version: text('server'), count: count('connections'), most: count('maxConnections') };
        return t(facts['embedded'] === true ? 'admin.facts.embedded' : 'admin.facts.database', values);
      }
      case 'migrations':
        if (facts['newest'] === null) return t('admin.facts.noMigrations');
        return count('pending') + count('unknown') === 0
          ? t('admin.facts.migrated', { name: text('newest') })
          : t('admin.facts.migrations', { pending: count('pending'), unknown: count('unknown') });
      case 'objectStore':
        return t(`admin.storage.kind.${text('kind') === 's3' ? 's3' : 'folder'}`);
      case 'disk':
        return t('admin.facts.disk', { free: formatBytes(count('freeBytes'), locale), least: formatBytes(count('minFreeBytes'), locale) });
      case 'jobs':
        return t('admin.facts.jobs', { waiting: count('waiting'), failing: count('failing') });
      case 'processes':
        return t(count('workers') === 0 ? 'admin.facts.noWorker' : 'admin.facts.processes', {
          count: count('running'),
          workers: count('workers'),
        });
    }
  };
}
