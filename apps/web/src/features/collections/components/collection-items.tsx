import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Collection, CollectionItem, RepositorySummary } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { cx } from '../../../ui/class-names';
import { Empty } from '../../../ui/empty';
import { useToast } from '../../../ui/toast';
import { type ItemDeed, useItems } from '../api/collections';
import { ItemTools } from './item-tools';
import { NestedCollection } from './nested-collection';

interface Props {
  collection: Collection;
  /** How a repository is shown is the business of another feature. */
  repositoryCard: (repository: RepositorySummary) => ReactNode;
}

/** What stands in it. Whoever may edit moves items by dragging, or by buttons that keep the focus. */
export function CollectionItems({ collection, repositoryCard }: Props) {
  const t = useT();
  const { say } = useToast();
  const items = useItems(collection);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const [news, setNews] = useState('');
  const refocus = useRef<string | null>(null);
  // Moving the node of a focused button takes the focus from it.
  useEffect(() => {
    if (refocus.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-tool="${refocus.current}"]`)?.focus();
    refocus.current = null;
  });
  if (collection.items.length === 0) return <Empty>{t(collection.mayEdit ? 'collection.emptyOwn' : 'collection.empty')}</Empty>;
  const last = collection.items.length - 1;
  const deed = (wish: ItemDeed) => items.mutate(wish, { onError: (error) => say(problemText(error, t), 'danger') });
  const move = (item: CollectionItem, position: number, tool?: string) => {
    if (position < 0 || position > last) return;
    refocus.current = tool === undefined ? null : `${tool}-${item.id}`;
    setNews(t('collection.moved', { name: titleOf(item), place: position + 1, count: last + 1 }));
    deed({ id: item.id, position });
  };
  const drop = (event: DragEvent, position: number) => {
    event.preventDefault();
    const item = collection.items.find(({ id }) => id === dragged);
    if (item) move(item, position);
    setDragged(null);
    setOver(null);
  };
  return (
    <>
      <ol ref={list} className="space-y-3">
        {collection.items.map((item, index) => (
          <li
            key={item.id}
            draggable={collection.mayEdit}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(item.id);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={(event) => drop(event, index)}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            className={cx(
              'flex min-w-0 gap-2 rounded-panel',
              collection.mayEdit && 'cursor-grab',
              dragged === item.id && 'opacity-50',
              over === index && 'outline-2 outline-accent',
            )}
          >
            <div className="min-w-0 grow space-y-1.5">
              {/* As high as it is: a card otherwise fills its place, and covers the note. */}
              <div>
                {item.repository ? repositoryCard(item.repository) : null}
                {item.collection ? <NestedCollection collection={item.collection} /> : null}
              </div>
              {item.note === '' ? null : (
                <p data-by-user="" className="max-w-prose border-l-2 border-line pl-3 text-sm whitespace-pre-line text-muted">
                  {item.note}
                </p>
              )}
            </div>
            {collection.mayEdit ? (
              <ItemTools
                item={item}
                name={titleOf(item)}
                isFirst={index === 0}
                isLast={index === last}
                onMove={(by, tool) => move(item, index + by, tool)}
                onNote={(note) => deed({ id: item.id, note })}
                onRemove={() => deed({ id: item.id, remove: true })}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {news}
      </p>
    </>
  );
}

function titleOf({ repository, collection }: CollectionItem): string {
  return repository?.id ?? collection?.title ?? '';
}
