// Where an app of this hub is open in a browser: the one place that knows. Whoever serves apps says it once at the start; until then an app is no client.
import { Injectable } from '@nestjs/common';

export type OriginOfApp = (app: { repositoryId: bigint; name: string }) => Promise<string | null> | string | null;

@Injectable()
export class AppOrigins {
  private of: OriginOfApp = () => null;

  /** `https://…` without a path; null for an app that is not served. */
  say(origin: OriginOfApp): void {
    this.of = origin;
  }

  async origin(app: { repositoryId: bigint; name: string }): Promise<string | null> {
    const said = await this.of(app);
    return said !== null && URL.canParse(said) ? new URL(said).origin : null;
  }
}
