import { expect, it, vi } from "vitest";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";

const POLL = "org.example.poll";
const CAPABILITY = `org.matrix.msc2762.receive.state_event:${POLL}`;

it.each([
  ["takes state updates, from the timeline", undefined],
  ["does not, from the current state", ["0.0.2", "org.matrix.msc2762", "org.matrix.msc2876"]],
])("148. With a state key only that key is read: a widget that %s", async (_name, versions) => {
  const alice = await aUser(aHomeserver(), "alice");
  const roomId = await aRoom(alice);
  for (const key of ["", "k", "kk"]) {
    await alice.client.sendStateEvent(roomId, POLL as never, { of: key } as never, key);
  }
  await vi.waitFor(() => expect(alice.port.getState(roomId, POLL)).toHaveLength(3));
  const { page } = await aRoomWidget(alice, roomId, {
    capabilities: [CAPABILITY],
    ...(versions === undefined ? {} : { versions }),
  });
  const read = (key?: string) =>
    page.run(
      async ({ api }, { stateKey }) => {
        const events = await api.readStateEvents("org.example.poll", 10, stateKey);
        return events.map(({ state_key }) => state_key).toSorted();
      },
      { stateKey: key },
    );

  expect(await read("k")).toEqual(["k"]);
  expect(await read("")).toEqual([""]);
  expect(await read("none")).toEqual([]);
  expect(await read()).toEqual(["", "k", "kk"]);
});
