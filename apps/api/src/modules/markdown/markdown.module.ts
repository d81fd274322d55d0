import { Module } from '@nestjs/common';
import { Sealer } from '../../platform/signing';
import { ImageLinks } from './image-links';
import { ImageProxy } from './image-proxy';
import { MarkdownPool } from './markdown-pool';
import { MarkdownService } from './markdown.service';

@Module({ providers: [Sealer, ImageLinks, ImageProxy, MarkdownPool, MarkdownService], exports: [MarkdownService, ImageProxy] })
export class MarkdownModule {}
