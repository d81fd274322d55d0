// What a preview says, as a list of deeds in the order of the page: those that the token may do, with where, and those that it may not.
import type { TokenPreview } from '../../../lib/api-types';

type Namespace = TokenPreview['namespaces'][number];
type Reached = Namespace['writes'];

export const DEEDS = [
  'read',
  'readClosed',
  'write',
  'propose',
  'discuss',
  'administer',
  'create',
  'call',
  'jobs',
  'collections',
  'webhooks',
  'money',
  'members',
  'self',
  'hub',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Repositories of one owner; `owner` null: of several others. */
export interface Counted {
  owner: string | null;
  count: number;
  /** Null: it is not known how many there are. */
  total: number | null;
  names: string[];
}

export interface Place {
  /** `anybodys`: public repositories of anybody; `everybodys`: private ones of everybody. */
  wide: ('anybodys' | 'everybodys')[];
  publicOf: string[];
  counted: Counted[];
  /** Namespaces. */
  names: string[];
}

export interface DeedSaid extends Place {
  deed: Deed;
  may: boolean;
}

const NOWHERE: Place = { wide: [], publicOf: [], counted: [], names: [] };
const OF_NAMESPACES: Partial<Record<Deed, Namespace['actions'][number]>> = {
  create: 'create-repository',
  call: 'call-models',
  jobs: 'run-jobs',
  collections: 'edit-collections',
  webhooks: 'edit-webhooks',
  money: 'spend-money',
};

export function deedsOf(preview: TokenPreview): DeedSaid[] {
  return DEEDS.map((deed) => {
    const place = placeOf(deed, preview);
    const may = deed === 'self' ? preview.isSelf : deed === 'hub' ? preview.isAdministrator : !isNowhere(place);
    return { deed, may, ...place };
  });
}

function placeOf(deed: Deed, preview: TokenPreview): Place {
  const { namespaces, withPublic } = preview;
  const action = OF_NAMESPACES[deed];
  if (action) return { ...NOWHERE, names: namespaces.filter(({ actions }) => actions.includes(action)).map(({ name }) => name) };
  // Of oneself there are no members.
  if (deed === 'members')
    return {
      ...NOWHERE,
      names: namespaces.filter((one) => one.role !== null && one.actions.includes('administer')).map(({ name }) => name),
    };
  if (deed === 'read') return { ...NOWHERE, wide: withPublic.includes('read') ? ['anybodys'] : [] };
  if (deed === 'discuss') return ofPublic(preview, 'discuss');
  if (deed === 'readClosed') return counted(preview, 'read', ({ readsClosed, closed }) => [readsClosed, closed]);
  if (deed === 'write') return counted(preview, 'write', ({ writes, looked }) => [writes, looked]);
  if (deed === 'administer') return counted(preview, 'administer', ({ administers, looked }) => [administers, looked]);
  if (deed !== 'propose') return NOWHERE;
  const { wide, publicOf } = ofPublic(preview, 'contribute');
  return { ...counted(preview, 'contribute', ({ proposes, looked }) => [proposes, looked]), wide, publicOf };
}

function ofPublic({ withPublic, others }: TokenPreview, action: TokenPreview['withPublic'][number]): Place {
  if (withPublic.includes(action)) return { ...NOWHERE, wide: ['anybodys'] };
  return { ...NOWHERE, publicOf: others.filter((one) => one.withPublic.includes(action)).map(({ namespace }) => namespace) };
}

function counted(
  preview: TokenPreview,
  action: TokenPreview['withPrivate'][number],
  of: (namespace: Namespace) => [Reached, number],
): Place {
  const own = preview.namespaces.map((namespace) => {
    const [{ count, some }, total] = of(namespace);
    return { owner: namespace.name, count, total, names: some.map(({ repository }) => repository) };
  });
  const others = preview.elsewhere.filter(({ actions }) => actions.includes(action)).map(({ repository }) => repository);
  const elsewhere = others.length === 0 ? [] : [{ owner: null, count: others.length, total: null, names: others.slice(0, 5) }];
  return {
    ...NOWHERE,
    wide: preview.withPrivate.includes(action) ? ['everybodys'] : [],
    counted: [...own.filter(({ count }) => count > 0), ...elsewhere],
  };
}

function isNowhere({ wide, publicOf, counted: some, names }: Place): boolean {
  return wide.length + publicOf.length + some.length + names.length === 0;
}
