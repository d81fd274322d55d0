import { spentShare } from '../model/budget';

/** How much of what may be spent is spent. */
export function SpentBar({ usedMinor, mostMinor, label, text }: { usedMinor: string; mostMinor: string; label: string; text: string }) {
  const share = spentShare(usedMinor, mostMinor);
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
      aria-valuetext={text}
      className="mt-2 h-2 overflow-hidden rounded-full border border-line-strong bg-sunken"
    >
      <div className={share >= 100 ? 'h-full bg-danger' : 'h-full bg-accent'} style={{ width: `${share}%` }} />
    </div>
  );
}
