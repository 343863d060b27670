import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { invalidParam } from "../http/request-error.ts";
import { findJoinedRoom } from "../rooms/find-room.ts";
import { type AddEndpoints, UNSTABLE } from "./add-endpoints.ts";
import { signLivekitToken } from "./livekit-token.ts";

const getTokenBody = v.object({
  url: v.string(),
  room_id: v.string(),
  slot_id: v.string(),
  member: v.object({ id: v.string(), claimed_device_id: v.optional(v.string()) }),
});

/**
 * `POST …/rtc/livekit/get_token` (MSC4195), for those in the room. There is no `delegate_delayed_leave`: it takes a
 * homeserver that hears from the LiveKit server who is connected.
 */
export const addLivekit: AddEndpoints = (app, server) => {
  const { livekit } = server.options;
  if (livekit === undefined) return;
  app.post(`${UNSTABLE}/io.element.msc4195/rtc/livekit/get_token`, async (c) => {
    const requester = authenticate(c.req, server);
    const { url, room_id, slot_id, member } = await readJson(c.req, getTokenBody);
    findJoinedRoom(server, room_id, requester);
    if (url !== livekit.url) throw invalidParam(`${url} is not the LiveKit server of this homeserver`);
    const device = member.claimed_device_id ?? "";
    const jwt = await signLivekitToken(livekit, {
      identity: [requester.userId, device, member.id],
      room: [room_id, slot_id],
      nowMs: server.clock.now(),
    });
    return c.json({ jwt });
  });
};
