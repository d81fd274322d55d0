// Pictures of pages: drawn in a thread when somebody asks, kept in memory by what they show. Their address carries the same hash, so a
// picture at an address never changes, and caches on the way may keep it for ever.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PreviewFacts } from '@modelgrove/preview-picture';
import { DomainError } from '../../common/errors';
import { Lru } from '../../common/lru';
import { ThreadPool } from '../../platform/threads';
import type { PageFacts } from './pages.service';
import type { PreviewTask } from './preview.thread';

const KEPT_BYTES = 16 * 1024 * 1024;
const VERSION_LETTERS = 16;
/** Another one when pictures look different. */
const LOOK = 1;
const KINDS = { model: 'Model 模型', dataset: 'Dataset 数据集', app: 'App 应用' };
const busy = () =>
  new DomainError('unavailable', 'preview/busy', 'Too many pictures are being drawn: try again shortly.', { retryAfterSeconds: 10 });

@Injectable()
export class PreviewPictures implements OnModuleDestroy {
  private readonly kept = new Lru<string, Buffer>(KEPT_BYTES);
  private readonly drawing = new Map<string, Promise<Buffer>>();
  private threads: ThreadPool<PreviewTask, Uint8Array> | null = null;

  /** Of what is shown: the same facts, the same version. */
  version(facts: PageFacts | null): string {
    return createHash('sha256')
      .update(JSON.stringify([LOOK, shownOf(facts)]))
      .digest('base64url')
      .slice(0, VERSION_LETTERS);
  }

  /** Null: the hub itself. 'preview/busy'. Those who ask for the same one at once wait for one drawing. */
  async picture(facts: PageFacts | null): Promise<Buffer> {
    const version = this.version(facts);
    const kept = this.kept.get(version);
    if (kept) return kept;
    const drawing = this.drawing.get(version) ?? this.draw(version, shownOf(facts)).finally(() => this.drawing.delete(version));
    this.drawing.set(version, drawing);
    return drawing;
  }

  async onModuleDestroy(): Promise<void> {
    await this.threads?.close();
  }

  private async draw(version: string, facts: PreviewFacts): Promise<Buffer> {
    this.threads ??= new ThreadPool(__dirname, 'preview.thread.js', { threads: 1, maxWaiting: 30, busy, taskMs: 20_000 });
    const picture = Buffer.from(await this.threads.run({ facts, fonts: { regular: fontFile('Regular'), bold: fontFile('Bold') } }));
    this.kept.set(version, picture, picture.length);
    return picture;
  }
}

/** The font that invoices are written in. */
function fontFile(weight: 'Regular' | 'Bold'): string {
  return join(dirname(dirname(createRequire(__filename).resolve('@embedpdf/fonts-sc'))), 'fonts', `NotoSansHans-${weight}.otf`);
}

function shownOf(facts: PageFacts | null): PreviewFacts {
  if (facts?.kind !== 'repository')
    return {
      kind: '',
      owner: '',
      name: '选能干活的模型',
      title: 'Pick models that do the work, not the ones that ace the exam.',
      figures: [],
    };
  const { type, namespace, name, title, task, license, likes, downloads } = facts;
  const known = [
    { label: 'Task 任务', value: task },
    { label: 'License 许可证', value: license },
    { label: 'Likes 点赞', value: likes.toLocaleString('en') },
    { label: 'Downloads 下载', value: downloads.toLocaleString('en') },
  ];
  const figures = known.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  return { kind: KINDS[type], owner: namespace, name, title, figures };
}
