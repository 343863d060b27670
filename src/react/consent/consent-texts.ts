import { permittedCapability } from "../../core/permission/permission.ts";
import type { ConsentRequest } from "../../store/consent-request.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";

interface ConsentTexts {
  readonly title: (widgetName: string) => string;
  readonly intro: string;
  readonly allow: string;
}

/** What a dialog says for each kind of request. `chosenCount`: of what there is to choose. */
export function consentTexts(
  request: ConsentRequest,
  chosenCount: number,
  { consent }: WidgetMessages,
): ConsentTexts {
  const { alreadyGranted } = request;
  switch (request.kind) {
    case "load":
      if (!alreadyGranted.includes("load"))
        return { title: consent.loadTitle, intro: consent.loadIntro, allow: consent.allowLoad };
      return {
        title: consent.devicesTitle,
        intro: consent.devicesIntro,
        allow: chosenCount > 0 ? consent.allowDevices : consent.allowNoCapabilities,
      };
    case "identity":
      return { title: consent.identityTitle, intro: consent.identityIntro, allow: consent.allowIdentity };
    case "capabilities": {
      const isMore = alreadyGranted.some((permission) => permittedCapability(permission) !== undefined);
      return {
        title: consent.capabilitiesTitle,
        intro: isMore ? consent.moreIntro : consent.capabilitiesIntro,
        allow: chosenCount > 0 ? consent.allowCapabilities : consent.allowNoCapabilities,
      };
    }
  }
}
