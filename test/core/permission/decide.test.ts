import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WidgetDefinition } from "../../../src/core/definition/widget-definition.ts";
import {
  deny,
  forget,
  forgetLasting,
  grant,
  grantedBy,
  narrow,
  revoke,
} from "../../../src/core/permission/change-record.ts";
import { covers } from "../../../src/core/permission/covers.ts";
import { decide, judge } from "../../../src/core/permission/decide.ts";
import { limitToRooms } from "../../../src/core/permission/limit-to-rooms.ts";
import { capabilityPermission, type Permission } from "../../../src/core/permission/permission.ts";
import type { PermissionRecord } from "../../../src/core/permission/permission-record.ts";
import { widgetIdentity } from "../../../src/core/permission/widget-identity.ts";
import { aRecord, aWidget, ME, ROOM, remember, session } from "./a-record.ts";
import { aPermission, somePermissions } from "./some-permissions.ts";

const identity = widgetIdentity(ME, aWidget());
const is = (permission: Permission, record: PermissionRecord) => judge(permission, record, identity);
const read = "org.matrix.msc2762.receive.event:m.room.message";
const anyMessage = capabilityPermission(read);
const textMessage = capabilityPermission(`${read}#m.text`);

describe("a decision", () => {
  it("T-49 splits a request, so that only what is new has to be asked", () => {
    const record = deny(aRecord(["load", anyMessage]), ["identity"], session);
    expect(decide(["load", "identity", "device:camera", anyMessage], record, identity)).toEqual({
      granted: ["load", anyMessage],
      denied: ["identity"],
      undecided: ["device:camera"],
    });
  });

  it.each<[string, Partial<WidgetDefinition>]>([
    ["room", { roomId: "!other:example.org" }],
    ["kind", { kind: "account" }],
    ["state key", { id: "other" }],
    ["sender", { sender: "@mallory:example.org" }],
    ["origin", { url: "https://evil.example.org/vote?who=$matrix_user_id&board=$board" }],
    ["path", { url: "https://poll.example.org/other?who=$matrix_user_id&board=$board" }],
    ["template", { url: "https://poll.example.org/vote?who=$matrix_user_id&board=$board&more" }],
    ["used data", { data: { board: "2" } }],
  ])("T-43 T-46 T-48 says nothing about a widget with another %s", (_field, change) => {
    fc.assert(
      fc.property(somePermissions, (permissions) => {
        const changed = widgetIdentity(ME, aWidget(change));
        expect(decide(permissions, aRecord(permissions, remember), changed).granted).toEqual([]);
      }),
    );
  });

  it("T-47 says nothing to another user", () => {
    const other = widgetIdentity("@other:example.org", aWidget());
    expect(judge("load", aRecord(["load"]), other)).toBe("undecided");
  });

  it("T-53 T-49 a denial holds for every spelling, and for the own room by name", () => {
    const record = deny(aRecord(), [capabilityPermission("m.update_delayed_event"), anyMessage], session);
    for (const raw of [
      "org.matrix.msc4157.update_delayed_event",
      "org.matrix.msc4157.update.delayed_event",
      "m.receive.event:m.room.message",
      "m.receive.event:m.room.message#m.text",
      `io.github.react-matrix-widgets.room:${encodeURIComponent(ROOM)}:${read}`,
    ]) {
      expect(is(capabilityPermission(raw), record)).toBe("denied");
    }
  });

  it("a part that was granted by itself is granted, though the whole was refused", () => {
    const record = grant(deny(aRecord(), [anyMessage], session), [textMessage], session);
    expect([is(anyMessage, record), is(textMessage, record)]).toEqual(["denied", "granted"]);
  });

  it("a refusal of the whole takes back no part", () => {
    const record = deny(aRecord([textMessage]), [anyMessage], session);
    expect([is(anyMessage, record), is(textMessage, record)]).toEqual(["denied", "granted"]);
  });

  it("of one document is gone with it, and the others stay", () => {
    const once = { duration: "once", atMs: 1 } as const;
    const record = forgetLasting(
      deny(grant(aRecord(["load"]), ["identity"], once), [anyMessage], once),
      "once",
    );
    expect(decide(["load", "identity", anyMessage], record, identity)).toEqual({
      granted: ["load"],
      denied: [],
      undecided: ["identity", anyMessage],
    });
  });

  it("that is forgotten is to be made again", () => {
    const record = forget(deny(aRecord(["load"]), ["identity"], session), ["identity"]);
    expect([is("load", record), is("identity", record)]).toEqual(["granted", "undecided"]);
  });
});

