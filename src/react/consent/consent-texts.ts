import type { ConsentRequest } from "../../store/consent-request.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";

interface ConsentTexts {
  readonly title: (widgetName: string) => string;
  readonly intro: string;
  readonly allow: string;
}

/** What a dialog says for each kind of request. */
export function consentTexts(
  kind: ConsentRequest["kind"],
  tickedCount: number,
  { consent }: WidgetMessages,
): ConsentTexts {
  switch (kind) {
    case "load":
      return { title: consent.loadTitle, intro: consent.loadIntro, allow: consent.allowLoad };
    case "identity":
      return { title: consent.identityTitle, intro: consent.identityIntro, allow: consent.allowIdentity };
    case "capabilities":
      return {
        title: consent.capabilitiesTitle,
        intro: consent.capabilitiesIntro,
        allow: tickedCount > 0 ? consent.allowCapabilities : consent.allowNoCapabilities,
      };
  }
}
