const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** Says how far away a moment is, in milliseconds, as one language does: "in 5 minutes", "3 seconds ago". BCP 47. */
export function createRelativeTime(language: string): (awayMs: number) => string {
  let formats: Intl.RelativeTimeFormat | undefined;
  return (awayMs) => {
    formats ??= new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    const [unit, unitMs] = unitOf(awayMs);
    // What began is not over: nothing is said to be nearer, or longer ago, than it is.
    return formats.format(Math.trunc(awayMs / unitMs), unit);
  };
}

/** Says how long something takes, in milliseconds, in the largest unit that fits: "8 seconds". BCP 47. */
export function createDuration(language: string): (lengthMs: number) => string {
  const formats = new Map<string, Intl.NumberFormat>();
  return (lengthMs) => {
    const [unit, unitMs] = unitOf(lengthMs);
    const format =
      formats.get(unit) ?? new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    formats.set(unit, format);
    return format.format(Math.trunc(lengthMs / unitMs));
  };
}

function unitOf(lengthMs: number): (typeof UNITS)[number] {
  return UNITS.find(([, unitMs]) => Math.abs(lengthMs) >= unitMs) ?? UNITS[3];
}
