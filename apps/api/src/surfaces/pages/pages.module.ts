import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { PagesModule } from '../../modules/pages';
import { PageTeller } from './page-teller';
import { RobotsController } from './robots.controller';

@Module({ imports: [AccountsModule, PagesModule], controllers: [RobotsController], providers: [PageTeller], exports: [PageTeller] })
export class PagesSurface {}
