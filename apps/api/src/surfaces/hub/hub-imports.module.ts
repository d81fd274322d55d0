import { Module } from '@nestjs/common';
import { ImportsModule } from '../../modules/imports';
import { ImportsController } from './imports.controller';

/** Imports in our own API. */
@Module({ imports: [ImportsModule], controllers: [ImportsController] })
export class HubImportsModule {}
