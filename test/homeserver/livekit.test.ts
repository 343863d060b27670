import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser, rawRequest } from "./a-user.ts";

const getToken = "/_matrix/client/unstable/io.element.msc4195/rtc/livekit/get_token";
const livekit = { url: "wss://sfu.example.org", key: "key", secret: "a secret of some length" };

const claimsOf = (jwt: string) => JSON.parse(Buffer.from(`${jwt.split(".")[1]}`, "base64url").toString());

test("A token for LiveKit is signed for the member and its room, and good for an hour", async () => {
  const homeserver = aHomeserver({ livekit });
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const room_id = await aRoom([alice, bob]);
  const body = { url: livekit.url, room_id, slot_id: "m.call#ROOM", member: { id: "one" } };
  const { jwt } = (await alice.post(getToken, body)).body;
  const [header, claims, signature] = jwt.split(".");
  expect(signature).toBe(
    createHmac("sha256", livekit.secret).update(`${header}.${claims}`).digest("base64url"),
  );
  const own = claimsOf(jwt);
  expect(own).toMatchObject({ iss: "key", video: { roomJoin: true } });
  expect(own.exp - own.nbf).toBe(3600);
  const other = claimsOf((await bob.post(getToken, body)).body.jwt);
  expect(other.video.room).toBe(own.video.room);
  expect(other.sub).not.toBe(own.sub);
  expect(claimsOf((await alice.post(getToken, { ...body, slot_id: "other" })).body.jwt).video.room).not.toBe(
    own.video.room,
  );
});

test("No token for those outside the room, for another LiveKit server, and without one", async () => {
  const homeserver = aHomeserver({ livekit });
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const body = {
    url: livekit.url,
    room_id: await aRoom([alice]),
    slot_id: "m.call#ROOM",
    member: { id: "one" },
  };
  expect((await bob.post(getToken, body)).body.errcode).toBe("M_FORBIDDEN");
  expect((await alice.post(getToken, { ...body, url: "wss://other" })).body.errcode).toBe("M_INVALID_PARAM");
  expect((await alice.post(getToken, {})).body.errcode).toBe("M_MISSING_PARAM");
  expect((await rawRequest(aHomeserver(), "POST", getToken)).body.errcode).toBe("M_UNRECOGNIZED");
});
