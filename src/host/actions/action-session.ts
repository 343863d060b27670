import type { Grants } from "../../core/capability/grants.ts";
import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import type { IdentityAnswer } from "../session/identity-requests.ts";
import type { SessionApp } from "../session-options.ts";
import type { PageTokens } from "./page-tokens.ts";

/** What an action may know of its session, and do with it. */
export interface ActionSession {
  readonly driver: SessionDriver;
  readonly grants: Grants;
  readonly app: SessionApp;
  /** The bound room; for account widgets the room the user looks at now. */
  readonly roomId: string | undefined;
  /** Present in a modal widget's own session. */
  readonly modal: ModalDefinition | undefined;
  /** What the host tells the widget it supports. */
  readonly versions: readonly string[];
  /** How much the widget may ask for. */
  readonly limits: SessionLimits;
  /** Where the widget may go on reading. */
  readonly pageTokens: PageTokens;
  /** True where the widget learns the state of rooms from `update_state`. */
  readonly takesStateUpdates: boolean;

  /** Counts a navigation (MSC2931). False when there were too many to go on. */
  mayNavigate(): boolean;
  /** Sends a request to the widget past everything that waits; its answer does not matter. */
  tell(action: string, data: object): void;
  contentLoaded(): void;
  /** MSC2974. False before the first negotiation, and when too many such requests wait already. */
  renegotiate(capabilities: readonly string[]): boolean;
  askIdentity(): Promise<IdentityAnswer>;
  /** MSC3846. Resolves once the first credentials are there; `onServers` gets them and all later ones. */
  watchTurn(onServers: (servers: object) => void): Promise<void>;
  unwatchTurn(): void;
  /** MSC2790. False when the app cannot show it now. */
  openModal(modal: ModalDefinition): Promise<boolean>;
  /** MSC2790: this session's modal is done. False when it already was. */
  closeModal(data: object, afterReply: (task: () => void) => void): boolean;
}
