import { Module } from '@nestjs/common';
import { DownloadCounter } from './download-counter';
import { DownloadFlush } from './download-flush';
import { PopularityService } from './popularity.service';
import { PopularityStore } from './popularity.store';

@Module({ providers: [PopularityStore, DownloadCounter, DownloadFlush, PopularityService], exports: [PopularityService, DownloadFlush] })
export class PopularityModule {}
