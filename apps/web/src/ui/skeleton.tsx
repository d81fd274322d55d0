import { cx } from './class-names';

/** Holds the place of what is on its way, in its size, so that nothing moves when it arrives. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cx('animate-pulse rounded-control bg-hover', className)} />;
}

export function SkeletonRows({ count, className = 'h-9' }: { count: number; className?: string }) {
  return (
    <div aria-busy="true" className="space-y-2">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className={className} />
      ))}
    </div>
  );
}
