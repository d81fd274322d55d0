import { SpecimenSheet } from '../features/specimens/components/specimen-sheet';
import { TokenSheet } from '../features/specimens/components/token-sheet';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { Page } from '../ui/page';

/** What the pages are made of, for those who make them. Linked from CONTRIBUTING.md alone. */
export default function DesignPage() {
  const t = useT();
  useTitle(t('design.title'));
  return (
    <Page>
      <h1 className="mb-6 text-xl font-semibold">{t('design.title')}</h1>
      <TokenSheet />
      <h2 className="mt-10 mb-4 text-lg font-semibold">{t('design.components')}</h2>
      <SpecimenSheet />
    </Page>
  );
}
