import { describe, expect, it } from "vitest";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";

const thread = (event_id: string) => ({ "m.relates_to": { rel_type: "m.thread", event_id } });
const reference = (event_id: string) => ({ "m.relates_to": { rel_type: "m.reference", event_id } });

describe("reading relations", () => {
  describe.each([
    ["a clear room", false],
    ["an encrypted room", true],
  ])("in %s", (_, encrypted) => {
    async function aThread() {
      const homeserver = aHomeserver();
      const alice = await aUser(homeserver, "alice", { encryption: encrypted });
      const roomId = await aRoom(alice, { encrypted });
      const driver = aDriver(alice, roomId);
      const { eventId } = await driver.sendEvent("m.room.message", { msgtype: "m.text", body: "parent" });
      const message = (body: string) => ({ msgtype: "m.text", body, ...thread(eventId) });
      await driver.sendEvent("m.room.message", message("one"));
      await driver.sendEvent("org.example.vote", { choice: "tea", ...reference(eventId) });
      await driver.sendEvent("m.room.message", message("two"));
      await driver.sendEvent("org.example.vote", { choice: "rum", ...thread(eventId) });
      return { homeserver, driver, roomId, eventId };
    }

    it("165. `direction` `f` reverses the order; default is backwards", async () => {
      const { driver, roomId, eventId } = await aThread();
      const backwards = await driver.readEventRelations(eventId, roomId, "m.thread");
      const seen = backwards.chunk.map(({ content }) => content["body"] ?? content["choice"]);
      expect(seen).toEqual(["rum", "two", "one"]);
      const forwards = await driver.readEventRelations(
        eventId,
        roomId,
        "m.thread",
        undefined,
        undefined,
        undefined,
        undefined,
        "f",
      );
      expect(forwards.chunk.map(({ event_id }) => event_id)).toEqual(
        backwards.chunk.map(({ event_id }) => event_id).reverse(),
      );
    });

    it("163. `event_type` without `rel_type` filters in the host", async () => {
      const { driver, roomId, eventId } = await aThread();
      const votes = await driver.readEventRelations(eventId, roomId, undefined, "org.example.vote");
      expect(votes.chunk.map(({ content }) => content["choice"])).toEqual(["rum", "tea"]);
    });

    it("164. Encrypted room: filter after decryption", async () => {
      const { driver, eventId, homeserver } = await aThread();
      const votes = await driver.readEventRelations(eventId, undefined, "m.thread", "org.example.vote");
      expect(votes.chunk.map(({ type, content }) => [type, content["choice"]])).toEqual([
        ["org.example.vote", "rum"],
      ]);
      const asked = homeserver.seen.filter(({ path }) => path.includes("/relations/")).at(-1)?.path;
      expect(asked?.endsWith("/m.thread/org.example.vote")).toBe(!encrypted);
    });

    it("162. `next_batch`/`prev_batch` are passed through; absent when the server has none", async () => {
      const { driver, roomId, eventId } = await aThread();
      const read = (from?: string) =>
        driver.readEventRelations(eventId, roomId, undefined, undefined, from, undefined, 3);
      const first = await read();
      expect(first.chunk).toHaveLength(3);
      expect(first.nextBatch).toEqual(expect.any(String));
      const second = await read(first.nextBatch);
      expect(second.chunk).toHaveLength(1);
      expect(second).not.toHaveProperty("nextBatch");
    });
  });

  it("162. `prev_batch` is passed through", async () => {
    const homeserver = aHomeserver({
      intercept: (request) =>
        request.url.includes("/relations/") ? Response.json({ chunk: [], prev_batch: "before" }) : undefined,
    });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    expect(await driver.readEventRelations("$parent")).toEqual({ chunk: [], prevBatch: "before" });
  });

  it("160. A parent can be read, to check what it is", async () => {
    const alice = await aUser(aHomeserver(), "alice", { encryption: true });
    const roomId = await aRoom(alice, { encrypted: true });
    const driver = aDriver(alice, roomId);
    const { eventId } = await driver.sendEvent("org.example.secret", { answer: 42 });
    expect(await driver.readEvent(roomId, eventId)).toMatchObject({
      type: "org.example.secret",
      content: { answer: 42 },
    });
    expect(await driver.readEvent(roomId, "$unknown")).toBeUndefined();
  });

  it("fails typed where the parent is unknown to the homeserver", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const error = await driver.readEventRelations("$unknown").catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({ matrix_api_error: { http_status: 404 } });
  });
});
