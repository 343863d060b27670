import { describe, expect, it } from "vitest";
import { capabilityTier } from "../../../src/core/capability/capability-tier.ts";
import { formatCapability } from "../../../src/core/capability/format-capability.ts";
import { createGrants } from "../../../src/core/capability/grants.ts";
import { defineCapability } from "../../../src/core/capability/own-capability.ts";
import { parseCapability } from "../../../src/core/capability/parse-capability.ts";

const NAME = "com.example.print";

describe("A capability of an app's own", () => {
  it("is a name in reverse domain notation, and means only itself", () => {
    const capability = parseCapability(NAME);

    expect(capability).toEqual({ kind: "own", name: NAME });
    expect(formatCapability(capability)).toBe(NAME);
    expect(capabilityTier(capability)).toBe("medium");
    const grants = createGrants([NAME]);
    expect(grants.allowsOwn(NAME)).toBe(true);
    expect(grants.allowsOwn("com.example.print.other")).toBe(false);
    expect(grants.received).toEqual([]);
  });

  it.each([
    "",
    "print",
    "com.example.print:everything",
    "com.example.print#x",
    "com..print",
    "com.example.print\n",
    "m.print",
    "org.matrix.print",
    "org.matrix.msc9999.print",
    "io.github.react-matrix-widgets.print",
    `com.example.${"x".repeat(255)}`,
  ])("cannot be called %j, which stays unknown", (name) => {
    expect(parseCapability(name)).toEqual({ kind: "unknown", raw: name });
    expect(() => defineCapability({ name, text: "Print" })).toThrow(
      expect.objectContaining({ name: "WidgetError", code: "invalid-argument" }),
    );
  });

  it("cannot take the name of a capability that means something", () => {
    expect(() => defineCapability({ name: "town.robin.msc3846.turn_servers", text: "Print" })).toThrow(
      /means something already|cannot be declared/,
    );
  });

  it("needs a text for the user", () => {
    expect(() => defineCapability({ name: NAME, text: " " })).toThrow(/has no text/);
  });
});
