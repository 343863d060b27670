import type { Action } from "./action.ts";
import { callActions } from "./call.ts";
import { contentLoaded } from "./content-loaded.ts";
import { downloadFile } from "./download-file.ts";
import { getMediaConfig } from "./get-media-config.ts";
import { getOpenId } from "./get-openid.ts";
import { getRtcTransports } from "./get-rtc-transports.ts";
import { rtcLivekitDelegateDelayedLeave, rtcLivekitGetToken } from "./livekit.ts";
import { openModal } from "./modal-source.ts";
import { closeModal, setButtonEnabled } from "./modal-widget.ts";
import { navigate } from "./navigate.ts";
import { readEvent } from "./read-event.ts";
import { readEvents } from "./read-events.ts";
import { readEventsById } from "./read-events-by-id.ts";
import { readEventsPage } from "./read-events-page.ts";
import { readRelations } from "./read-relations.ts";
import { readRoomAccountData } from "./read-room-account-data.ts";
import { requestCapabilities } from "./request-capabilities.ts";
import { sendEvent } from "./send-event.ts";
import { sendToDevice } from "./send-to-device.ts";
import { sendToRecipients } from "./send-to-recipients.ts";
import { setAlwaysOnScreen } from "./set-always-on-screen.ts";
import { sticker } from "./sticker.ts";
import { supportedApiVersions } from "./supported-api-versions.ts";
import { unwatchTurnServers, watchTurnServers } from "./turn-servers.ts";
import { updateDelayedEvent } from "./update-delayed-event.ts";
import { uploadFile } from "./upload-file.ts";
import { userDirectorySearch } from "./user-directory-search.ts";

/** Everything a widget may request, unless the app adds actions of its own. Special cases of an action come before it. */
export const BUILT_IN_ACTIONS: readonly Action[] = [
  supportedApiVersions,
  contentLoaded,
  requestCapabilities,
  getOpenId,
  sendEvent,
  updateDelayedEvent,
  readEvent,
  readEventsById,
  readEventsPage,
  readEvents,
  readRelations,
  readRoomAccountData,
  sendToRecipients,
  sendToDevice,
  getRtcTransports,
  rtcLivekitGetToken,
  rtcLivekitDelegateDelayedLeave,
  uploadFile,
  downloadFile,
  getMediaConfig,
  watchTurnServers,
  unwatchTurnServers,
  userDirectorySearch,
  navigate,
  sticker,
  setAlwaysOnScreen,
  openModal,
  closeModal,
  setButtonEnabled,
  ...callActions,
];
