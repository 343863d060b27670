import vm from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMessage } from "../../../src/core/protocol/message.ts";
import { DEFAULT_LIMITS } from "../../../src/core/session/session-limits.ts";

const request = {
  api: "fromWidget",
  requestId: "widgetapi-1",
  widgetId: "poll",
  action: "send_event",
  data: { type: "m.room.message", content: { body: "hi" } },
};
const response = {
  api: "toWidget",
  requestId: "widgetapi-1",
  widgetId: "poll",
  action: "capabilities",
  data: {},
  response: { capabilities: ["m.sticker"] },
};

const header = { requestId: "widgetapi-1", widgetId: "poll", action: "send_event" };
const sized = (limits: Partial<typeof DEFAULT_LIMITS>) => ({ ...DEFAULT_LIMITS, ...limits });

describe("T-11 limits", () => {
  it("refuses what is nested too deep, without recursing into it", () => {
    let data: object = {};
    for (let depth = 0; depth < 200_000; depth++) data = { data };
    expect(parseMessage({ ...request, data })).toMatchObject({
      kind: "malformed-request",
      problem: "too-deep",
      raw: { api: "fromWidget", ...header, data: {} },
    });
  });

  it("counts depth the same in objects and arrays", () => {
    const limits = sized({ messageDepth: 3 });
    expect(parseMessage({ ...request, data: { a: [1] } }, limits)).toMatchObject({ kind: "request" });
    expect(parseMessage({ ...request, data: { a: [[]] } }, limits)).toMatchObject({ problem: "too-deep" });
    expect(parseMessage({ ...request, data: { a: { b: {} } } }, limits)).toMatchObject({
      problem: "too-deep",
    });
  });

  it("refuses a cycle", () => {
    const data: Record<string, unknown> = {};
    data["self"] = data;
    expect(parseMessage({ ...request, data })).toMatchObject({ problem: "too-deep" });
  });

  it("refuses one object in very many places", () => {
    let data: unknown = "lol";
    for (let level = 0; level < 20; level++) data = Array.from({ length: 10 }, () => data);
    expect(parseMessage({ ...request, data: { data } })).toMatchObject({ problem: "too-many-entries" });
  });

  it("refuses an array that claims a length of billions, at once", () => {
    const holes: unknown[] = [];
    holes.length = 2 ** 32 - 1;
    expect(parseMessage({ ...request, data: { holes } })).toMatchObject({ problem: "too-many-entries" });
  });

  it.each([
    ["an empty array", []],
    ["a full one", [1, 2]],
    ["one with holes", Object.assign([] as unknown[], { 7: "last" })],
  ])("refuses a property hidden on %s", (_name, items) => {
    expect(parseMessage({ ...request, data: { items } })).toMatchObject({ kind: "request" });
    for (const name of ["hidden", "01", "4294967295"]) {
      const hiding = structuredClone(Object.assign(items.slice(), { [name]: "x" }));
      expect(parseMessage({ ...request, data: { items: hiding } })).toMatchObject({ problem: "not-plain" });
    }
  });

  it("counts properties, text and keys over the whole message", () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, index]));
    expect(parseMessage({ ...request, data: many }, sized({ messageEntries: 49 }))).toMatchObject({
      problem: "too-many-entries",
    });
    expect(parseMessage({ ...request, extra: many }, sized({ messageEntries: 49 }))).toMatchObject({
      problem: "too-many-entries",
    });
    const text = "x".repeat(1000);
    const small = sized({ messageTextLength: 900 });
    expect(parseMessage({ ...request, data: { text } }, small)).toMatchObject({ problem: "too-much-text" });
    expect(parseMessage({ ...request, data: { [text]: 1 } }, small)).toMatchObject({
      problem: "too-much-text",
    });
  });

  it("counts Blobs and buffers by their size and does not look into them", () => {
    const limits = sized({ messageBytes: 10, messageEntries: 20 });
    for (const file of [new Blob(["x".repeat(10)]), new ArrayBuffer(10), new Uint8Array(10)]) {
      expect(parseMessage({ ...request, data: { file } }, limits)).toMatchObject({ kind: "request" });
    }
    for (const file of [new Blob(["x".repeat(11)]), new ArrayBuffer(11), new Uint8Array(11)]) {
      expect(parseMessage({ ...request, data: { file } }, limits)).toMatchObject({
        problem: "too-many-bytes",
      });
    }
  });

  it("settles an oversized response as failed", () => {
    const huge = { ...response, response: { list: Array.from({ length: 10 }) } };
    expect(parseMessage(huge, sized({ messageEntries: 9 }))).toEqual({
      kind: "malformed-response",
      api: "toWidget",
      requestId: "widgetapi-1",
      widgetId: "poll",
      action: "capabilities",
      problem: "too-many-entries",
    });
  });

  it("passes what real widgets send: a thousand devices' keys, a file as text", () => {
    const messages = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `@user${index}:hs`,
        { DEVICE: { keys: ["k".repeat(900)] } },
      ]),
    );
    expect(parseMessage({ ...request, data: { messages } })).toMatchObject({ kind: "request" });
    expect(parseMessage({ ...request, data: { file: "f".repeat(20_000_000) } })).toMatchObject({
      kind: "request",
    });
  });

  it("T-11 T-12 never throws, whatever the size and shape", () => {
    const limits = sized({ messageDepth: 6, messageEntries: 40, messageTextLength: 400 });
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withTypedArray: true, withDate: true }),
        (data) => {
          const parsed = parseMessage({ ...request, data }, limits);
          expect(parsed === undefined || parsed.api === "fromWidget").toBe(true);
          parseMessage(data, limits);
          parseMessage({ ...response, response: data }, limits);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("plain data only", () => {
  const polluted = (json: string): unknown => JSON.parse(json);

  it.each([
    '{"__proto__":{"polluted":true}}',
    '{"content":{"__proto__":{"polluted":true}}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"list":[{"prototype":1}]}',
  ])("23. T-13 refuses data with keys that could change a prototype: %s", (json) => {
    const parsed = parseMessage({ ...request, data: polluted(json) });
    expect(parsed).toMatchObject({ kind: "malformed-request", problem: "reserved-key" });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("T-13 in random JSON no such key ever comes through", () => {
    const key = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "prototype"));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 5 }, fc.integer(), fc.array(tie("tree")), tie("object")),
      object: fc
        .array(fc.tuple(key, tie("tree")))
        .map((pairs) =>
          polluted(
            `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
          ),
        ),
    }));
    fc.assert(
      fc.property(tree, (data) => {
        const parsed = parseMessage({ ...request, data: { data } });
        if (parsed?.kind === "request") {
          expect(JSON.stringify(parsed.data)).not.toMatch(/"(__proto__|constructor|prototype)":/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["a Map", new Map()],
    ["a Set", new Set()],
    ["a Date", new Date(0)],
    ["a RegExp", /x/],
    ["an Error", new Error("x")],
    ["a big integer", 1n],
    ["a function", () => 1],
    ["a MessagePort", new MessageChannel().port1],
    ["a class of its own", new (class Widget {})()],
  ])("T-18 refuses %s", (_name, value) => {
    expect(parseMessage({ ...request, data: { value } })).toMatchObject({ problem: "not-plain" });
    if (value instanceof MessagePort) value.close();
  });

  it("accepts undefined, null and objects without or with another window's prototype", () => {
    const foreign: unknown = vm.runInNewContext("({ a: [1, { b: 2 }] })");
    const bare: unknown = Object.assign(Object.create(null), { a: 1 });
    for (const value of [undefined, null, foreign, bare]) {
      expect(parseMessage({ ...request, data: { value } })).toMatchObject({ kind: "request" });
    }
  });
});
