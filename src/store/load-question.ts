import { DEVICE_FEATURES, type DeviceFeature, devicePermission } from "../core/permission/permission.ts";
import type { DisclosedVariable } from "../core/url/disclosed-variables.ts";
import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";
import type { QuestionRound } from "./question-round.ts";
import { requestId } from "./request-id.ts";
import type { WidgetStanding } from "./widget-standing.ts";

export type LoadVerdict = "allow" | "deny" | "ask";

/** May the page be loaded, and which of the user's devices may it use? */
export interface LoadQuestion {
  /** What is known without the user; `"ask"` when only they can say. */
  judge(disclosed: readonly DisclosedVariable[]): LoadVerdict | Promise<LoadVerdict>;
  /** Says, without a question, that the page may be loaded unless somebody said no. */
  allow(): void;
  /** Puts it to the user. `isUserAsking`: they want the page, and are not bothered by the widget. */
  ask(disclosed: readonly DisclosedVariable[], isUserAsking: boolean): Promise<ConsentDecision["outcome"]>;
  /** What of the user's devices the page may use now. */
  getDevices(): readonly DeviceFeature[];
  /** Its document is gone: forgets what was granted to that one alone. */
  endDocument(): void;
  /** Whether the page may still be shown; `closed`: not before the user is asked again. */
  review(): "allow" | "denied" | "closed";
}

/** `devices`: what the app says the page would use. */
export function createLoadQuestion(
  standing: WidgetStanding,
  round: QuestionRound,
  devices: readonly DeviceFeature[],
): LoadQuestion {
  const withVerdict = (features: readonly DeviceFeature[], verdict: "granted" | "undecided") => {
    const judge = standing.judge();
    return features.filter((feature) => judge(devicePermission(feature)).verdict === verdict);
  };

  function request(disclosed: readonly DisclosedVariable[]): ConsentRequest & { readonly kind: "load" } {
    const { alreadyGranted, ...context } = standing.context();
    const isLoadGranted = standing.of("load").verdict === "granted";
    const all = isLoadGranted ? new Set([...alreadyGranted, "load" as const]) : alreadyGranted;
    return {
      ...context,
      kind: "load",
      id: requestId("load", context.subject),
      alreadyGranted: [...all],
      disclosed,
      devices: withVerdict(devices, "undecided"),
    };
  }

  return {
    judge(disclosed) {
      const { verdict } = standing.of("load");
      if (verdict === "denied") return "deny";
      if (verdict === "granted" && withVerdict(devices, "undecided").length === 0) return "allow";
      const asked = request(disclosed);
      const settle = (opinion: ConsentDecision | "ask"): LoadVerdict => {
        if (opinion === "ask" || opinion.outcome === "dismiss") return "ask";
        if (opinion.outcome !== "allow") return verdict === "granted" ? "allow" : "deny";
        standing.grantByApp(["load", ...asked.devices.map(devicePermission)]);
        return "allow";
      };
      const opinion = round.consult(asked, round.begin());
      return opinion instanceof Promise ? opinion.then(settle) : settle(opinion);
    },

    allow: () => standing.grantByApp(["load"]),

    async ask(disclosed, isUserAsking) {
      const before = standing.of("load");
      if (before.verdict === "denied" && before.by === "policy") return "deny";
      const { outcome } = await round.ask(request(disclosed), round.begin(), isUserAsking);
      // Where only its devices were the question, the page is loaded without them.
      if (standing.of("load").verdict === "granted") return "allow";
      // What was allowed may have been taken back before anybody heard of it.
      return outcome === "allow" ? "deny" : outcome;
    },

    getDevices: () => withVerdict(DEVICE_FEATURES, "granted"),

    endDocument: standing.endLoad,

    review() {
      const { verdict } = standing.of("load");
      if (verdict === "granted") return "allow";
      return verdict === "denied" ? "denied" : "closed";
    },
  };
}
