// biome-ignore lint/suspicious/noConsole: whether it is heard is the test.
console.info("said aloud");
Promise.reject(new Error("rejected aloud"));
setTimeout(() => {
  throw new Error("thrown aloud");
});
