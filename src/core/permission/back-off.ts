/** How a widget whose questions were waved away is kept from asking on and on. A dismissal is no refusal. */
export type BackOff =
  | { readonly state: "asking"; readonly dismissals: number }
  /** It asks nothing until the user opens its permissions. */
  | { readonly state: "quiet"; readonly dismissals: number }
  /** It asks nothing until then, whatever the user opens. */
  | { readonly state: "cooling-down"; readonly untilMs: number };

const QUIET_AFTER = 2;
const COOL_DOWN_AFTER = 3;
const COOL_DOWN_MS = 7 * 24 * 60 * 60 * 1000;

/** What holds now: a cool-down passes by itself. */
export function currentBackOff(backOff: BackOff, nowMs: number): BackOff {
  const isOver = backOff.state === "cooling-down" && backOff.untilMs <= nowMs;
  return isOver ? { state: "asking", dismissals: 0 } : backOff;
}

/** After the user waved away one more question that the widget, not they, had brought up. */
export function afterDismissal(backOff: BackOff, nowMs: number): BackOff {
  const current = currentBackOff(backOff, nowMs);
  if (current.state === "cooling-down") return current;
  const dismissals = current.dismissals + 1;
  if (dismissals >= COOL_DOWN_AFTER) return { state: "cooling-down", untilMs: nowMs + COOL_DOWN_MS };
  return { state: dismissals >= QUIET_AFTER ? "quiet" : "asking", dismissals };
}

/** After the user opened the widget's permissions: a quiet one may ask once more. */
export function afterOpening(backOff: BackOff): BackOff {
  return backOff.state === "quiet" ? { state: "asking", dismissals: backOff.dismissals } : backOff;
}
