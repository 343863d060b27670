import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deny, grant } from "../../../src/core/permission/change-record.ts";
import { formatRecord, parseRecord } from "../../../src/core/permission/parse-record.ts";
import { aRecord, aWidget, remember, session } from "./a-record.ts";
import { somePermissions } from "./some-permissions.ts";

const text = () => formatRecord(aRecord(["load", "capability:m.sticker"], remember)) ?? "";
type Json = Record<string, unknown>;
const changed = (change: (record: Json) => Json) => JSON.stringify(change(JSON.parse(text()) as Json));

describe("what is kept", () => {
  it("is read back as it was, without what was not to be remembered", () => {
    fc.assert(
      fc.property(somePermissions, somePermissions, somePermissions, (granted, denied, passing) => {
        const kept = deny(aRecord(granted, remember), denied, remember);
        const record = grant(
          kept,
          passing.filter((one) => !kept.decisions.has(one)),
          session,
        );
        const expected = [...record.decisions].filter(([, { duration }]) => duration === "remember");
        const written = formatRecord(record);
        if (expected.length === 0) expect(written).toBeUndefined();
        else expect(parseRecord(written ?? "")).toEqual({ ...record, decisions: new Map(expected) });
      }),
    );
  });

  it("is nothing where nothing was to be remembered", () => {
    expect(formatRecord(aRecord(["load"], session))).toBeUndefined();
  });

  it("is nothing of a modal: its URL is one that a widget made up", () => {
    expect(formatRecord(aRecord(["load"], remember, aWidget({ kind: "modal" })))).toBeUndefined();
  });

  it("holds that a widget was quietened, but not a question that was waved away", () => {
    const record = aRecord();
    expect(formatRecord({ ...record, backOff: { state: "asking", dismissals: 1 } })).toBeUndefined();
    const quiet = { ...record, backOff: { state: "quiet", dismissals: 2 } } as const;
    expect(parseRecord(formatRecord(quiet) ?? "")).toEqual(quiet);
  });
});

describe("T-81 grants nothing", () => {
  it.each<[string, () => string]>([
    ["no JSON", () => "{"],
    ["another value", () => "null"],
    ["a later version", () => changed((record) => ({ ...record, version: 2 }))],
    ["a field that is missing", () => changed(({ identity: _gone, ...record }) => record)],
    ["a kind that is none", () => text().replace('"kind":"room"', '"kind":"any"')],
    ["a permission that is none", () => text().replace("capability:m.sticker", "capability:anything")],
    ["another spelling", () => text().replace("capability:m.sticker", "capability:m.navigate")],
    [
      "T-57 what no widget may have",
      () => text().replace("capability:m.sticker", "capability:org.matrix.msc3819.send.to_device:m.room_key"),
    ],
    ["what was never to be kept", () => text().replace('"remember"', '"session"')],
    ["a time that is none", () => text().replace('"atMs":1', '"atMs":-1')],
  ])("%s", (_name, damaged) => {
    expect(parseRecord(text())).toBeDefined();
    expect(damaged()).not.toBe(text());
    expect(parseRecord(damaged())).toBeUndefined();
  });

  it("whatever the text is, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
        expect(parseRecord(any)).toBeUndefined();
      }),
    );
  });
});
