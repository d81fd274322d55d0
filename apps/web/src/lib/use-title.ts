import { useEffect } from 'react';
import { useT } from './i18n';

/** The title of the tab; the product's name always comes last. */
export function useTitle(title: string | null): void {
  const t = useT();
  const product = t('product');
  useEffect(() => {
    document.title = title === null || title === '' ? product : `${title} · ${product}`;
  }, [title, product]);
}
