import type { OwnCapability } from "../../core/capability/own-capability.ts";
import type { ConsentDecision, ConsentRequest } from "../../store/consent-request.ts";
import type { PartialWidgetMessages } from "../messages/widget-messages.ts";

export interface ConsentDialogProps {
  readonly request: ConsentRequest;
  /** Called once, with what the user decided. Escape and "not now" are dismissals: nothing is granted or remembered. */
  readonly onDecide: (decision: ConsentDecision) => void;
  /** The user's rooms: other rooms are shown by their names, and "every room" can be narrowed to some of them. */
  readonly rooms?: readonly ConsentRoom[] | undefined;
  /** @default English */
  readonly messages?: PartialWidgetMessages | undefined;
  /** The capabilities that the app has declared with actions of its own. @default none */
  readonly ownCapabilities?: readonly OwnCapability[] | undefined;
  /** `light` or `dark`. @default the colour scheme of its surroundings */
  readonly theme?: string | undefined;
  /** @default the body */
  readonly container?: HTMLElement | undefined;
}

export interface ConsentRoom {
  readonly roomId: string;
  readonly name: string;
}