describe("taking back", () => {
  it("is remembered where the grant was, and lasts the session at least", () => {
    const once = { duration: "once", atMs: 1 } as const;
    const record = grant(grant(aRecord(), ["load"], remember), ["identity"], once);
    const revoked = revoke(record, ["load", "identity"], 2);
    expect(revoked.decisions.get("load")).toMatchObject({ verdict: "denied", duration: "remember", atMs: 2 });
    expect(revoked.decisions.get("identity")).toMatchObject({ verdict: "denied", duration: "session" });
  });

  it("of a part takes the whole", () => {
    expect(is(anyMessage, revoke(aRecord([anyMessage]), [textMessage], 2))).toBe("denied");
  });

  it("of all but a few leaves these as they were", () => {
    const record = narrow(aRecord(["load", "identity", anyMessage], remember), ["load", anyMessage], 2);
    expect(grantedBy(record)).toEqual(["load", anyMessage]);
    expect(record.decisions.get("load")).toMatchObject({ duration: "remember", atMs: 1 });
    expect(is("identity", record)).toBe("denied");
  });
});

describe("limiting to rooms", () => {
  const KITCHEN = "!kitchen:example.org";
  const inRoom = (room: string, raw: string) =>
    capabilityPermission(`io.github.react-matrix-widgets.room:${encodeURIComponent(room)}:${raw}`);
  const everywhere = capabilityPermission("org.matrix.msc2762.timeline:*");
  const kitchen = capabilityPermission(`org.matrix.msc2762.timeline:${KITCHEN}`);

  it("grants these rooms as every room was, and denies the rest", () => {
    const record = limitToRooms(aRecord([everywhere, anyMessage], remember), [everywhere], [KITCHEN], 2);
    expect(grantedBy(record)).toEqual([anyMessage, kitchen]);
    expect(record.decisions.get(kitchen)).toMatchObject({ duration: "remember", atMs: 1 });
    expect(record.decisions.get(everywhere)).toMatchObject({
      verdict: "denied",
      duration: "remember",
      atMs: 2,
    });
  });

  it("leaves what is not granted in every room, and everything where there is no room", () => {
    const record = aRecord([everywhere, anyMessage, "load"], remember);
    expect(limitToRooms(record, [anyMessage, "load", inRoom("*", read)], [KITCHEN], 2)).toBe(record);
    expect(limitToRooms(record, [everywhere], [], 2)).toBe(record);
  });
});

describe("whatever is decided", () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom("grant", "deny", "revoke", "narrow", "forget"), somePermissions),
    { maxLength: 8 },
  );
  const replay = (taken: readonly (readonly [string, readonly Permission[]])[], start = aRecord()) =>
    taken.reduce((record, [step, permissions]) => {
      if (step === "grant") return grant(record, permissions, session);
      if (step === "deny") return deny(record, permissions, session);
      if (step === "revoke") return revoke(record, permissions, 2);
      return step === "narrow" ? narrow(record, permissions, 2) : forget(record, permissions);
    }, start);

  it("T-50 what is granted was requested, and lies within what was approved", () => {
    fc.assert(
      fc.property(steps, somePermissions, (taken, requested) => {
        const approved = taken.flatMap(([step, permissions]) => (step === "grant" ? permissions : []));
        const { granted, denied, undecided } = decide(requested, replay(taken), identity);
        for (const permission of granted) {
          expect(requested).toContain(permission);
          expect(approved.some((one) => covers(one, permission, ROOM))).toBe(true);
        }
        expect([...granted, ...denied, ...undecided].toSorted()).toEqual([...new Set(requested)].toSorted());
      }),
    );
  });

  it("T-49 what is revoked stays revoked, with all that lies within it, until it is granted anew", () => {
    const noGrant = steps.map((taken) => taken.filter(([step]) => step === "deny" || step === "revoke"));
    fc.assert(
      fc.property(steps, somePermissions, noGrant, aPermission, (taken, revoked, later, asked) => {
        const record = replay(later, revoke(replay(taken), revoked, 2));
        fc.pre(revoked.some((one) => covers(one, asked, ROOM)));
        expect(is(asked, record)).toBe("denied");
      }),
    );
  });

  it("what was just granted is granted, what was just refused is refused", () => {
    fc.assert(
      fc.property(steps, aPermission, (taken, permission) => {
        expect(is(permission, grant(replay(taken), [permission], session))).toBe("granted");
        expect(is(permission, deny(replay(taken), [permission], session))).toBe("denied");
      }),
    );
  });

  it("T-50 limiting to rooms grants nothing that was not granted before", () => {
    fc.assert(
      fc.property(steps, somePermissions, aPermission, (taken, limited, asked) => {
        const before = replay(taken);
        const record = limitToRooms(before, limited, [ROOM, "!kitchen:example.org"], 2);
        if (is(asked, record) === "granted") expect(is(asked, before)).toBe("granted");
      }),
    );
  });

  it("narrowing keeps what is to be kept, and grants nothing that was not", () => {
    fc.assert(
      fc.property(steps, somePermissions, aPermission, (taken, kept, asked) => {
        const before = replay(taken);
        const record = narrow(before, kept, 2);
        const wasKept = kept.some((one) => grantedBy(before).includes(one) && covers(one, asked, ROOM));
        expect(is(asked, record) === "granted").toBe(wasKept);
      }),
    );
  });
});
