const hostOrigin = new URLSearchParams(location.search).get("hostOrigin") ?? "";

// The cheapest widget there can be: it checks who speaks, origin before data, and sends the request back.
window.addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== hostOrigin) return;
  window.parent.postMessage({ ...event.data, response: {} }, hostOrigin);
});
