import { describe, expect, it } from "vitest";
import { disclosedVariables } from "../../../src/core/url/disclosed-variables.ts";
import { VARIABLE_NAMES } from "../../../src/core/url/template-variables.ts";

describe("T-24 disclosedVariables", () => {
  it("T-24 names exactly what the URL uses, each once, the most personal first", () => {
    const template =
      "https://w.example/?t=$org.matrix.msc2873.client_theme&r=$matrix_room_id&u=$matrix_user_id#$matrix_user_id";
    expect(disclosedVariables(template, {})).toEqual(["userId", "roomId", "clientTheme"]);
  });

  it("T-24 is nothing for a URL without variables, or with the widget's own", () => {
    expect(
      disclosedVariables("https://w.example/?w=$matrix_widget_id&x=$x&m=matrix_user_id", { x: "y" }),
    ).toEqual([]);
  });

  it.each([...VARIABLE_NAMES])("T-24 knows $%s", (name, variable) => {
    const expected = variable === "widgetId" ? [] : [variable];
    expect(disclosedVariables(`https://w.example/#$${name}`, { [name]: "x", matrix: "x" })).toEqual(expected);
  });

  it("does not count what a longer name of the widget's own takes", () => {
    expect(
      disclosedVariables("https://w.example/?$matrix_user_id_hash", { matrix_user_id_hash: "x" }),
    ).toEqual([]);
  });
});
