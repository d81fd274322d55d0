import { useId } from 'react';
import { Button } from '../../../ui/button';

/** Sizes that memory is sold in. */
export function SizeButtons({ title, sizes, onPick }: { title: string; sizes: readonly number[]; onPick: (size: number) => void }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-1 text-xs text-muted">
        {title}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {sizes.map((size) => (
          <Button key={size} onClick={() => onPick(size)} className="h-7 px-2 text-xs">
            {size} GB
          </Button>
        ))}
      </div>
    </div>
  );
}
