// What people said, as HTML: who is named and which discussions are, lead there; relative addresses lead into the default branch.
import { Injectable } from '@nestjs/common';
import { WEB_PREFIX } from '@modelgrove/shared';
import type { Granted } from '../access';
import { MarkdownService } from '../markdown';
import { VersionReader } from '../versions';
import type { DiscussionEvent } from './discussions.types';

@Injectable()
export class CommentTexts {
  constructor(
    private readonly markdown: MarkdownService,
    private readonly versions: VersionReader,
  ) {}

  /** By the id of the event; those that are hidden or say nothing are left out. */
  async of(repo: Granted, events: readonly DiscussionEvent[]): Promise<Map<bigint, string>> {
    const said = events.flatMap(({ id, comment }) => (comment?.content ? [{ id, content: comment.content }] : []));
    if (said.length === 0) return new Map();
    const revision = (await this.versions.defaultBranch(repo)).replace('refs/heads/', '');
    const html = said.map(async ({ id, content }) => {
      const place = { repository: repo, revision, discussions: discussionsPath(repo), idPrefix: `c${id}-` };
      return [id, (await this.markdown.render(content, 'comment', place)).html] as const;
    });
    return new Map(await Promise.all(html));
  }
}

/** Of its page. */
export function discussionsPath({ type, namespace, name }: Pick<Granted, 'type' | 'namespace' | 'name'>): string {
  return `/${WEB_PREFIX[type]}${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/discussions`;
}
