import { TOKEN_PERMISSIONS, type TokenPermission } from '@modelgrove/shared';
import type { TokenScope } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { newScope, withPermission, withType } from '../model/scopes';

type EntityType = TokenScope['entity']['type'];
const TYPES = Object.keys(TOKEN_PERMISSIONS) as EntityType[];

/** One block for each place, with what may be done there. */
export function ScopeFields({ scopes, onChange }: { scopes: readonly TokenScope[]; onChange: (scopes: TokenScope[]) => void }) {
  const t = useT();
  const change = (at: number, scope: TokenScope) => onChange(scopes.map((one, index) => (index === at ? scope : one)));
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1 font-medium">{t('tokens.scopes')}</legend>
      {scopes.map((scope, index) => (
        <div key={index} className="space-y-3 rounded-control border border-line p-3">
          <Place scope={scope} onChange={(next) => change(index, next)} />
          <Permissions scope={scope} onChange={(next) => change(index, next)} />
          {scopes.length > 1 ? (
            <Button tone="quiet" onClick={() => onChange(scopes.filter((_, other) => other !== index))}>
              {t('tokens.scope.remove')}
            </Button>
          ) : null}
        </div>
      ))}
      <Button onClick={() => onChange([...scopes, newScope('org', '')])}>{t('tokens.scope.more')}</Button>
    </fieldset>
  );
}

function Place({ scope, onChange }: { scope: TokenScope; onChange: (scope: TokenScope) => void }) {
  const t = useT();
  const { type, name } = scope.entity;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="w-36">
        <SelectField
          label={t('tokens.scope.type')}
          value={type}
          onChange={({ target }) => onChange(withType(scope, target.value as EntityType))}
        >
          {TYPES.map((one) => (
            <option key={one} value={one}>
              {t(`tokens.scope.type.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="min-w-32 flex-1">
        <TextField
          label={t('tokens.scope.name')}
          value={name}
          onChange={({ target }) => onChange({ ...scope, entity: { type, name: target.value.trim() } })}
          placeholder={type === 'user' || type === 'org' ? undefined : 'namespace/name'}
          required
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
    </div>
  );
}

function Permissions({ scope, onChange }: { scope: TokenScope; onChange: (scope: TokenScope) => void }) {
  const t = useT();
  const known: readonly TokenPermission[] = TOKEN_PERMISSIONS[scope.entity.type];
  return (
    <div>
      {known.map((permission) => (
        <label key={permission} className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={scope.permissions.includes(permission)}
            onChange={({ target }) => onChange(withPermission(scope, permission, target.checked))}
            className="size-4 shrink-0 accent-accent"
          />
          {t(`tokens.permission.${permission}`)}
        </label>
      ))}
    </div>
  );
}
