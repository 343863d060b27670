import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import type { Wire } from "./wire.ts";

export interface UserOptions {
  /** With end-to-end encryption. @default false */
  readonly encryption?: boolean;
  /** @default false */
  readonly lazyLoadMembers?: boolean;
  /** Sees the port before the client syncs for the first time. */
  readonly beforeSync?: (port: MatrixClientPort) => void;
}

/** One device of one user, with a client that has synced. */
export interface PortUser {
  readonly port: MatrixClientPort;
  readonly userId: string;
  readonly deviceId: string;
  /** Between this device and the homeserver. */
  readonly wire: Wire;
  /** Asks the homeserver past the port, as this device: `path` follows `/_matrix/client`. Rejects on an error. */
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Stops the client, as an app that shuts down. */
  stop(): void;
}

/** What an implementation of the port gives the contract suite: users on one homeserver. Made anew for each test. */
export interface PortHarness {
  /** A new account. Its name is `name` with a suffix, since a homeserver may keep the accounts of earlier runs. */
  createUser(name: string, options?: UserOptions): Promise<PortUser>;
  /** Another device of the same account. */
  createDevice(user: PortUser, options?: UserOptions): Promise<PortUser>;
}

export type CreateHarness = () => PortHarness;
