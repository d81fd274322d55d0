import type { FileFacts, RepositoryDetail } from '../../../lib/api-types';
import { formatParameters } from '../../../lib/formats';
import { useT } from '../../../lib/i18n';
import { Fact } from './fact';

/** What the headers of a model's files say of it. */
export function FileFactRows({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const { parameters, fileFacts } = repository;
  return (
    <>
      {parameters === null ? null : <Fact name={t('facts.parameters')}>{formatParameters(parameters)}</Fact>}
      {fileFacts === null ? null : <HeaderRows facts={fileFacts} />}
    </>
  );
}

function HeaderRows({ facts }: { facts: FileFacts }) {
  const t = useT();
  const { architecture, contextLength, dtypes, quantizations } = facts;
  return (
    <>
      {architecture === null ? null : (
        <Fact name={t('facts.architecture')}>
          <span className="break-all">{architecture}</span>
        </Fact>
      )}
      {contextLength === null ? null : <Fact name={t('facts.context')}>{t('facts.tokens', { count: contextLength })}</Fact>}
      {dtypes.length === 0 ? null : <Fact name={t('facts.dtypes')}>{dtypes.map(({ dtype }) => dtype).join(', ')}</Fact>}
      {quantizations.length === 0 ? null : <Fact name={t('facts.quantizations')}>{quantizations.join(', ')}</Fact>}
    </>
  );
}
