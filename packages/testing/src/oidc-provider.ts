import { startProgram } from './programs';

export type Claims = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  preferred_username?: string;
  groups?: string[];
};

export interface OidcProvider {
  issuer: string;
  setPeople(people: Record<string, Claims>): Promise<void>;
  stop(): Promise<void>;
}

export interface OidcProviderOptions {
  port: number;
  client: { id: string; secret: string };
  redirectUris: string[];
  /** Where it may send browsers to that have signed out. */
  signedOutUris?: string[];
  /** False: nobody can be sent there to sign out. */
  endSession?: boolean;
  /** By what they type as their login. */
  people: Record<string, Claims>;
}

export async function startOidcProvider(options: OidcProviderOptions): Promise<OidcProvider> {
  const program = startProgram('oidc-provider.mjs', { OIDC_PROVIDER: JSON.stringify(options) });
  const issuer = await program.says(({ issuer }) => issuer as string | undefined);
  let turns = 0;
  return {
    issuer,
    async setPeople(people) {
      const turn = ++turns;
      program.send({ people, turn });
      await program.says((line) => (line.people === turn ? true : undefined));
    },
    stop: () => program.stop(),
  };
}
