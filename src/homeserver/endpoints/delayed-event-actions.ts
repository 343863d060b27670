import type { HonoRequest } from "hono";
import * as v from "valibot";
import { delayedEventOptions } from "../homeserver-options.ts";
import { authenticate, findRequester } from "../http/authenticate.ts";
import { limitDelayedEvents } from "../http/limit-rate.ts";
import { readJson } from "../http/read-json.ts";
import { invalidParam, missingParam, notFound, RequestError, unrecognized } from "../http/request-error.ts";
import { sendScheduledEvent } from "../rooms/send-delayed-event.ts";
import type { FinalisedEvent } from "../state/delayed-events.ts";
import type { ServerState } from "../state/server-state.ts";
import type { AddEndpoints } from "./add-endpoints.ts";
import { delayedEventPaths } from "./delayed-events.ts";

const ACTIONS = ["send", "cancel", "restart"] as const;
type Action = (typeof ACTIONS)[number];

const actionBody = v.object({ action: v.optional(v.unknown()) });

/**
 * Managing delayed events (MSC4140), the action named in the path or, as before, in the body. With Synapse 1.157 it
 * needs no token: knowing the id is enough. Before, and in the merged text, it does.
 */
export const addDelayedEventActions: AddEndpoints = (app, server) => {
  const options = delayedEventOptions(server.options);
  if (options === undefined) return;
  const { rules } = options;

  const takeAction = async (request: HonoRequest, delayId: string, action: Action): Promise<void> => {
    const requester = rules === "synapse" ? findRequester(request, server) : authenticate(request, server);
    // Who shows no token is counted by address, and here all have the same.
    await limitDelayedEvents(server, "manage", requester?.userId ?? "");
    perform(server, delayId, action, rules === "merged" ? requester?.userId : undefined);
  };

  for (const path of delayedEventPaths(rules === "merged")) {
    if (rules !== "merged") {
      app.post(`${path}/:delayId`, async (c) => {
        const { action } = await readJson(c.req, actionBody);
        if (action === undefined) throw missingParam("Missing action");
        const known = ACTIONS.find((candidate) => candidate === action);
        if (known === undefined) throw invalidParam(`'action' is not one of ${ACTIONS.join(", ")}`);
        await takeAction(c.req, c.req.param("delayId"), known);
        return c.json({});
      });
    }
    if (rules !== "synapse-1.142") {
      app.post(`${path}/:delayId/:action`, async (c) => {
        const known = ACTIONS.find((candidate) => candidate === c.req.param("action"));
        if (known === undefined) throw unrecognized(404);
        await takeAction(c.req, c.req.param("delayId"), known);
        return c.json({});
      });
    }
  }
};

/** `userId` where only the event's own user may. */
function perform(server: ServerState, delayId: string, action: Action, userId: string | undefined): void {
  const isOwn = (event: { readonly draft: { readonly sender: string } }) =>
    userId === undefined || event.draft.sender === userId;
  const scheduled = server.delayedEvents.get(delayId);
  if (scheduled === undefined || !isOwn(scheduled)) {
    const finalised = server.delayedEvents.getFinalised(delayId);
    // Only the merged text remembers what it finalised.
    if (userId !== undefined && finalised !== undefined && isOwn(finalised)) repeat(finalised, action);
    else throw notFound("Unknown delayed event: it was sent, cancelled or never scheduled");
  } else if (action === "restart") server.delayedEvents.restart(scheduled);
  else if (action === "send") sendScheduledEvent(server, scheduled);
  else server.delayedEvents.finalise(scheduled, { kind: "cancelled", finalisedAt: server.clock.now() });
}

/** To ask again for what was done is no error; anything else about a finalised event is. */
function repeat({ outcome }: FinalisedEvent, action: Action): void {
  const isDone =
    (action === "send" && outcome.kind === "sent") || (action === "cancel" && outcome.kind === "cancelled");
  if (!isDone) throw new RequestError(409, "M_UNKNOWN", `The delayed event is already ${outcome.kind}`);
}
