import * as v from "valibot";
import { parseModal } from "../../core/definition/parse-modal.ts";
import { type Action, defineAction, noCapability, noRoom } from "./action.ts";
import { ActionError } from "./action-error.ts";

/**
 * MSC2790: opens a widget over everything else. The capability of the proposal is requested by no deployed widget, so
 * none is needed; the modal's page is subject to consent of its own.
 */
export const openModal: Action = defineAction({
  names: ["open_modal"],
  // The user is asked before another origin is shown.
  timeoutMs: Number.POSITIVE_INFINITY,
  schema: v.unknown(),
  capability: noCapability,
  room: noRoom,
  failure: "Unable to open modal at this time",
  handler: async ({ data, session }) => {
    if (session.modal !== undefined) throw new ActionError("A modal cannot open another modal");
    const modal = parseModal(data);
    if (modal === undefined) throw new ActionError("Invalid request - this defines no modal");
    if (!(await session.openModal(modal))) throw new ActionError("Unable to open modal at this time");
    return {};
  },
});
