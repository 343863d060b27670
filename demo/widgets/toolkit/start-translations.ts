import i18next from "i18next";
import { initReactI18next } from "react-i18next";

/** The toolkit's own texts go through i18next; without resources it shows the English ones in its code. */
export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({ lng: "en", resources: {}, showSupportNotice: false });
}
