/** The demo's own event types. */
export const counterType = "io.github.react-matrix-widgets.demo.counter";
export const pingType = "io.github.react-matrix-widgets.demo.ping";
export const pollType = "io.github.react-matrix-widgets.demo.poll";
export const voteType = "io.github.react-matrix-widgets.demo.vote";
export const topicType = "io.github.react-matrix-widgets.demo.topic";
export const presenceType = "io.github.react-matrix-widgets.demo.presence";
