// The mode that was chosen in the set-up page. It is a row; every process keeps it in its AppConfig, which all rules are asked of, so
// that no request costs a statement for it. A change shows at once where it was made, within a few seconds everywhere else.
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AppConfig, type HubMode, isHubMode } from '../config';
import { Transaction } from '../database';
import { Logger } from '../logging';
import { HubModeStore } from './hub-mode.store';

const LOOK_EVERY_MS = 5000;

@Injectable()
export class HubModes implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  /** An answer that was on its way while a mode was chosen here is older than the choice. */
  private choices = 0;

  constructor(
    private readonly store: HubModeStore,
    private readonly config: AppConfig,
    private readonly transaction: Transaction,
    private readonly logger: Logger,
  ) {}

  /** Before the first request: a hub that was closed must not be open for a moment after a restart. */
  async onModuleInit(): Promise<void> {
    if (this.isFixed) return;
    await this.look();
    this.timer = setInterval(() => void this.lookAgain(), LOOK_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Given by the environment: nobody chooses. */
  get isFixed(): boolean {
    return this.config.environmentMode !== null;
  }

  /** Inside the caller's transaction, if there is one. */
  async choose(mode: HubMode): Promise<void> {
    await this.store.put(mode);
    this.transaction.afterCommit(() => {
      this.choices++;
      this.config.adoptMode(mode);
    });
  }

  async look(): Promise<void> {
    const choices = this.choices;
    const found = await this.store.find();
    if (choices === this.choices) this.config.adoptMode(found !== null && isHubMode(found) ? found : null);
  }

  /** While the database is away the rules stay what they were. */
  private lookAgain(): Promise<void> {
    return this.look().catch((error: unknown) => this.logger.debug({ err: error }, 'the mode of the hub could not be read'));
  }
}
