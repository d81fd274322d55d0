import { useState } from 'react';
import type { Collection } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon';
import { useCreateCollection } from '../api/collections';
import { CollectionForm } from './collection-form';

/** `owners`: the one who asks first. */
export function NewCollection({
  owners,
  onMade,
  tone,
}: {
  owners: readonly string[];
  onMade: (made: Collection) => void;
  tone?: 'primary';
}) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const create = useCreateCollection();
  const change = (next: boolean) => {
    create.reset();
    setOpen(next);
  };
  return (
    <>
      <Button tone={tone} onClick={() => change(true)}>
        <Icon name="plus" />
        {t('collection.new')}
      </Button>
      <Dialog open={open} onOpenChange={change} title={t('collection.new')}>
        <CollectionForm
          owners={owners}
          action={t('collection.create')}
          pending={create.isPending}
          error={create.error}
          onCancel={() => change(false)}
          onWish={(wish, namespace) =>
            create.mutate(
              { ...wish, namespace },
              {
                onSuccess: (made) => {
                  change(false);
                  onMade(made);
                },
              },
            )
          }
        />
      </Dialog>
    </>
  );
}
