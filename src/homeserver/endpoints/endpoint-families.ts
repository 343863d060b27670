import { addAccountData } from "./account-data.ts";
import type { AddEndpoints } from "./add-endpoints.ts";
import { addAliases } from "./aliases.ts";
import { addCapabilities } from "./capabilities.ts";
import { addCreateRoom } from "./create-room.ts";
import { addCrossSigning } from "./cross-signing.ts";
import { addDelayedEventActions } from "./delayed-event-actions.ts";
import { addDelayedEvents } from "./delayed-events.ts";
import { addDeviceKeys } from "./device-keys.ts";
import { addDevices } from "./devices.ts";
import { addEvents } from "./events.ts";
import { addFilters } from "./filters.ts";
import { addKeyBackup } from "./key-backup.ts";
import { addKeyQuery } from "./key-query.ts";
import { addLivekit } from "./livekit.ts";
import { addLogin } from "./login.ts";
import { addMediaDownload } from "./media-download.ts";
import { addMediaUpload } from "./media-upload.ts";
import { addMembers } from "./members.ts";
import { addMembership } from "./membership.ts";
import { addMessages } from "./messages.ts";
import { addOpenId } from "./openid.ts";
import { addProfile } from "./profile.ts";
import { addPushRules } from "./push-rules.ts";
import { addReceipts } from "./receipts.ts";
import { addRegister } from "./register.ts";
import { addRelations } from "./relations.ts";
import { addRtcTransports } from "./rtc-transports.ts";
import { addSchedule } from "./schedule.ts";
import { addSend } from "./send.ts";
import { addState } from "./state.ts";
import { addSync } from "./sync.ts";
import { addToDevice } from "./to-device.ts";
import { addTurn } from "./turn.ts";
import { addTyping } from "./typing.ts";
import { addUserDirectory } from "./user-directory.ts";
import { addVersions } from "./versions.ts";

/** Everything the homeserver answers. What is not here is answered `M_UNRECOGNIZED`. */
export const endpointFamilies: readonly AddEndpoints[] = [
  addVersions,
  addLogin,
  addRegister,
  addDevices,
  addCapabilities,
  addPushRules,
  addFilters,
  addSync,
  addCreateRoom,
  addMembership,
  addMembers,
  addAliases,
  addSend,
  addState,
  addSchedule,
  addDelayedEvents,
  addDelayedEventActions,
  addEvents,
  addMessages,
  addRelations,
  addToDevice,
  addDeviceKeys,
  addKeyQuery,
  addCrossSigning,
  addKeyBackup,
  addAccountData,
  addProfile,
  addTyping,
  addReceipts,
  addMediaUpload,
  addMediaDownload,
  addOpenId,
  addTurn,
  addRtcTransports,
  addLivekit,
  addUserDirectory,
];
