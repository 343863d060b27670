import type { ConsentMessages } from "../consent-messages.ts";
import { createPlural } from "../plural.ts";

const plural = /* @__PURE__ */ createPlural("de");

export const germanConsent: ConsentMessages = {
  loadTitle: (name) => `„${name}“ öffnen?`,
  capabilitiesTitle: (name) => `Was darf „${name}“ tun?`,
  identityTitle: (name) => `Darf „${name}“ erfahren, wer Sie sind?`,
  devicesTitle: (name) => `Was darf „${name}“ auf diesem Gerät benutzen?`,
  loadIntro: "Dieses Widget ist eine Webseite. Sie erfährt:",
  loadNothing: "von dieser App nichts über Sie",
  loadAlways: "Ihre IP-Adresse und Ihren Browser, wie jede Webseite",
  capabilitiesIntro: "Erlaubt wird nur, was angekreuzt ist.",
  moreIntro: "Das Widget bittet um mehr, als Sie bisher erlaubt haben.",
  identityIntro:
    "Das Widget bittet um einen Nachweis Ihres Matrix-Kontos, damit sein Server weiß, wer Sie sind.",
  identityDetail:
    "Der Nachweis zeigt Ihre Benutzer-ID. Er gibt keinen Zugriff auf Ihr Konto oder Ihre Nachrichten.",
  devicesIntro: "Das Widget bittet um Folgendes. Vielleicht fragt Ihr Browser Sie ebenfalls.",
  page: "Seite",
  room: "Raum",
  addedBy: "Hinzugefügt von",
  callsItself: "Nennt sich",
  accountWidget: "Ihr Konto",
  disclosed: {
    userId: "Ihre Benutzer-ID",
    displayName: "Ihren Anzeigenamen",
    avatarUrl: "Ihr Profilbild",
    deviceId: "die ID dieses Geräts",
    roomId: "die ID des Raums",
    homeserverUrl: "die Adresse Ihres Homeservers",
    clientLanguage: "Ihre Sprache",
    clientTheme: "ob Sie ein helles oder dunkles Design verwenden",
    clientId: "welche App Sie verwenden",
  },
  highRisk: "Heikel",
  rawCapabilities: "Technische Details",
  showLines: (count) => plural(count, { one: "Zeigen, was das ist", other: "Alle # zeigen" }),
  selected: (count, total) => `${count} von ${total} ausgewählt`,
  alreadyAllowed: "Bereits erlaubt",
  neverAllowed: "Nie erlaubt",
  allowedElsewhere: "In einer anderen App hatten Sie dies erlaubt.",
  onlyInRooms: "Nur in diesen Räumen",
  allowLoad: "Öffnen",
  allowCapabilities: "Auswahl erlauben",
  allowNoCapabilities: "Ohne fortfahren",
  allowIdentity: "Mitteilen, wer ich bin",
  allowDevices: "Auswahl erlauben",
  deny: "Nicht erlauben",
  dismiss: "Nicht jetzt",
  notArmed: "Sie können dies gleich erlauben.",
  armed: "Sie können dies jetzt erlauben.",
  waiting: (count) =>
    plural(count, {
      one: "Ein Widget wartet auf Ihre Antwort",
      other: "# Widgets warten auf Ihre Antwort",
    }),
};
