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
