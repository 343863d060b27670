import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { forbidden, RequestError } from "../http/request-error.ts";
import { resolveRoom } from "../rooms/find-room.ts";
import { memberContent } from "../rooms/member-content.ts";
import { sendEvent } from "../rooms/send-event.ts";
import type { ServerState } from "../state/server-state.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const reasonBody = v.object({ reason: v.optional(v.string()) });
const targetBody = v.object({ user_id: v.string(), reason: v.optional(v.string()) });

/** Joining, inviting, leaving, kicking, banning, forgetting. */
export const addMembership: AddEndpoints = (app, server) => {
  for (const path of ["join/:roomIdOrAlias", "rooms/:roomIdOrAlias/join"] as const) {
    app.post(`${CLIENT}/${path}`, async (c) => {
      const { userId } = authenticate(c.req, server);
      const { reason } = await readJson(c.req, reasonBody);
      const room = resolveRoom(server, c.req.param("roomIdOrAlias"));
      setMembership(server, room.roomId, { sender: userId, target: userId, membership: "join", reason });
      return c.json({ room_id: room.roomId });
    });
  }

  app.post(`${CLIENT}/rooms/:roomId/leave`, async (c) => {
    const { userId } = authenticate(c.req, server);
    const { reason } = await readJson(c.req, reasonBody);
    const change = { sender: userId, target: userId, membership: "leave", reason } as const;
    setMembership(server, c.req.param("roomId"), change);
    return c.json({});
  });

  app.post(`${CLIENT}/rooms/:roomId/forget`, (c) => {
    const { userId } = authenticate(c.req, server);
    const room = resolveRoom(server, c.req.param("roomId"));
    if (!["leave", "ban"].includes(room.membershipOf(userId))) {
      throw new RequestError(400, "M_UNKNOWN", "Leave the room before you forget it");
    }
    room.forget(userId);
    return c.json({});
  });

  const actions = { invite: "invite", kick: "leave", ban: "ban", unban: "leave" } as const;
  for (const [action, membership] of Object.entries(actions)) {
    app.post(`${CLIENT}/rooms/:roomId/${action}`, async (c) => {
      const { userId } = authenticate(c.req, server);
      const { user_id: target, reason } = await readJson(c.req, targetBody);
      const room = resolveRoom(server, c.req.param("roomId"));
      requireCurrent(action, room.membershipOf(target));
      setMembership(server, room.roomId, { sender: userId, target, membership, reason });
      return c.json({});
    });
  }
};

/** Kicking and unbanning are both leaving, told apart by what the target is now. */
function requireCurrent(action: string, current: string): void {
  if (action === "kick" && (current === "leave" || current === "ban")) {
    throw forbidden("The user is not in the room");
  }
  if (action === "unban" && current !== "ban") throw forbidden("The user is not banned");
}

interface MembershipChange {
  readonly sender: string;
  readonly target: string;
  readonly membership: "join" | "invite" | "leave" | "ban";
  readonly reason: string | undefined;
}

function setMembership(server: ServerState, roomId: string, change: MembershipChange): void {
  const room = resolveRoom(server, roomId);
  sendEvent(server, room, {
    type: "m.room.member",
    stateKey: change.target,
    sender: change.sender,
    content: memberContent(server.users, change.target, change.membership, change.reason),
  });
}
