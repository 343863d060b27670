/** Runs a function of the app's. What it throws is the app's defect: it is reported as such and holds up nothing. */
export function guarded(task: () => void): void {
  try {
    task();
  } catch (error) {
    reportError(error);
  }
}
