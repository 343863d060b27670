import { describe, expect, it } from "vitest";
import { arrangeWidgets } from "../../../src/core/layout/arrange-widgets.ts";
import { chooseWidgetLayout } from "../../../src/core/layout/choose-widget-layout.ts";
import { parseWidgetLayout } from "../../../src/core/layout/widget-layout.ts";
import type { MatrixEvent } from "../../../src/core/matrix/matrix-event.ts";

const custom = (...ids: readonly string[]) => ids.map((id) => ({ id, type: "m.custom" }));
const jitsi = (id: string) => ({ id, type: "m.jitsi" });
const arrange = (widgets: Parameters<typeof arrangeWidgets>[0], placements: object = {}) => {
  const { top, ...rest } = arrangeWidgets(widgets, parseWidgetLayout({ widgets: placements }));
  return { ...rest, top: top.map(({ id }) => id) };
};
const top = { container: "top" };
const center = { container: "center" };

describe("228. Where widgets are shown", () => {
  it("228. Jitsi is on top and others are to the right, where nothing is said", () => {
    expect(arrange([...custom("b", "a"), jitsi("call")])).toMatchObject({
      top: ["call"],
      center: undefined,
      right: ["a", "b"],
    });
    expect(arrange([jitsi("call"), ...custom("a")], { call: { container: "right" }, a: top })).toMatchObject({
      top: ["a"],
      right: ["call"],
    });
  });

  it("228. At most three are on top, the others fall to the right", () => {
    const placements = { a: top, b: top, c: top, d: { ...top, index: 0 } };
    expect(arrange(custom("a", "b", "c", "d", "e"), placements)).toMatchObject({
      top: ["d", "a", "b"],
      right: ["c", "e"],
    });
  });

  it("228. One is in the center, the others fall to the right", () => {
    expect(arrange(custom("a", "b"), { a: center, b: { ...center, index: 1 } })).toMatchObject({
      center: "b",
      right: ["a"],
    });
    expect(arrange(custom("a", "b"), { a: center, b: top })).toMatchObject({ center: "a", top: ["b"] });
  });

  it("228. A new widget on top pushes the one in the center to the right", () => {
    expect(arrange([...custom("a"), jitsi("call")], { a: center })).toMatchObject({
      top: ["call"],
      center: undefined,
      right: ["a"],
    });
  });

  it("228. The index decides the order, then the id; Jitsi without one is first, others without one last", () => {
    const placements = { b: { ...top, index: 5 }, a: { ...top, index: 5 }, c: top };
    expect(arrange([...custom("c", "b", "a")], placements).top).toEqual(["a", "b", "c"]);
    expect(arrange([...custom("a"), jitsi("call")], { a: { ...top, index: -5 } }).top).toEqual(["call", "a"]);
    expect(arrange(custom("B", "a", "A")).right).toEqual(["A", "B", "a"]);
  });

  it.each([
    [
      [undefined, undefined],
      [50, 50],
    ],
    [
      [60, 20],
      [75, 25],
    ],
    [
      [75, undefined],
      [60, 40],
    ],
    [
      [-5, 30],
      [25, 75],
    ],
    [
      [500, 100],
      [50, 50],
    ],
    [
      ["60", null],
      [50, 50],
    ],
  ])("228. Widths of %j become %j percent", (given, shown) => {
    const widgets = { a: { ...top, width: given[0] }, b: { ...top, width: given[1] } };
    const { top: arranged } = arrangeWidgets(custom("a", "b"), parseWidgetLayout({ widgets }));
    expect(arranged.map(({ widthPercent }) => widthPercent)).toEqual(shown);
  });

  it.each([
    [[30, 60], 60],
    [[1, null], 2],
    [[500, 5], 100],
    [[undefined, null], undefined],
  ])("228. Of the heights %j the container takes %j", (given, shown) => {
    const placements = {
      a: { ...top, height: given[0] },
      b: { ...top, height: given[1] },
      c: { height: 99 },
    };
    expect(arrange(custom("a", "b", "c"), placements).topHeightPercent).toBe(shown);
  });
});

describe("Which layout counts", () => {
  const event: MatrixEvent = {
    type: "io.element.widgets.layout",
    state_key: "",
    sender: "@bob:hs",
    event_id: "$layout",
    room_id: "!room:hs",
    origin_server_ts: 1,
    unsigned: {},
    content: { widgets: { a: { container: "top", index: 3 }, b: { container: "right" } } },
  };
  const own = (overrides: string | undefined, widgets: object) => ({
    "Widgets.layout": { overrides, widgets },
  });
  const containers = (...arguments_: Parameters<typeof chooseWidgetLayout>) =>
    [...chooseWidgetLayout(...arguments_)].map(([id, { container }]) => [id, container]);

  it("228. The user's own layout counts, widget by widget, over the layout it was made over", () => {
    const layout = chooseWidgetLayout(event, own("$layout", { a: { container: "right" } }));
    expect(layout.get("a")).toMatchObject({ container: "right", index: 3 });
    expect(layout.get("b")).toMatchObject({ container: "right" });
  });

  it("228. It is ignored once the room has another layout", () => {
    const settings = own("$earlier", { a: { container: "center" } });
    expect(containers(event, settings)).toEqual([
      ["a", "top"],
      ["b", "right"],
    ]);
    expect(containers(undefined, settings)).toEqual([]);
    expect(containers(undefined, own(undefined, { a: { container: "center" } }))).toEqual([["a", "center"]]);
  });

  it("228. What was pinned by older clients is on top, where nothing else is said", () => {
    expect(containers(event, { "Widgets.pinned": { b: true, c: true, d: false, e: "true" } })).toEqual([
      ["b", "right"],
      ["c", "top"],
      ["a", "top"],
    ]);
  });

  it.each([
    undefined,
    null,
    [],
    "top",
    { widgets: null },
    { widgets: [top] },
    { widgets: { a: null, b: 7, c: [], d: "top" } },
  ])("nothing is read from %j", (content) => {
    expect([...parseWidgetLayout(content).values()].filter(({ container }) => container)).toEqual([]);
    expect(containers(undefined, { "Widgets.layout": content, "Widgets.pinned": content })).toEqual([]);
  });

  it("what is wrong with one field takes nothing from the others", () => {
    const widgets = { a: { container: "left", index: "1", width: 40, height: Number.POSITIVE_INFINITY } };
    expect(parseWidgetLayout({ widgets }).get("a")).toEqual({
      container: undefined,
      index: undefined,
      widthPercent: 40,
      heightPercent: undefined,
    });
  });
});
