import type { ICapabilities } from "matrix-js-sdk";

/** How the client behaves from its first moment on; given in its URL. */
export interface ClientOptions {
  readonly capabilities: ICapabilities;
  readonly roomId: string;
  readonly userId: string;
  readonly deviceId: string;
  /** What the homeserver says at `/versions`, which is all that this client asks of it directly. */
  readonly versions: object;
}
