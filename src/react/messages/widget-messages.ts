import type { SessionEnd, SessionFailure } from "../../core/session/session-state.ts";
import type { DisclosedVariable } from "../../core/url/disclosed-variables.ts";
import type { UrlProblem } from "../../core/url/url-problem.ts";
import type { CapabilityMessages } from "./capability-messages.ts";

/**
 * Every text that this library shows or announces. Names of widgets come to these functions cleaned, without quotation
 * marks. Texts are shown as text, never as HTML.
 */
export interface WidgetMessages {
  /** Accessible name of a widget's iframe. */
  readonly frameTitle: (widgetName: string) => string;

  readonly status: {
    readonly loading: (widgetName: string) => string;
    readonly ready: (widgetName: string) => string;
    readonly awaitingConsent: (widgetName: string) => string;
    readonly asking: (widgetName: string) => string;
    readonly denied: (widgetName: string) => string;
    readonly failed: (widgetName: string, reason: Exclude<SessionFailure, "unsafe-url">) => string;
    readonly unsafeUrl: (widgetName: string, problem: UrlProblem | undefined) => string;
    readonly ended: (reason: SessionEnd) => string;
  };

  readonly gate: {
    readonly from: string;
    readonly addedBy: string;
    readonly open: string;
    readonly retry: string;
    readonly openAgain: string;
  };

  readonly floating: {
    readonly label: (widgetName: string) => string;
    readonly back: string;
    readonly close: string;
  };

  readonly modal: { readonly close: string };

  readonly consent: {
    readonly loadTitle: (widgetName: string) => string;
    readonly capabilitiesTitle: (widgetName: string) => string;
    readonly identityTitle: (widgetName: string) => string;
    readonly loadIntro: string;
    /** Stands where the page is told nothing but what every page is. */
    readonly loadNothing: string;
    /** What every page learns when it is loaded. */
    readonly loadAlways: string;
    readonly capabilitiesIntro: string;
    readonly identityIntro: string;
    readonly identityDetail: string;
    /** Heads the origin. */
    readonly page: string;
    readonly room: string;
    readonly addedBy: string;
    /** Stands for the room of a widget that has none. */
    readonly accountWidget: string;
    readonly disclosed: Readonly<Record<DisclosedVariable, string>>;
    readonly highRisk: string;
    readonly rawCapabilities: string;
    readonly allowLoad: string;
    readonly allowCapabilities: string;
    readonly allowNoCapabilities: string;
    readonly allowIdentity: string;
    readonly deny: string;
    /** Neither yes nor no; Escape does the same. */
    readonly dismiss: string;
    /** Announced while the approving button does not answer yet. */
    readonly notArmed: string;
  };

  readonly capability: CapabilityMessages;
}

/** A part of the catalogue, as deep as needed; English fills the gaps. */
export type PartialWidgetMessages = PartialMessages<WidgetMessages>;

type PartialMessages<T> = {
  readonly [K in keyof T]?:
    | (T[K] extends string | ((...values: never[]) => string) ? T[K] : PartialMessages<T[K]>)
    | undefined;
};
