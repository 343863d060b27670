import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VARIABLE_NAMES } from "../../../src/core/url/template-variables.ts";
import { resolve, url, variables } from "./a-resolved-url.ts";

describe("whatever the data", () => {
  const name = fc.string({
    unit: fc.constantFrom("m", "a", "$", "_", ".", "-", "&", "/", "matrix", "user_id", "é"),
  });
  const key = fc.oneof(
    name,
    fc.string(),
    fc
      .tuple(
        fc.constantFrom(...VARIABLE_NAMES.keys()),
        fc.nat({ max: 40 }),
        fc.constantFrom("", "&", "/", "#", "?", "="),
      )
      .map(([builtIn, length, tail]) => builtIn.slice(0, length) + tail),
  );
  const data = fc.dictionary(key, fc.oneof(fc.string(), fc.webUrl(), fc.integer(), fc.anything()));
  const delimiter = fc.constantFrom(
    "",
    "&",
    "/",
    "#",
    "?",
    "=",
    "$",
    ":",
    "@",
    "%20",
    "é",
    "&$matrix_room_id",
  );

  it("T-22 no key changes what a built-in stands for", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VARIABLE_NAMES),
        delimiter,
        data,
        ([spelling, variable], end, values) => {
          const resolved = url(`https://w.example/?$${spelling}${end}`, { data: values });
          expect(resolved.startsWith(`https://w.example/?${encodeURIComponent(variables[variable])}`)).toBe(
            true,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["https://w.example/private/$matrix_display_name/page", "..", "malformed"],
    ["https://w.example/private/$matrix_display_name", ".", "https://w.example/private/"],
    ["https://w.example/private/.$matrix_display_name/page", ".", "malformed"],
    ["https://w.example/private/%2$matrix_display_name/page", "e", "malformed"],
    [
      "https://w.example/private/$matrix_display_name/page",
      "../..",
      "https://w.example/private/..%2F../page",
    ],
    ["https://w.example/private/$matrix_display_name/page", "...", "https://w.example/private/.../page"],
    ["https://w.example/private/$matrix_display_name/page", "", "https://w.example/private//page"],
    ["https://w.example/a/../b/$matrix_display_name", "Alice", "https://w.example/b/Alice"],
    [
      "https://w.example/?name=$matrix_display_name#/$matrix_display_name",
      "..",
      "https://w.example/?name=..#/..",
    ],
  ])("T-21 no value is a step along the path: %s with %j", (template, displayName, expected) => {
    expect(url(template, { variables: { ...variables, displayName } })).toBe(expected);
  });

  it("T-21 no key and no value changes scheme, host or port", () => {
    const tail = fc
      .array(
        fc.oneof(
          key.map((one) => `$${one}`),
          fc.string(),
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(""));
    const start = fc.constantFrom("https://w.example", "https://w.example:8443", "http://localhost:3000");
    fc.assert(
      fc.property(start, fc.constantFrom("/", "?", "#"), tail, data, (origin, separator, rest, values) => {
        const resolved = resolve(origin + separator + rest, {
          data: values,
          parentUrl: "https://app.example",
        });
        if (!resolved.ok) return;
        expect(resolved.origin).toBe(origin);
        expect(new URL(resolved.url).origin).toBe(origin);
      }),
      { numRuns: 2000 },
    );
  });

  it("T-21 nothing that a user or a room is called changes scheme, host or port, or reaches beyond its place", () => {
    const called = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.webUrl(),
      fc.string({
        unit: fc.constantFrom("&", "=", "#", "?", "/", "..", "@", ":", "%2f", "$", "$key", "\\", "é"),
      }),
    );
    const named = fc.record({
      userId: called,
      roomId: called,
      displayName: called,
      widgetId: fc.string({ minLength: 1, unit: "grapheme" }),
      homeserverUrl: called,
    });
    fc.assert(
      fc.property(named, called, (names, value) => {
        const template =
          "https://w.example:8443/p/x$matrix_display_name/y?user=$matrix_user_id&key=$key#room=$matrix_room_id";
        const resolved = resolve(template, {
          variables: names,
          data: { key: value },
          parentUrl: "https://app.example",
        });
        const { origin, pathname, searchParams, hash } = new URL(resolved.ok ? resolved.url : "about:blank");
        expect(origin).toBe("https://w.example:8443");
        expect(pathname.split("/").map(decodeURIComponent)).toEqual(["", "p", `x${names.displayName}`, "y"]);
        expect([...searchParams]).toEqual([
          ["user", names.userId],
          ["key", value],
          ["widgetId", names.widgetId],
          ["parentUrl", "https://app.example"],
        ]);
        expect(decodeURIComponent(hash)).toBe(`#room=${names.roomId}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("219. no data changes what a widget is told of itself and its host", () => {
    const tail = fc.array(
      key.map((one) => `$${one.replaceAll(/[#&]/g, "")}`),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(tail, data, (names, values) => {
        const resolved = resolve(`https://w.example/?x=${names.join("")}`, {
          data: { ...values, widgetId: "spoofed", parentUrl: "https://evil.example" },
          parentUrl: "https://app.example",
        });
        if (!resolved.ok) return;
        const { searchParams } = new URL(resolved.url);
        expect(searchParams.getAll("widgetId")).toEqual([variables.widgetId]);
        expect(searchParams.getAll("parentUrl")).toEqual(["https://app.example"]);
      }),
      { numRuns: 2000 },
    );
  });

  it("T-19 T-20 any text resolves to an http(s) page of another origin, or to a reason", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom(
          "https",
          "http",
          ":",
          "/",
          "\\",
          "@",
          "$",
          "a",
          ".",
          " ",
          "\t",
          "javascript",
          "app.example",
        ),
      }),
    );
    fc.assert(
      fc.property(text, data, (template, values) => {
        const resolved = resolve(template, { data: values });
        if (!resolved.ok) return;
        const { protocol, username, password, origin } = new URL(resolved.url);
        expect(["https:", "http:"]).toContain(protocol);
        expect([username, password]).toEqual(["", ""]);
        expect(origin).not.toBe("https://app.example");
        expect(resolved.origin).toBe(origin);
      }),
      { numRuns: 5000 },
    );
  });
});
