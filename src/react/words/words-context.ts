import type { OwnCapability } from "../../core/capability/own-capability.ts";

/** What the words for a widget's capabilities depend on besides the language. */
export interface WordsContext {
  /** The room the widget acts in; undefined for a widget of the account. */
  readonly roomId: string | undefined;
  /** Whose client it is, so that entries of a room's state under their id can be called their own. */
  readonly userId?: string | undefined;
  /** The capabilities that the app has declared, with their texts. */
  readonly own?: readonly OwnCapability[] | undefined;
  /** The name of another room as the client shows it; undefined where there is none. */
  readonly roomName?: ((roomId: string) => string | undefined) | undefined;
}
