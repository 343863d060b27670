import { pick } from "../activity/shown-event.ts";
import { type Action, defineAction, noCapability, noRoom } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { plainObject } from "./request-data.ts";

const names = ["io.element.join", "io.element.close", "im.vector.hangup", "io.element.device_mute"] as const;

/** What call widgets tell their client. They grant nothing: the app decides what to make of them. */
export const callActions: readonly Action[] = names.map((name) =>
  defineAction({
    names: [name],
    schema: plainObject("Invalid request"),
    capability: noCapability,
    room: noRoom,
    activity: { data: (data) => pick(data, ["audio_enabled", "video_enabled"]) },
    failure: `This client could not handle ${name}`,
    handler: async ({ data, session: { app } }) => {
      if (app.callAction === undefined)
        throw new ActionError(`Unknown or unsupported from-widget action: ${name}`);
      return (await app.callAction(name, data)) ?? {};
    },
  }),
);
