import { useState } from 'react';
import type { Collection } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon';
import { useChangeCollection, useDeleteCollection } from '../api/collections';
import { CollectionForm } from './collection-form';

interface Props {
  collection: Collection;
  onChanged: (changed: Collection) => void;
  onGone: () => void;
}

export function OwnerActions({ collection, onChanged, onGone }: Props) {
  return (
    <>
      <Edit collection={collection} onChanged={onChanged} />
      <Delete collection={collection} onGone={onGone} />
    </>
  );
}

function Edit({ collection, onChanged }: Omit<Props, 'onGone'>) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const edit = useChangeCollection(collection);
  const change = (next: boolean) => {
    edit.reset();
    setOpen(next);
  };
  const onSuccess = (changed: Collection) => {
    change(false);
    onChanged(changed);
  };
  return (
    <>
      <Button onClick={() => change(true)}>
        <Icon name="edit" />
        {t('collection.edit')}
      </Button>
      <Dialog open={open} onOpenChange={change} title={t('collection.editTitle')}>
        <CollectionForm
          before={collection}
          action={t('save')}
          pending={edit.isPending}
          error={edit.error}
          onCancel={() => change(false)}
          onWish={(wish) => edit.mutate(wish, { onSuccess })}
        />
      </Dialog>
    </>
  );
}

function Delete({ collection, onGone }: Omit<Props, 'onChanged'>) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const remove = useDeleteCollection(collection);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="trash" />
        {t('collection.delete')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('collection.deleteTitle')}
        text={t('collection.deleteText')}
        action={t('collection.delete')}
        onConfirm={() => remove.mutate(undefined, { onSuccess: onGone })}
        pending={remove.isPending}
        error={remove.error}
      />
    </>
  );
}
