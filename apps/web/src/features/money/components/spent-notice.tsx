import { useT } from '../../../lib/i18n';
import { Notice } from '../../../ui/notice';
import { spentShare } from '../model/budget';

/** From then on those who pay are told; the hub writes to them at the same marks. */
const NEARLY = 80;

interface Props {
  of: 'cap' | 'budget';
  usedMinor: string;
  mostMinor: string;
}

export function SpentNotice({ of, usedMinor, mostMinor }: Props) {
  const t = useT();
  const share = spentShare(usedMinor, mostMinor);
  if (share < NEARLY) return null;
  return (
    <Notice tone={share >= 100 ? 'danger' : 'warn'} className="mb-3">
      {t(share >= 100 ? `spent.${of}.all` : `spent.${of}.nearly`, { share })}
    </Notice>
  );
}
