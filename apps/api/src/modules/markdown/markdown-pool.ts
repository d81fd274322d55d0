// The threads that make texts into HTML.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { asWritten, type MarkdownOptions, type RenderedMarkdown } from '@modelgrove/markdown';
import { DomainError } from '../../common/errors';
import { Logger } from '../../platform/logging';
import { ThreadPool, ThreadTookTooLong } from '../../platform/threads';
import { ImageLinks } from './image-links';
import { renderingBusy } from './markdown.errors';
import type { RenderTask } from './markdown.thread';

const OPTIONS = { threads: 2, maxWaiting: 200, busy: renderingBusy, taskMs: 10_000, maxHeapMb: 384 };

@Injectable()
export class MarkdownPool implements OnModuleDestroy {
  private threads: ThreadPool<RenderTask, RenderedMarkdown> | null = null;

  constructor(
    private readonly links: ImageLinks,
    private readonly logger: Logger,
  ) {}

  /** Throws 'markdown/busy'; a text that is too much for time, memory or the parsers comes back as it was written. */
  async render(text: string, options: Omit<MarkdownOptions, 'foreignImage'>): Promise<RenderedMarkdown> {
    this.threads ??= new ThreadPool(__dirname, 'markdown.thread.js', OPTIONS);
    try {
      return await this.threads.run({ text, options, images: this.links.key });
    } catch (error) {
      if (error instanceof ThreadTookTooLong) return asWritten(text, 'markdown/too-slow');
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return asWritten(text, 'markdown/too-large');
      if (error instanceof DomainError) throw error;
      this.logger.error({ err: error, characters: text.length }, 'a text cannot be made into HTML');
      return asWritten(text, 'markdown/unreadable');
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.threads?.close();
  }
}
