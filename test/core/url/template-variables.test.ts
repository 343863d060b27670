import { describe, expect, it } from "vitest";
import { type TemplateVariables, VARIABLE_NAMES } from "../../../src/core/url/template-variables.ts";
import { url, variables } from "./a-resolved-url.ts";

describe("216. Variables", () => {
  it.each([
    ["matrix_user_id", "%40alice%3Aexample.org"],
    ["matrix_room_id", "!room%3Aexample.org"],
    ["matrix_display_name", "Alice%20%26%20Bob"],
    ["matrix_avatar_url", "https%3A%2F%2Fhs.example%2Fa%3Fb%3Dc"],
    ["matrix_widget_id", "poll%2F1"],
    ["org.matrix.msc2774_widget_id", "poll%2F1"],
    ["matrix_client_id", "org.example.client"],
    ["org.matrix.msc2873.client_id", "org.example.client"],
    ["matrix_client_theme", "dark"],
    ["org.matrix.msc2873.client_theme", "dark"],
    ["matrix_client_language", "en-GB"],
    ["org.matrix.msc2873.client_language", "en-GB"],
    ["matrix_device_id", "DEVICE"],
    ["org.matrix.msc3819.matrix_device_id", "DEVICE"],
    ["org.matrix.msc2873.matrix_device_id", "DEVICE"],
    ["matrix_base_url", "https%3A%2F%2Fhs.example"],
    ["org.matrix.msc4039.matrix_base_url", "https%3A%2F%2Fhs.example"],
  ])("216. $%s in path, query and fragment", (name, value) => {
    expect(url(`https://w.example/$${name}/x?v=$${name}#/$${name}`)).toBe(
      `https://w.example/${value}/x?v=${value}#/${value}`,
    );
  });

  it("216. fall back: the display name to the user id, all others to nothing", () => {
    const bare: TemplateVariables = { userId: "@a:hs", widgetId: "w" };
    const template =
      "https://w.example/?$matrix_room_id,$matrix_display_name,$matrix_avatar_url,$matrix_client_theme,$matrix_device_id";
    expect(url(template, { variables: bare })).toBe("https://w.example/?,%40a%3Ahs,,,");
  });

  it("need no delimiter after their name", () => {
    expect(url("https://w.example/?v=$matrix_user_idXY")).toBe(
      "https://w.example/?v=%40alice%3Aexample.orgXY",
    );
  });

  it("stay as they are where they are unknown", () => {
    expect(
      url("https://w.example/?a=$xorg&b=$&c=$$matrix_client_theme&d=$objects", { data: { objects: {} } }),
    ).toBe("https://w.example/?a=$xorg&b=$&c=$dark&d=$objects");
  });

  it.each([
    ["a string", "a b", "a%20b"],
    ["a number", 1.5, "1.5"],
    ["a boolean", false, "false"],
    ["an object", {}, "$key"],
    ["an array", ["a"], "$key"],
    ["null", null, "$key"],
  ])("of data can be a string, a number or a boolean: %s", (_name, value, expected) => {
    expect(url("https://w.example/?v=$key", { data: { key: value } })).toBe(
      `https://w.example/?v=${expected}`,
    );
  });

  it("216. built-ins beat data of the same name", () => {
    for (const name of VARIABLE_NAMES.keys()) {
      expect(url(`https://w.example/?$${name}`, { data: { [name]: "spoofed" } })).toBe(
        url(`https://w.example/?$${name}`),
      );
    }
  });

  it("217. T-22 a data key that begins a built-in's name does not alter it", () => {
    const data = {
      matrix: "evil",
      matrix_: "evil",
      matrix_user_i: "evil",
      m: "evil",
      "": "evil",
      org: "evil",
    };
    expect(url("https://w.example/?$matrix_user_id&$org.matrix.msc2873.client_theme", { data })).toBe(
      "https://w.example/?%40alice%3Aexample.org&dark",
    );
  });

  it("have a name", () => {
    expect(url("https://w.example/?a=$b&c=$", { data: { "": "x", "b&c=$": "x" } })).toBe(
      "https://w.example/?a=$b&c=$",
    );
  });

  it("the longest known name wins", () => {
    expect(url("https://w.example/?$a.$ab.$abc", { data: { a: 1, ab: 2 } })).toBe(
      "https://w.example/?1.2.2c",
    );
  });

  it("218. values are encoded and never looked at again", () => {
    const data = { a: "$matrix_user_id", b: "$a", c: "&x=y#z/../%2e" };
    expect(url("https://w.example/?a=$a&b=$b&c=$c", { data })).toBe(
      "https://w.example/?a=%24matrix_user_id&b=%24a&c=%26x%3Dy%23z%2F..%2F%252e",
    );
  });

  it("218. half of a surrogate pair in a name does no harm", () => {
    expect(
      url("https://w.example/?$matrix_display_name", {
        variables: { ...variables, displayName: "a\ud800b" },
      }),
    ).toBe("https://w.example/?a%EF%BF%BDb");
  });
});
