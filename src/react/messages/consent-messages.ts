import type { DisclosedVariable } from "../../core/url/disclosed-variables.ts";

/** The texts of a dialog that asks, around the words for what is asked. */
export interface ConsentMessages {
  readonly loadTitle: (widgetName: string) => string;
  readonly capabilitiesTitle: (widgetName: string) => string;
  readonly identityTitle: (widgetName: string) => string;
  readonly devicesTitle: (widgetName: string) => string;
  readonly loadIntro: string;
  /** Stands where the page is told nothing but what every page is. */
  readonly loadNothing: string;
  /** What every page learns when it is loaded. */
  readonly loadAlways: string;
  readonly capabilitiesIntro: string;
  /** Where the widget may do something already and asks for more. */
  readonly moreIntro: string;
  readonly identityIntro: string;
  readonly identityDetail: string;
  readonly devicesIntro: string;
  /** Heads the origin. */
  readonly page: string;
  readonly room: string;
  readonly addedBy: string;
  /** Heads the name that the widget gives itself. */
  readonly callsItself: string;
  /** Stands for the room of a widget that has none. */
  readonly accountWidget: string;
  readonly disclosed: Readonly<Record<DisclosedVariable, string>>;
  readonly highRisk: string;
  readonly rawCapabilities: string;
  /** Opens the lines of a group. */
  readonly showLines: (count: number) => string;
  readonly selected: (count: number, total: number) => string;
  /** Heads what the widget may do already. */
  readonly alreadyAllowed: string;
  /** Heads what no widget is ever granted. */
  readonly neverAllowed: string;
  /** Beside what another app of the user's had allowed. */
  readonly allowedElsewhere: string;
  /** Heads the rooms that one line can be narrowed to. */
  readonly onlyInRooms: string;
  readonly allowLoad: string;
  readonly allowCapabilities: string;
  readonly allowNoCapabilities: string;
  readonly allowIdentity: string;
  readonly allowDevices: string;
  readonly deny: string;
  /** Neither yes nor no; Escape does the same. */
  readonly dismiss: string;
  /** Announced while the approving button does not answer yet. */
  readonly notArmed: string;
  /** Announced once it does. */
  readonly armed: string;
  /** Leads to the first of the widgets that wait for an answer. */
  readonly waiting: (count: number) => string;
}
