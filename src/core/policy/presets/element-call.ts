import type { WidgetKind } from "../../definition/widget-definition.ts";
import type { PolicyRule } from "../policy-rule.ts";
import { NEEDED_FOR_CALL, USED_BY_CALL } from "./element-call-capabilities.ts";

export interface ElementCallOptions {
  /**
   * Where your Element Call is, exactly. Write it down: who can choose it from outside (a room's state, a well-known file,
   * a link) can listen to every call.
   */
  readonly origin: string;
  /** @default every path of that origin */
  readonly path?: string | undefined;
  /**
   * Which widgets count as that call. A room's members choose the parameters of a `room` widget, such as where its reports
   * go. @default those the app itself describes as `built-in`
   */
  readonly kinds?: readonly WidgetKind[] | undefined;
  /**
   * `allow` grants it unasked; `ask` puts it to the user, what a call cannot do without as one choice.
   *
   * @default "allow"
   */
  readonly effect?: "allow" | "ask" | undefined;
}

/**
 * Lets Element Call do what it needs in the room it is in, and nothing else: what more it asks for (signalling of older
 * calls, bug reports) is refused without a question.
 *
 * @example
 * <WidgetProvider policy={elementCall({ origin: "https://call.example.org" })} … />
 */
export function elementCall(options: ElementCallOptions): readonly PolicyRule[] {
  const { origin, path, kinds = ["built-in"], effect = "allow" } = options;
  const place = { origin, path, kinds };
  const scope = { load: true, identity: true, devices: ["camera", "microphone", "screen"] } as const;
  const rest: PolicyRule = { ...place, effect: "deny", groups: ["any"] };
  if (effect === "allow") {
    return [{ ...place, ...scope, effect, capabilities: [...NEEDED_FOR_CALL, ...USED_BY_CALL] }, rest];
  }
  return [
    { ...place, ...scope, effect, capabilities: NEEDED_FOR_CALL, neededFor: "call" },
    { ...place, effect, capabilities: USED_BY_CALL },
    rest,
  ];
}
