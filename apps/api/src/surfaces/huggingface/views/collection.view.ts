// Collections as the clients read them (contracts/huggingface-hub.md §10.4).
import { WIRE_TYPE } from '@modelgrove/shared';
import { isoDate, wireId } from '@modelgrove/wire-formats';
import { type Collection, type CollectionItem, type CollectionRecord, slugOf } from '../../../modules/collections';
import type { RepositoryRecord } from '../../../modules/repositories';
import { escapeHtml } from './escape-html';

/** Without `position`: the Python client adds that to what lists answer, and two would be one too many. */
export function collectionView(collection: Collection): Record<string, unknown> {
  return {
    ...headView(collection),
    gating: false,
    private: collection.isPrivate,
    isUpvotedByUser: collection.isUpvoted,
    items: collection.items.map(collectionItemView),
  };
}

export function collectionItemView(item: CollectionItem): Record<string, unknown> {
  const { id, position, note } = item;
  const contents = item.kind === 'repository' ? repositoryView(item.repository) : nestedView(item.collection, item.itemsCount);
  return { _id: wireId(id), position, ...contents, ...(note === '' ? {} : { note: { text: note, html: noteHtml(note) } }) };
}

export function slugView(collection: CollectionRecord): string {
  return `${collection.namespace}/${slugOf(collection)}`;
}

function headView(collection: CollectionRecord): Record<string, unknown> {
  const { title, description, updatedAt, theme, upvotes, namespaceId, namespace, ownerFullName, ownerKind } = collection;
  return {
    slug: slugView(collection),
    title,
    ...(description === '' ? {} : { description }),
    lastUpdated: isoDate(updatedAt),
    owner: {
      _id: wireId(namespaceId),
      name: namespace,
      fullname: ownerFullName || namespace,
      avatarUrl: '',
      type: ownerKind === 'user' ? 'user' : 'org',
      ...(ownerKind === 'user' ? { isPro: false } : {}),
    },
    theme,
    upvotes,
  };
}

function repositoryView(record: RepositoryRecord): Record<string, unknown> {
  const { type, namespace, name, downloads30d, gated, lastModifiedAt, likesCount, isPrivate, pipelineTag, parameters, sdk } = record;
  return {
    id: `${namespace}/${name}`,
    type: WIRE_TYPE[type],
    repoType: WIRE_TYPE[type],
    author: namespace,
    downloads: downloads30d,
    likes: likesCount,
    gated: gated ?? false,
    private: isPrivate,
    lastModified: isoDate(lastModifiedAt),
    ...(pipelineTag === null ? {} : { pipeline_tag: pipelineTag }),
    ...(type === 'model' ? { availableInferenceProviders: [] } : {}),
    ...(parameters === null ? {} : { numParameters: parameters }),
    ...(type === 'app' && sdk !== null ? { sdk } : {}),
  };
}

function nestedView(collection: CollectionRecord, itemsCount: number): Record<string, unknown> {
  return { ...headView(collection), type: 'collection', id: collection.key, numberItems: itemsCount };
}

/** Plain text: nothing of it is markup. */
function noteHtml(note: string): string {
  return `<p>${escapeHtml(note).replaceAll('\n', '<br>')}</p>`;
}
