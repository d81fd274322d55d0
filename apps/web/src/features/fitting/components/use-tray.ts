import { useCallback } from 'react';
import { useT } from '../../../lib/i18n';
import { keepStored, useStored } from '../../../lib/use-stored';
import { useToast } from '../../../ui/toast';
import { MOST_COMPARED, readModels, toggled, TRAY_KEY, writeModels } from '../model/tray';

/** The models beside each other: in every tab of this browser the same. */
export function useTray() {
  const t = useT();
  const { say } = useToast();
  const ids = readModels(useStored(TRAY_KEY));
  const text = ids.join(',');
  const toggle = useCallback(
    (id: string) => {
      const known = readModels(text);
      const next = toggled(known, id);
      if (next.length === known.length) say(t('tray.full', { count: MOST_COMPARED }));
      keepStored(TRAY_KEY, writeModels(next));
    },
    [text, say, t],
  );
  return { ids, has: (id: string) => ids.includes(id), toggle, clear: () => keepStored(TRAY_KEY, null) };
}
