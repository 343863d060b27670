import { parseCapability } from "../../core/capability/parse-capability.ts";
import { permittedCapability } from "../../core/permission/permission.ts";
import type { ConsentRequest } from "../../store/consent-request.ts";
import type { CapabilityLine } from "../words/capability-line.ts";
import { coveredLines } from "../words/covered-lines.ts";
import { linesWithoutEffect, type Need } from "../words/dependencies.ts";
import type { Selection } from "./selection.ts";

/** What the rest of a choice makes of single lines, by their keys. */
export interface LineEffects {
  readonly lacking: ReadonlyMap<string, Need>;
  readonly coveredBy: ReadonlyMap<string, CapabilityLine>;
  readonly allowedElsewhere: ReadonlySet<string>;
}

export function lineEffects(
  { alreadyGranted, suggested, subject }: ConsentRequest & { readonly kind: "capabilities" },
  lines: readonly CapabilityLine[],
  selection: Selection,
): LineEffects {
  const granted = alreadyGranted.flatMap((permission) => permittedCapability(permission) ?? []);
  // A line that is narrowed to some rooms does not hold what is asked for the others.
  const whole = new Set([...selection.lines].filter((key) => !selection.rooms.has(key)));
  const elsewhere = lines.filter(({ spellings }) => spellings.some((raw) => suggested.includes(raw)));
  return {
    lacking: linesWithoutEffect(lines, selection.lines, granted.map(parseCapability)),
    coveredBy: coveredLines(lines, whole, subject.room?.roomId),
    allowedElsewhere: new Set(elsewhere.map(({ key }) => key)),
  };
}
