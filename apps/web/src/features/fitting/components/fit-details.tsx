import { useLocale, useT } from '../../../lib/i18n';
import { RUNTIME_BYTES, USUAL_CONTEXT } from '../../../lib/model-memory';
import { Icon } from '../../../ui/icon';
import type { Fit, ModelFacts, Way } from '../model/fit';
import type { Hardware } from '../model/hardware';
import { formatMemory } from './memory-text';

/** Each precision: what it needs, whether that fits, and how all of it was counted. */
export function FitDetails({ model, fit, hardware }: { model: ModelFacts; fit: Fit; hardware: Hardware }) {
  const t = useT();
  const ways = 'ways' in fit ? fit.ways : [];
  return (
    <>
      <table className="mt-3 w-full text-left tabular-nums">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="pb-1 font-normal">
              {t('fit.precision')}
            </th>
            <th scope="col" className="px-3 pb-1 text-right font-normal">
              {t('fit.needed')}
            </th>
            <th scope="col" className="pb-1 font-normal">
              {t('fit.verdict')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <WayRow key={way.path ?? way.name} way={way} />
          ))}
        </tbody>
      </table>
      <Assumptions model={model} hardware={hardware} />
    </>
  );
}

function WayRow({ way: { name, path, needsBytes, missingBytes, contextTokens } }: { way: Way }) {
  const t = useT();
  const locale = useLocale();
  const room = contextTokens === null ? t('fit.yes') : t('fit.context', { tokens: new Intl.NumberFormat(locale).format(contextTokens) });
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-1.5 font-medium">
        {name}
        {path === null ? null : <span className="block text-xs font-normal text-muted">{t('fit.asFiles')}</span>}
      </th>
      <td className="px-3 py-1.5 text-right whitespace-nowrap">{formatMemory(needsBytes, locale)}</td>
      <td className="py-1.5">
        <span className="flex items-start gap-1.5">
          <Icon
            name={missingBytes > 0 ? 'close' : 'check'}
            className={`mt-0.5 size-3.5 ${missingBytes > 0 ? 'text-muted' : 'text-link'}`}
          />
          {missingBytes > 0 ? t('fit.missing', { memory: formatMemory(missingBytes, locale) }) : room}
        </span>
      </td>
    </tr>
  );
}

function Assumptions({ model, hardware }: { model: ModelFacts; hardware: Hardware }) {
  const t = useT();
  const locale = useLocale();
  const values = { runtime: formatMemory(RUNTIME_BYTES, locale), tokens: new Intl.NumberFormat(locale).format(USUAL_CONTEXT) };
  const isSeveral = hardware.kind === 'gpus' && hardware.gpusGb.length > 1;
  return (
    <p className="mt-3 border-t border-line pt-2 text-xs text-muted">
      {t('fit.assumptions', values)} {model.cacheValuesPerToken ? null : `${t('fit.guessed')} `}
      {hardware.kind === 'memory' ? t('fit.sharedPart') : isSeveral ? t('fit.several', values) : null}
    </p>
  );
}
