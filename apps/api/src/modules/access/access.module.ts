import { Global, Module } from '@nestjs/common';
import { AccessService } from './access.service';
import { AccessStore } from './access.store';
import { AttemptFence } from './attempt-fence';
import { TokenPreviews } from './token-previews';
import { TokenPreviewStore } from './token-preview.store';

@Global()
@Module({
  providers: [AccessStore, AccessService, AttemptFence, TokenPreviewStore, TokenPreviews],
  exports: [AccessService, AttemptFence, TokenPreviews],
})
export class AccessModule {}
