import type { WidgetDefinition } from "../core/definition/widget-definition.ts";
import type { DisclosedVariable } from "../core/url/disclosed-variables.ts";

/** Who asks, with what can be trusted about it. */
export interface ConsentSubject {
  /** What this decision is remembered by; see `grantIdentity`. */
  readonly identity: string;
  /** The widget as its event describes it. Its `name` is the author's word, its `sender` the homeserver's. */
  readonly widget: WidgetDefinition;
  /** Where the page comes from, as the browser will see it. */
  readonly origin: string;
  /** The room it acts in; undefined for an account widget while no room is viewed. */
  readonly room: { readonly roomId: string; readonly name: string } | undefined;
}

/** A question only the user, or the app's policy, may answer. */
export type ConsentRequest =
  /** May this page be loaded, and so learn what its URL tells it? */
  | {
      readonly kind: "load";
      readonly id: string;
      readonly subject: ConsentSubject;
      /** The personal facts its URL gives away, and no others. */
      readonly disclosed: readonly DisclosedVariable[];
    }
  /** Which of these may this document do? */
  | {
      readonly kind: "capabilities";
      readonly id: string;
      readonly subject: ConsentSubject;
      /** As the widget spelled them, without those no widget may have. Never empty. */
      readonly requested: readonly string[];
    }
  /** May this widget prove to its server who the user is? (MSC1960) */
  | { readonly kind: "identity"; readonly id: string; readonly subject: ConsentSubject };

/** A user's answer. To dismiss is neither: nothing is granted now, and the question may be put again. */
export type ConsentDecision =
  | {
      readonly outcome: "allow";
      /** Those of the requested capabilities that are granted; empty for the other kinds of request. */
      readonly approved: readonly string[];
    }
  | { readonly outcome: "deny" }
  | { readonly outcome: "dismiss" };
