// Words that may not be written on this hub, as administrators list them.
import { useQuery } from '@tanstack/react-query';
import { ListFilter, ListRows } from '../features/administration/components/list-frame';
import { questionOf, readState, type ListState } from '../features/administration/model/list-address';
import { wordsQuery } from '../features/reports/api/words';
import { AddWords, WordRow } from '../features/reports/components/word-list';
import { useT } from '../lib/i18n';
import { Administration } from './admin';
import { useSearchParams } from './params';

const PATH = '/admin/words';

export function AdminWordsPage() {
  const state = readState(useSearchParams(), ['search']);
  return <Administration part="words">{() => <Words state={state} />}</Administration>;
}

function Words({ state }: { state: ListState }) {
  const t = useT();
  const words = useQuery(wordsQuery(questionOf(state)));
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t('words.about')}</p>
      <AddWords />
      <ListFilter path={PATH} state={state} label={t('words.search')} />
      <ListRows path={PATH} state={state} query={words} row={(word) => <WordRow key={word.id} word={word} />} />
    </>
  );
}
