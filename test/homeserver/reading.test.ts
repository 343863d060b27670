import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom, sendMessage, sendText } from "./a-room.ts";
import { aUser, type RawUser } from "./a-user.ts";

const bodiesOf = (events: readonly { content: { body?: string } }[]) =>
  events.map((event) => event.content.body).filter((body) => body !== undefined);

async function aRoomWithMessages(alice: RawUser, texts: readonly string[]): Promise<string> {
  const roomId = await aRoom([alice]);
  for (const text of texts) await sendText(alice, roomId, text);
  return roomId;
}

test("History is read backwards in pages until there is none", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoomWithMessages(alice, ["1", "2", "3", "4", "5"]);
  const filter = encodeURIComponent(JSON.stringify({ types: ["m.room.message"] }));
  const page = async (from?: string) =>
    (
      await alice.get(
        `/rooms/${roomId}/messages?dir=b&limit=2&filter=${filter}${from ? `&from=${from}` : ""}`,
      )
    ).body;
  const first = await page();
  const second = await page(first.end);
  const third = await page(second.end);
  expect([first, second, third].map((body) => bodiesOf(body.chunk))).toEqual([["5", "4"], ["3", "2"], ["1"]]);
  expect(third).not.toHaveProperty("end");
});

test("History is read forwards from a token", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoomWithMessages(alice, ["1"]);
  const { next_batch: since } = (await alice.get("/sync")).body;
  for (const text of ["2", "3", "4"]) await sendText(alice, roomId, text);
  const { body } = await alice.get(`/rooms/${roomId}/messages?dir=f&limit=2&from=${since}`);
  expect(bodiesOf(body.chunk)).toEqual(["2", "3"]);
  const rest = await alice.get(`/rooms/${roomId}/messages?dir=f&limit=2&from=${body.end}`);
  expect(bodiesOf(rest.body.chunk)).toEqual(["4"]);
  expect((await alice.get(`/rooms/${roomId}/messages`)).body.errcode).toBe("M_INVALID_PARAM");
});

test("A lazy-loading page brings the members who speak in it", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  await sendText(bob, roomId, "Hi");
  const filter = encodeURIComponent(JSON.stringify({ lazy_load_members: true }));
  const { body } = await alice.get(`/rooms/${roomId}/messages?dir=b&limit=1&filter=${filter}`);
  expect(body.state.map((event: { state_key: string }) => event.state_key)).toEqual([bob.userId]);
});

test("An event is shown in its context, with tokens for both directions", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoomWithMessages(alice, ["1", "2"]);
  const eventId = await sendText(alice, roomId, "3");
  for (const text of ["4", "5"]) await sendText(alice, roomId, text);
  const { body } = await alice.get(`/rooms/${roomId}/context/${eventId}?limit=2`);
  expect(body.event.event_id).toBe(eventId);
  expect([bodiesOf(body.events_before), bodiesOf(body.events_after)]).toEqual([["2"], ["4"]]);
  const before = await alice.get(`/rooms/${roomId}/messages?dir=b&limit=1&from=${body.start}`);
  const after = await alice.get(`/rooms/${roomId}/messages?dir=f&limit=1&from=${body.end}`);
  expect([bodiesOf(before.body.chunk), bodiesOf(after.body.chunk)]).toEqual([["1"], ["5"]]);
  const alone = (await alice.get(`/rooms/${roomId}/context/${eventId}?limit=0`)).body;
  expect([alone.events_before, alone.events_after]).toEqual([[], []]);
});

test.each([
  ["joined", ["after joining"]],
  ["invited", ["after the invite", "after joining"]],
  ["shared", ["before the invite", "after the invite", "after joining"]],
])("With %s history a member reads %j", async (visibility, expected) => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice], {
    initial_state: [{ type: "m.room.history_visibility", content: { history_visibility: visibility } }],
  });
  const early = await sendText(alice, roomId, "before the invite");
  await alice.post(`/rooms/${roomId}/invite`, { user_id: bob.userId });
  await sendText(alice, roomId, "after the invite");
  await bob.post(`/join/${roomId}`);
  await sendText(alice, roomId, "after joining");

  const { body } = await bob.get(`/rooms/${roomId}/messages?dir=f&limit=100`);
  expect(bodiesOf(body.chunk)).toEqual(expected);
  const event = await bob.get(`/rooms/${roomId}/event/${early}`);
  expect(event.status).toBe(visibility === "shared" ? 200 : 404);

  await bob.post(`/rooms/${roomId}/leave`);
  const late = await sendText(alice, roomId, "after leaving");
  expect(bodiesOf((await bob.get(`/rooms/${roomId}/messages?dir=f&limit=100`)).body.chunk)).toEqual(expected);
  expect((await bob.get(`/rooms/${roomId}/event/${late}`)).body.errcode).toBe("M_NOT_FOUND");
});

test("Relations are read by relation type and event type, in pages and both directions", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const parent = await sendText(alice, roomId, "Which tea?");
  const relate = (type: string, relationType: string, body: string) =>
    sendMessage(alice, roomId, type, {
      body,
      "m.relates_to": { rel_type: relationType, event_id: parent },
    });
  const replies = [
    await relate("m.poll.response", "m.reference", "green"),
    await relate("m.poll.response", "m.reference", "black"),
    await relate("m.poll.end", "m.reference", "closed"),
    await relate("m.reaction", "m.annotation", "thumb"),
  ];
  const read = async (path: string) =>
    (await alice.get(`/_matrix/client/v1/rooms/${roomId}/relations/${parent}${path}`)).body;

  expect(bodiesOf((await read("")).chunk)).toEqual(["thumb", "closed", "black", "green"]);
  expect(bodiesOf((await read("/m.annotation")).chunk)).toEqual(["thumb"]);
  expect(bodiesOf((await read("/m.reference/m.poll.response?dir=f")).chunk)).toEqual(["green", "black"]);

  const first = await read("?limit=3");
  expect(first).not.toHaveProperty("prev_batch");
  const second = await read(`?limit=3&from=${first.next_batch}`);
  expect(bodiesOf(second.chunk)).toEqual(["green"]);
  expect(second).not.toHaveProperty("next_batch");
  expect(second.prev_batch).toBe(first.next_batch);

  await alice.put(`/rooms/${roomId}/redact/${replies[0]}/r`, {});
  expect(bodiesOf((await read("/m.reference")).chunk)).toEqual(["closed", "black"]);
  expect((await read("/m.reference?dir=sideways")).errcode).toBe("M_INVALID_PARAM");
  const unknown = await alice.get(`/_matrix/client/v1/rooms/${roomId}/relations/$unknown`);
  expect(unknown.body.errcode).toBe("M_NOT_FOUND");
});

test("Relations of relations are found only when asked for", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const root = await sendText(alice, roomId, "Root");
  const relate = (eventId: string, body: string) =>
    sendMessage(alice, roomId, "m.room.message", {
      body,
      "m.relates_to": { rel_type: "m.thread", event_id: eventId },
    });
  await relate(await relate(root, "child"), "grandchild");
  const path = `/_matrix/client/v1/rooms/${roomId}/relations/${root}`;
  expect(bodiesOf((await alice.get(path)).body.chunk)).toEqual(["child"]);
  expect(bodiesOf((await alice.get(`${path}?recurse=true`)).body.chunk)).toEqual(["grandchild", "child"]);
});
