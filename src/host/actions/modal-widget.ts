import * as v from "valibot";
import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import { pick } from "../activity/shown-event.ts";
import { type Action, defineAction, noCapability, noRoom } from "./action.ts";
import { ActionError } from "./action-error.ts";
import type { ActionSession } from "./action-session.ts";
import { plainObject, requestData } from "./request-data.ts";

/** MSC2790, from the modal: it is done, and its data goes to the widget that opened it. */
export const closeModal: Action = defineAction({
  names: ["close_modal"],
  schema: plainObject("Invalid request"),
  capability: noCapability,
  room: noRoom,
  failure: "Unable to close the modal",
  handler: ({ data, session, afterReply }) => {
    requireModal(session);
    if (!session.closeModal(data, afterReply)) throw new ActionError("This modal is already closing");
    return {};
  },
});

/** MSC2790, from the modal: switches one of its own buttons. The one that closes it stays the user's. */
export const setButtonEnabled: Action = defineAction({
  names: ["set_button_enabled"],
  schema: requestData({
    button: v.string("Invalid button"),
    enabled: v.boolean("Invalid request - enabled is not a boolean"),
  }),
  capability: noCapability,
  room: noRoom,
  failure: "Unable to change the button",
  activity: {
    facts: ({ enabled }) => ({ value: enabled }),
    data: (data) => pick(data, ["button", "enabled"]),
  },
  handler: ({ data: { button, enabled }, session }) => {
    const modal = requireModal(session);
    const isKnown = button !== "m.close" && modal.buttons.some(({ id }) => id === button);
    if (!isKnown || session.app.setModalButtonEnabled?.(button, enabled) !== true) {
      throw new ActionError("Invalid button");
    }
    return {};
  },
});

function requireModal({ modal }: ActionSession): ModalDefinition {
  if (modal !== undefined) return modal;
  throw new ActionError("Only a modal widget can do this");
}
