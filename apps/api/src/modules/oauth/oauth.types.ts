/** `built-in`: the device login of the Hugging Face command line; `registered`: made by a person in the settings; `app`: an app repository of this hub. */
export type ClientKind = 'built-in' | 'registered' | 'app';

export interface OauthClient {
  id: string;
  kind: ClientKind;
  ownerId: bigint | null;
  /** Who made it; of an app its namespace. */
  owner: string | null;
  repositoryId: bigint | null;
  name: string;
  homepage: string;
  redirectUris: string[];
  /** What it may ask for; empty: everything. */
  scopes: string[];
  secretHash: Buffer | null;
  secretHint: string | null;
  createdAt: Date;
}

export interface ConnectedApp {
  id: bigint;
  client: Pick<OauthClient, 'id' | 'kind' | 'name' | 'homepage' | 'owner'>;
  scopes: string[];
  organizations: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** What the page of consent shows. */
export interface ConsentQuestion {
  client: OauthClient;
  scopes: string[];
  /** Where the browser goes afterwards; null for a device. */
  redirectHost: string | null;
  /** Organizations that may be opened to the program, and whether they were before. */
  organizations: { id: bigint; name: string; fullName: string; isOpen: boolean }[];
  /** The same was allowed before: nobody needs to be asked again. */
  isRemembered: boolean;
  /** From where the device asked. */
  device: { address: string; userAgent: string; startedAt: Date } | null;
}
