import type { Homeserver, SignedInDevice, UserRegistration } from "./homeserver.ts";
import type { HomeserverOptions } from "./homeserver-options.ts";
import { createApp } from "./http/create-app.ts";
import { RequestError, toErrorResponse } from "./http/request-error.ts";
import { inspectState } from "./inspect-state.ts";
import { createServerState, type ServerState } from "./state/server-state.ts";
import { isLocalpart } from "./state/users.ts";

/**
 * Creates a homeserver that lives in memory, for development and tests: one `Request -> Response` function, in a page,
 * a worker or (through `./homeserver/node`) behind HTTP. It answers what matrix-js-sdk, widgets and Element Call ask
 * for, and `M_UNRECOGNIZED` to everything else. It does not federate, keeps nothing, and is not hardened.
 */
export function createHomeserver(options: HomeserverOptions = {}): Homeserver {
  const closing = new AbortController();
  const server = createServerState(options, closing.signal);
  const app = createApp(server);
  let running = new AbortController();

  return {
    serverName: server.serverName,
    fetch: async (input, init) => {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      if (closing.signal.aborted) {
        return toErrorResponse(new RequestError(503, "M_UNKNOWN", "The homeserver is closed"));
      }
      running.signal.throwIfAborted();
      const signal = AbortSignal.any([request.signal, running.signal]);
      return rejectWhenAborted(signal, Promise.resolve(app.fetch(request)));
    },
    registerUser: (user) => registerUser(server, user),
    login: (userId, device = {}) => {
      if (server.users.get(userId) === undefined) {
        throw new Error(`Cannot sign in: there is no user ${userId}. Register the user first.`);
      }
      return toSignedIn(server.devices.login(userId, device.deviceId, device.displayName));
    },
    inspect: inspectState(server),
    interrupt: () => {
      running.abort(new TypeError("The homeserver is being restarted"));
      const wakeUp = server.delayedEvents.sleep();
      return () => {
        running = new AbortController();
        wakeUp();
      };
    },
    close: () => {
      closing.abort();
      server.delayedEvents.close();
      server.typing.close();
    },
  };
}

function registerUser(server: ServerState, registration: UserRegistration): SignedInDevice {
  const { localpart, deviceId } = registration;
  if (!isLocalpart(localpart)) {
    throw new Error(`Cannot register ${JSON.stringify(localpart)}: names consist of a-z, 0-9 and ._=/+-`);
  }
  const user = server.users.create(registration);
  if (user === undefined) throw new Error(`Cannot register ${localpart}: the name is taken.`);
  return toSignedIn(server.devices.login(user.userId, deviceId));
}

const toSignedIn = ({ userId, deviceId, accessToken }: SignedInDevice): SignedInDevice => ({
  userId,
  deviceId,
  accessToken,
});

/** As the real `fetch`: who aborts is told at once, whatever the server still does. */
function rejectWhenAborted(signal: AbortSignal, response: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    response.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
