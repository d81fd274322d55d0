import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../lib/i18n';
import { useSettled } from '../../../lib/use-settled';
import { ChipsField } from '../../../ui/chips-field';
import { basesQuery } from '../api/create';
import { namesRepository } from '../model/new-repository';

const TYPING_MS = 250;

/** The model that this one is made from: one of this hub, found by typing, or another one by its name. */
export function BaseModelField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), TYPING_MS);
  const { data = [], isPlaceholderData } = useQuery(basesQuery('model', search));
  // What was found by earlier letters must be called so.
  const isAnswer = search === text.trim() && !isPlaceholderData;
  return (
    <ChipsField
      label={t('new.base')}
      code="base_model"
      hint={t('new.baseHint')}
      error={value === '' || namesRepository(value) ? undefined : t('cardProblem.repositoryId')}
      items={data.map((id) => ({ value: id, label: id, isName: true, always: isAnswer }))}
      values={value === '' ? [] : [value]}
      onChange={([chosen = '']) => onChange(chosen)}
      isSingle
      addLabel={(name) => t('new.baseElsewhere', { name })}
      isOwnFirst={(name) => name.includes('/')}
      removeLabel={(name) => t('new.baseRemove', { name })}
      onType={setText}
    />
  );
}
