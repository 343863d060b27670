import type { WidgetDefinition } from "../core/definition/widget-definition.ts";
import type { IdentityChange } from "../core/permission/diff-identity.ts";
import type { DeviceFeature, Permission } from "../core/permission/permission.ts";
import type { Duration } from "../core/permission/permission-record.ts";
import type { WidgetIdentity } from "../core/permission/widget-identity.ts";
import type { DisclosedVariable } from "../core/url/disclosed-variables.ts";

/** Who asks, with what can be trusted about it. */
export interface ConsentSubject {
  /** What the decision will be bound to. */
  readonly identity: WidgetIdentity;
  /** The widget as its event describes it. Its `name` is the author's word, its `sender` the homeserver's. */
  readonly widget: WidgetDefinition;
  /** Where the page comes from, as the browser will see it. */
  readonly origin: string;
  /** The room it acts in; undefined for an account widget while no room is viewed. */
  readonly room: { readonly roomId: string; readonly name: string } | undefined;
}

/** What a person should know beside the question. */
interface ConsentContext {
  readonly id: string;
  readonly subject: ConsentSubject;
  /** What the widget may do already. Of a request, only what is new is asked. */
  readonly alreadyGranted: readonly Permission[];
  /** What changed about the widget since the last decision; empty where there was none. */
  readonly changes: readonly IdentityChange[];
  /** The user chose to remember another widget's permission to load from the same origin. */
  readonly isTrustedOrigin: boolean;
}

/** Capabilities without which something fails, as the app's policy knows: one choice, not ticked in advance. */
export interface NeededCapabilities {
  /** What fails, such as `call`. */
  readonly neededFor: string;
  /** As the widget spelled them. */
  readonly capabilities: readonly string[];
}

/** A question only the user, or the app's policy, may answer. */
export type ConsentRequest =
  /** May this page be loaded, and so learn what its URL tells it? */
  | (ConsentContext & {
      readonly kind: "load";
      /** The personal facts its URL gives away, and no others. */
      readonly disclosed: readonly DisclosedVariable[];
      /**
       * What of the user's devices the page would use, and is asked along. Where the page may be loaded already, only this
       * is the question.
       */
      readonly devices: readonly DeviceFeature[];
    })
  /** Which of these may this document do? */
  | (ConsentContext & {
      readonly kind: "capabilities";
      /** As the widget spelled them, without those no widget may have. Never empty. */
      readonly requested: readonly string[];
      readonly needed: readonly NeededCapabilities[];
      /** Those that another client of the user's had granted to what seems to be this widget. */
      readonly suggested: readonly string[];
    })
  /** May this widget prove to its server who the user is? (MSC1960) */
  | (ConsentContext & { readonly kind: "identity" });

/**
 * A user's answer. What is not allowed with it is refused, for as long. To dismiss is neither: nothing is granted now, and
 * the question may be put again.
 */
export type ConsentDecision =
  | {
      readonly outcome: "allow";
      /** Those of the requested capabilities that are granted; empty for the other kinds of request. */
      readonly approved: readonly string[];
      /** Those of the device features that are granted, for a load request. @default none */
      readonly devices?: readonly DeviceFeature[] | undefined;
      /** @default "session" */
      readonly duration?: Duration | undefined;
    }
  | {
      readonly outcome: "deny";
      /** @default "session" */
      readonly duration?: Duration | undefined;
    }
  | { readonly outcome: "dismiss" };
