import { describe, expect, it, vi } from "vitest";
import { createEventRouter, type RouterSubscriber } from "../../src/host/event-router.ts";
import { type InterestingPlace, type Interests, NO_INTERESTS } from "../../src/host/router/interests.ts";
import { aMemoryClient, anEvent, ROOM } from "./support/a-memory-client.ts";
import { aRawSession } from "./support/a-session.ts";
import { negotiate, settled, untilAsked } from "./support/raw-widget.ts";

function aSubscriber() {
  return {
    onEvent: vi.fn<RouterSubscriber["onEvent"]>(),
    onState: vi.fn<RouterSubscriber["onState"]>(),
    onToDevice: vi.fn<RouterSubscriber["onToDevice"]>(),
    onRoomJoined: vi.fn<RouterSubscriber["onRoomJoined"]>(),
  };
}

const aPlace = (types: readonly string[], fields: Partial<InterestingPlace> = {}): InterestingPlace => ({
  rooms: new Set([ROOM]),
  allRooms: false,
  timelineTypes: new Set(types),
  stateTypes: new Set(),
  ...fields,
});
const inRoom = (types: readonly string[], fields: Partial<InterestingPlace> = {}): Interests => ({
  ...NO_INTERESTS,
  places: [aPlace(types, fields)],
});

describe("Event router", () => {
  it("Listens to the client once, however many sessions there are, and only while there are", () => {
    const client = aMemoryClient();
    const router = createEventRouter(client);
    expect(client.listenerCount).toBe(0);

    const subscriptions = Array.from({ length: 20 }, () => router.subscribe(aSubscriber()));
    for (const subscription of subscriptions) subscription.setInterests(inRoom(["m.room.message"]));
    expect(client.listenerCount).toBe(1);
    for (const subscription of subscriptions) subscription.close();

    expect(client.listenerCount).toBe(0);
  });

  it("Tells only those whose interests cover room and type, each once", () => {
    const client = aMemoryClient();
    const router = createEventRouter(client);
    const messages = aSubscriber();
    const reactions = aSubscriber();
    const everywhere = aSubscriber();
    router.subscribe(messages).setInterests(inRoom(["m.room.message"]));
    router.subscribe(reactions).setInterests(inRoom(["m.reaction"]));
    router.subscribe(everywhere).setInterests(inRoom(["m.room.message"], { allRooms: true }));

    const event = anEvent();
    client.emit({ kind: "timeline", event });
    client.emit({ kind: "timeline", event: anEvent({ room_id: "!unknown:hs.localhost" }) });

    expect(messages.onEvent.mock.calls).toEqual([[event, undefined]]);
    expect(everywhere.onEvent.mock.calls).toEqual([[event, undefined]]);
    expect(reactions.onEvent).not.toHaveBeenCalled();
  });

  it("Tells one that names a room among all of them once, and of other types only where it asked for them", () => {
    const client = aMemoryClient();
    client.rooms.set("!other", { roomId: "!other", name: "Other", membership: "join", isEncrypted: false });
    const router = createEventRouter(client);
    const one = aSubscriber();
    router.subscribe(one).setInterests({
      ...NO_INTERESTS,
      places: [aPlace(["m.room.message"], { allRooms: true }), aPlace(["m.room.message", "m.reaction"])],
    });

    const [message, reaction] = [anEvent(), anEvent({ type: "m.reaction" })];
    const elsewhere = anEvent({ room_id: "!other" });
    for (const event of [message, reaction, elsewhere, anEvent({ type: "m.reaction", room_id: "!other" })]) {
      client.emit({ kind: "timeline", event });
    }
    client.emit({ kind: "membership", roomId: "!other", membership: "join" });

    expect(one.onEvent.mock.calls.map(([event]) => event)).toEqual([message, reaction, elsewhere]);
    expect(one.onRoomJoined.mock.calls).toEqual([["!other"]]);
  });

  it("An event that nobody may receive costs no question to the client", () => {
    const client = aMemoryClient();
    const getRoom = vi.spyOn(client, "getRoom");
    const router = createEventRouter(client);
    router.subscribe(aSubscriber()).setInterests(inRoom(["m.room.message"], { allRooms: true }));

    client.emit({ kind: "timeline", event: anEvent({ type: "m.reaction" }) });

    expect(getRoom).not.toHaveBeenCalled();
  });

  it("Interests that change replace the old ones", () => {
    const client = aMemoryClient();
    const router = createEventRouter(client);
    const one = aSubscriber();
    const subscription = router.subscribe(one);
    subscription.setInterests(inRoom(["m.room.message"]));
    subscription.setInterests(inRoom(["m.reaction"]));

    client.emit({ kind: "timeline", event: anEvent() });
    expect(one.onEvent).not.toHaveBeenCalled();
    client.emit({ kind: "timeline", event: anEvent({ type: "m.reaction" }) });
    expect(one.onEvent).toHaveBeenCalledOnce();
  });

  it("A session that ends while an event is told does not keep it from the others", () => {
    const client = aMemoryClient();
    const router = createEventRouter(client);
    const first = aSubscriber();
    const second = aSubscriber();
    const subscription = router.subscribe(first);
    subscription.setInterests(inRoom(["m.room.message"]));
    router.subscribe(second).setInterests(inRoom(["m.room.message"]));
    first.onEvent.mockImplementation(() => subscription.close());

    client.emit({ kind: "timeline", event: anEvent() });
    client.emit({ kind: "timeline", event: anEvent() });

    expect(first.onEvent).toHaveBeenCalledOnce();
    expect(second.onEvent).toHaveBeenCalledTimes(2);
  });

  it("115. An event that came before the document, and could be decrypted only now, is history to it", async () => {
    const client = aMemoryClient();
    const test = aRawSession({ router: createEventRouter(client) });
    await negotiate(test, ["org.matrix.msc2762.receive.event:m.room.message"]);

    client.emit({
      kind: "timeline",
      event: anEvent({ event_id: "$old" }),
      receivedAtMs: Date.now() - 60_000,
    });
    client.emit({ kind: "timeline", event: anEvent({ event_id: "$late" }), receivedAtMs: Date.now() + 1 });
    client.emit({ kind: "timeline", event: anEvent({ event_id: "$new" }) });
    await untilAsked(test.page, "send_event", 2);
    await settled(test.page);

    expect(test.page.asked("send_event").map(({ data }) => data.event_id)).toEqual(["$late", "$new"]);
  });
});
