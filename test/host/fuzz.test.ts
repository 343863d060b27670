import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { BUILT_IN_ACTIONS } from "../../src/host/actions/built-in-actions.ts";
import { createEventRouter } from "../../src/host/event-router.ts";
import { aMemoryClient, anEvent } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import { ask, negotiate, settled, untilAsked } from "./support/raw-widget.ts";

const everything = [
  "org.matrix.msc2762.send.event:m.room.message",
  "org.matrix.msc2762.receive.event:m.room.message",
  "org.matrix.msc2762.send.state_event:m.room.topic",
  "org.matrix.msc2762.receive.state_event:m.room.topic",
  "org.matrix.msc2762.timeline:*",
  "org.matrix.msc3819.send.to_device:org.example",
  "com.beeper.capabilities.receive.room_account_data:m.tag",
  "m.sticker",
  "m.always_on_screen",
  "org.matrix.msc2931.navigate",
  "town.robin.msc3846.turn_servers",
  "org.matrix.msc3973.user_directory_search",
  "org.matrix.msc4039.upload_file",
  "org.matrix.msc4039.download_file",
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
  "org.matrix.msc4407.send.sticky_event",
  "org.matrix.msc4515.rtc_transports",
];

/** Whatever structured cloning can carry. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withNullPrototype: true,
  maxDepth: 3,
});

const hostile: readonly unknown[] = [
  undefined,
  null,
  "",
  "__proto__",
  "*",
  Number.NaN,
  -1,
  2 ** 53,
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  JSON.parse('{"toString": "x", "valueOf": 1, "then": "y", "length": -1}'),
  { error: { message: "Request timed out" } },
  ["m.sticker", "org.matrix.msc2762.timeline:*"],
];

const value = fc.oneof(anything, fc.constantFrom(...hostile), fc.string());
const names = BUILT_IN_ACTIONS.flatMap((action) => action.names).filter((name) => name !== "content_loaded");
const fields = [
  "type content state_key room_id delay sticky_duration_ms delay_id action limit room_ids since event_id rel_type",
  "event_type direction messages encrypted capabilities file content_uri timeout_ms encryption search_term uri name",
  "value button enabled url data buttons msgtype",
]
  .join(" ")
  .split(" ");

/** The data of a request that is right here and there. */
const data = fc.dictionary(
  fc.constantFrom(...fields),
  fc.oneof(
    value,
    fc.constantFrom(
      "m.room.message",
      "m.room.topic",
      "org.example",
      "restart",
      "https://matrix.to/#/",
      true,
      1,
    ),
  ),
  { maxKeys: 8 },
);

const message = fc.oneof(
  { weight: 1, arbitrary: value },
  {
    weight: 6,
    arbitrary: fc.record({
      api: fc.constant("fromWidget"),
      widgetId: fc.constant("poll"),
      action: fc.constantFrom(...names),
      data: fc.oneof({ weight: 5, arbitrary: data }, { weight: 1, arbitrary: value }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        api: fc.oneof(fc.constantFrom("fromWidget", "toWidget"), value),
        widgetId: fc.oneof(fc.constant("poll"), value),
        requestId: value,
        action: fc.oneof(fc.constantFrom(...names, "capabilities", "send_event"), value),
        data: value,
        response: value,
        extra: value,
      },
      { requiredKeys: [] },
    ),
  },
);

/** Gives requests that must be answered, however wrong their data, ids of their own. */
function numbered(messages: readonly unknown[]): readonly unknown[] {
  return messages.map((one, index) => (isRequest(one) ? { ...one, requestId: `fuzz-${index}` } : one));
}

function isRequest(one: unknown): one is object {
  if (typeof one !== "object" || one === null) return false;
  const { api, widgetId, action, response } = one as Record<string, unknown>;
  const isAction = typeof action === "string" && action !== "";
  return api === "fromWidget" && widgetId === "poll" && isAction && response === undefined;
}

describe("Fuzz", () => {
  it.each([1, 2, 3, 5])(
    "T-12 2,000 hostile messages of seed %i raise nothing and break nothing",
    async (seed) => {
      const trouble: unknown[] = [];
      const note = (event: ErrorEvent | PromiseRejectionEvent) => {
        trouble.push("reason" in event ? event.reason : event.message);
      };
      addEventListener("error", note);
      addEventListener("unhandledrejection", note);
      onTestFinished(() => {
        removeEventListener("error", note);
        removeEventListener("unhandledrejection", note);
      });
      const client = aMemoryClient();
      const test = aRawSession({
        driver: aMemoryDriver(),
        router: createEventRouter(client),
        app: { setAlwaysOnScreen: () => true, openModal: async () => true, callAction: () => undefined },
      });
      await negotiate(test, everything, ["org.matrix.msc2762_update_state"]);
      const messages = numbered(fc.sample(message, { seed, numRuns: 2_000 }));

      const posted = await test.page.run(async (_scope, all) => {
        const ids: string[] = [];
        for (const [index, one] of all.entries()) {
          parent.postMessage(one, "*");
          const id = (one as { requestId?: unknown } | null)?.requestId;
          if (typeof id === "string" && id.startsWith("fuzz-")) ids.push(id);
          // Below the flood guard's limits: this is about what is said, not about how much.
          if (index % 250 === 249) await new Promise((resolve) => setTimeout(resolve, 150));
        }
        return ids;
      }, messages);
      await settled(test.page);

      await vi.waitFor(() =>
        expect(new Set(posted.filter((id) => test.page.replies(id).length === 0))).toEqual(new Set()),
      );
      expect(posted.length).toBeGreaterThan(1_000);
      expect(posted.filter((id) => test.page.replies(id).length !== 1)).toEqual([]);
      expect(test.session.getState().status).toBe("ready");
      expect(await ask(test.page, "send_event", { type: "m.room.message", content: {} })).toMatchObject({
        event_id: expect.any(String),
      });
      client.emit({ kind: "timeline", event: anEvent({ event_id: "$after" }) });
      await untilAsked(test.page, "send_event");
      expect({}).not.toHaveProperty("polluted");
      expect(trouble).toEqual([]);
    },
    30_000,
  );
});
