// Says what time it is after so many milliseconds.
window.addEventListener("message", (event) => {
  if (event.source !== window.parent) return;
  setTimeout(() => window.parent.postMessage(Date.now(), event.origin), event.data);
});
