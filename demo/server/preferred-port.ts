/** Listens on this port, or on any free one where it is taken. */
export async function onPreferredPort<T>(port: number, listen: (port: number) => Promise<T>): Promise<T> {
  try {
    return await listen(port);
  } catch (problem) {
    const isTaken = problem instanceof Error && "code" in problem && problem.code === "EADDRINUSE";
    if (!isTaken || port === 0) throw problem;
    return listen(0);
  }
}
