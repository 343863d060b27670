import { version } from "react";
import { version as domVersion } from "react-dom";
import { expect, it } from "vitest";

it("the project runs the React it is named after", ({ task }) => {
  const expected = task.file.projectName?.startsWith("react-18") ? /^18\.2\./ : /^19\./;
  expect(version).toMatch(expected);
  expect(domVersion).toMatch(expected);
});
