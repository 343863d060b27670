console.info("said aloud");
Promise.reject(new Error("rejected aloud"));
setTimeout(() => {
  throw new Error("thrown aloud");
});
