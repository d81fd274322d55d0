import { Global, Module } from '@nestjs/common';
import { AccessService } from './access.service';
import { AccessStore } from './access.store';
import { AttemptFence } from './attempt-fence';

@Global()
@Module({ providers: [AccessStore, AccessService, AttemptFence], exports: [AccessService, AttemptFence] })
export class AccessModule {}
