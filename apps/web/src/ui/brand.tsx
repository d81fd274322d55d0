import { useT } from '../lib/i18n';
import { AppLink } from './link';
import { Logo } from './logo';

/** The name is written in two colours: Model, then what it stands in. */
const FIRST = 'Model'.length;

export function Brand() {
  const product = useT()('product');
  return (
    <AppLink href="/" className="flex shrink-0 items-center gap-2 text-lg font-semibold text-ink no-underline">
      <Logo />
      <span translate="no" className="tracking-tight max-sm:sr-only">
        {product.slice(0, FIRST)}
        <span className="text-accent">{product.slice(FIRST)}</span>
      </span>
    </AppLink>
  );
}
