import { describe, expect, it } from "vitest";
import { parseModal } from "../../../src/core/definition/parse-modal.ts";

const modal = { type: "m.custom", url: "https://w.example/modal", name: "Pick a date" };
const button = { id: "ok", label: "OK", kind: "m.primary" };

describe("parseModal", () => {
  it("reads the least there can be", () => {
    expect(parseModal(modal)).toEqual({ ...modal, data: {}, waitForIframeLoad: true, buttons: [] });
  });

  it("reads everything and leaves out what it does not know", () => {
    const full = { ...modal, data: { date: "today" }, waitForIframeLoad: false, buttons: [button] };
    expect(parseModal({ ...full, sandbox: "none", buttons: [{ ...button, href: "x" }] })).toEqual({
      ...full,
      buttons: [{ ...button, disabled: false }],
    });
  });

  it.each([
    ["no object", "modal"],
    ["null", null],
    ["no type", { ...modal, type: undefined }],
    ["no url", { ...modal, url: undefined }],
    ["no name", { ...modal, name: undefined }],
    ["an empty url", { ...modal, url: "" }],
    ["data that is an array", { ...modal, data: [] }],
    ["data that is text", { ...modal, data: "x" }],
    ["buttons that are no list", { ...modal, buttons: {} }],
    ["a button without id", { ...modal, buttons: [{ label: "OK", kind: "m.primary" }] }],
    ["a button without label", { ...modal, buttons: [{ id: "ok", kind: "m.primary" }] }],
    ["a button whose disabled is text", { ...modal, buttons: [{ ...button, disabled: "no" }] }],
  ])("refuses %s", (_name, data) => {
    expect(parseModal(data)).toBeUndefined();
  });

  it.each(["m.primary", "m.secondary", "m.danger", "m.link"])("keeps the kind %s", (kind) => {
    expect(parseModal({ ...modal, buttons: [{ ...button, kind }] })?.buttons[0]?.kind).toBe(kind);
  });

  it.each(["m.unknown", undefined, 7])("takes the kind %j for secondary", (kind) => {
    expect(parseModal({ ...modal, buttons: [{ ...button, kind }] })?.buttons[0]?.kind).toBe("m.secondary");
  });

  it("keeps three buttons at most, and of two with one id the first", () => {
    const ids = (list: readonly string[]) =>
      parseModal({ ...modal, buttons: list.map((id) => ({ ...button, id })) })?.buttons.map(({ id }) => id);
    expect(ids(["a", "b", "c", "d"])).toEqual(["a", "b", "c"]);
    expect(ids(["a", "b", "a"])).toEqual(["a", "b"]);
  });

  it("T-68 cleans its name and the labels of its buttons", () => {
    const named = parseModal({
      ...modal,
      name: "Pick\u202e a date",
      buttons: [{ ...button, label: "O\u200bK\n" }],
    });
    expect(named?.name).toBe("Pick a date");
    expect(named?.buttons[0]?.label).toBe("OK");
    expect(parseModal({ ...modal, buttons: [{ ...button, label: "\u200b" }] })).toBeUndefined();
  });
});
