import type { ModalButton } from "../../core/definition/modal-definition.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { FrameSnapshot } from "./frame-state.ts";

/** What components render of the living frames. */
export interface RegistryState {
  readonly frames: ReadonlyMap<string, FrameSnapshot>;
  /** The key of the frame that stays on screen while no slot shows it. */
  readonly floating: string | undefined;
  readonly modal: OpenModal | undefined;
}

/** MSC2790: the one modal that is open. */
export interface OpenModal {
  readonly key: string;
  readonly sourceKey: string;
  readonly widget: WidgetDefinition;
  readonly buttons: readonly ModalButton[];
}
