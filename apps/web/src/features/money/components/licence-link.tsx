import { useState } from 'react';
import type { Offer } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';

/** The licence by its name; its words are a click away. */
export function LicenceLink({ offer: { licenceName, licenceText } }: { offer: Offer }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="text-link hover:underline" onClick={() => setOpen(true)}>
        <span className="sr-only">{t('buy.readLicence')} </span>
        <span data-by-user="">{licenceName}</span>
      </button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={licenceName}>
        <div data-by-user="" className="max-h-[55vh] overflow-y-auto whitespace-pre-wrap wrap-anywhere" tabIndex={0}>
          {licenceText}
        </div>
        <div className="mt-4 flex justify-end">
          <Button onClick={() => setOpen(false)}>{t('money.close')}</Button>
        </div>
      </Dialog>
    </>
  );
}
