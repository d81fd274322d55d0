import { Global, Module } from '@nestjs/common';
import { HubModeStore } from './hub-mode.store';
import { HubModes } from './hub-modes';

@Global()
@Module({ providers: [HubModeStore, HubModes], exports: [HubModes] })
export class HubModeModule {}
