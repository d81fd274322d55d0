// What an app that signs people in needs to know of itself: whoever registers it says it once at the start (app/), since what gives out sign-ins
// is no business of this room. Until then no app has any.
import { Injectable } from '@nestjs/common';

export interface AppClient {
  clientId: string;
  scopes: readonly string[];
}

export type ClientOfApp = (repositoryId: bigint) => Promise<AppClient | null>;

@Injectable()
export class AppClients {
  private of: ClientOfApp = () => Promise.resolve(null);

  say(client: ClientOfApp): void {
    this.of = client;
  }

  /** As Hugging Face names them; its JavaScript library reads them. */
  async variables(repositoryId: bigint): Promise<Record<string, string>> {
    const client = await this.of(repositoryId);
    return client === null ? {} : { OAUTH_CLIENT_ID: client.clientId, OAUTH_SCOPES: client.scopes.join(' ') };
  }
}
