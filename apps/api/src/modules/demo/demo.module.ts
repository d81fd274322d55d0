import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { BlobsModule } from '../blobs';
import { ContributionsModule } from '../contributions';
import { OrganizationsModule } from '../organizations';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { DemoLoader } from './demo-loader';
import { DemoService } from './demo.service';
import { DemoStore } from './demo.store';

const ROOMS = [AccountsModule, OrganizationsModule, RepositoriesModule, BlobsModule, VersionsModule, ContributionsModule];

@Module({ imports: ROOMS, providers: [DemoStore, DemoLoader, DemoService], exports: [DemoService] })
export class DemoModule {}
