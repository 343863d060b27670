// A client that is careless with its token: this worker attaches it to every request it can reach, whoever makes it.
const token = new URL(location.href).searchParams.get("token");

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  event.respondWith(fetch(event.request.url, { headers: { authorization: `Bearer ${token}` } }));
});
