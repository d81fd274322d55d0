import { Global, Module } from '@nestjs/common';
import { AccessService } from './access.service';
import { AccessStore } from './access.store';

@Global()
@Module({ providers: [AccessStore, AccessService], exports: [AccessService] })
export class AccessModule {}
