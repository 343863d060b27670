import * as v from "valibot";
import { authenticateAs } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { notFound } from "../http/request-error.ts";
import { memberContent } from "../rooms/member-content.ts";
import { sendEvent } from "../rooms/send-event.ts";
import type { ServerState } from "../state/server-state.ts";
import type { User } from "../state/users.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const displayNameBody = v.object({ displayname: v.nullish(v.string()) });
const avatarBody = v.object({ avatar_url: v.nullish(v.string()) });

/** `/profile/{userId}`. */
export const addProfile: AddEndpoints = (app, server) => {
  const path = `${CLIENT}/profile/:userId` as const;

  app.get(path, (c) => {
    const user = findUser(server, c.req.param("userId"));
    return c.json({ ...displayNameOf(user), ...avatarOf(user) });
  });
  app.get(`${path}/displayname`, (c) => c.json(displayNameOf(findUser(server, c.req.param("userId")))));
  app.get(`${path}/avatar_url`, (c) => c.json(avatarOf(findUser(server, c.req.param("userId")))));

  app.put(`${path}/displayname`, async (c) => {
    const { userId } = authenticateAs(c.req.param("userId"), c.req, server);
    const user = findUser(server, userId);
    user.displayName = (await readJson(c.req, displayNameBody)).displayname ?? undefined;
    showInRooms(server, userId);
    return c.json({});
  });

  app.put(`${path}/avatar_url`, async (c) => {
    const { userId } = authenticateAs(c.req.param("userId"), c.req, server);
    const user = findUser(server, userId);
    user.avatarUrl = (await readJson(c.req, avatarBody)).avatar_url ?? undefined;
    showInRooms(server, userId);
    return c.json({});
  });
};

function findUser(server: ServerState, userId: string): User {
  const user = server.users.get(userId);
  if (user === undefined) throw notFound(`There is no user ${userId}`);
  return user;
}

const displayNameOf = ({ displayName }: User) =>
  displayName === undefined ? {} : { displayname: displayName };
const avatarOf = ({ avatarUrl }: User) => (avatarUrl === undefined ? {} : { avatar_url: avatarUrl });

/** Members see a changed profile through the room. */
function showInRooms(server: ServerState, userId: string): void {
  for (const room of server.rooms.of(userId, "join")) {
    const content = memberContent(server.users, userId, "join");
    sendEvent(server, room, { type: "m.room.member", stateKey: userId, sender: userId, content });
  }
}
