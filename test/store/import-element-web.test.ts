import { describe, expect, it } from "vitest";
import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import { decide } from "../../src/core/permission/decide.ts";
import { widgetIdentity } from "../../src/core/permission/widget-identity.ts";
import { importElementWeb } from "../../src/store/import-element-web.ts";
import { createWidgetStore } from "../../src/store/widget-store.ts";
import { aWidget, ME } from "./a-request.ts";
import { aStorage } from "./a-storage.ts";

const key = (place: string, url = aWidget().url) => encodeURIComponent(`${place}::${url}`);

function imported({
  widget = aWidget(),
  allowed,
  settings,
  approved,
  store = createWidgetStore(),
}: {
  readonly widget?: WidgetDefinition;
  readonly allowed?: unknown;
  readonly settings?: unknown;
  readonly approved?: unknown;
  readonly store?: ReturnType<typeof createWidgetStore>;
}) {
  const storage = aStorage();
  if (settings !== undefined) storage.setItem("mx_local_settings", JSON.stringify(settings));
  if (approved !== undefined) storage.setItem("widget_poll_approved_caps", JSON.stringify(approved));
  const client = {
    userId: ME,
    getRoomAccountData: (roomId: string, type: string) =>
      roomId === "!team:example.org" && type === "im.vector.setting.allowed_widgets" ? allowed : undefined,
  };
  importElementWeb({ store, client, widget, storage });
  const record = store.getRecord(widgetIdentity(ME, widget));
  return { store, record, ...decide(["load", "identity"], record, widgetIdentity(ME, widget)) };
}

describe("what Element Web kept", () => {
  it("of loading counts for the very event that was approved", () => {
    expect(imported({ allowed: { $added: true } }).granted).toEqual(["load"]);
    for (const allowed of [{ $added: false }, { $other: true }, { $added: "yes" }, ["$added"], null]) {
      expect(imported({ allowed }).record).toBeUndefined();
    }
    expect(imported({ allowed: { $added: true }, widget: aWidget({ eventId: "$changed" }) }).granted).toEqual(
      [],
    );
    expect(
      imported({ allowed: { $added: true }, widget: aWidget({ roomId: "!other:example.org" }) }).granted,
    ).toEqual([]);
    const account = aWidget({ kind: "account", roomId: undefined });
    expect(imported({ allowed: { $added: true }, widget: account }).granted).toEqual([]);
  });

  it("of identity counts where it refused: it does not say whose widget was approved", () => {
    const room = key("!team:example.org");
    expect(imported({ settings: { widgetOpenIDPermissions: { allow: [], deny: [room] } } }).denied).toEqual([
      "identity",
    ]);
    expect(
      imported({ settings: { widgetOpenIDPermissions: { allow: [room], deny: [] } } }).record,
    ).toBeUndefined();
    expect(
      imported({ settings: { widgetOpenIDPermissions: { deny: [key("!other:example.org")] } } }).record,
    ).toBeUndefined();
    for (const [kind, place] of [
      ["account", ME],
      ["modal", `*MODAL*-${ME}`],
    ] as const) {
      const deny = [key(place)];
      expect(
        imported({ widget: aWidget({ kind }), settings: { widgetOpenIDPermissions: { deny } } }).denied,
      ).toEqual(["identity"]);
    }
  });

  it("of capabilities is offered and granted to nobody, T-57 least of all what no widget may have", () => {
    const approved = ["m.sticker", "m.unknown", "org.matrix.msc3819.send.to_device:m.room_key"];
    const { record } = imported({ approved });
    expect(record?.suggested).toEqual(new Set(["capability:m.sticker"]));
    expect(record?.decisions.size).toBe(0);
  });

  it("does not outweigh what the user decided here", () => {
    const { store } = imported({ allowed: { $added: true } });
    store.revoke(widgetIdentity(ME, aWidget()), ["load"]);
    expect(imported({ store, allowed: { $added: true }, approved: ["m.sticker"] }).denied).toEqual(["load"]);
  });

  it.each(["{", "7", "null", '{"widgetOpenIDPermissions":{"deny":"all"}}'])(
    "T-81 is ignored where it is %s",
    (text) => {
      const storage = aStorage();
      storage.setItem("mx_local_settings", text);
      storage.setItem("widget_poll_approved_caps", text);
      const store = createWidgetStore();
      const client = { userId: ME, getRoomAccountData: () => text };
      importElementWeb({ store, client, widget: aWidget(), storage });
      expect(store.getState().records.size).toBe(0);
    },
  );
});
