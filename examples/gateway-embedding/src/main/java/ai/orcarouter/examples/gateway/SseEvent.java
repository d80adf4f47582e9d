/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

/**
 * One event of a stream of server-sent events (HTML, section 9.2).
 *
 * @param name what {@code event:} said; empty when nothing did
 * @param data the lines of {@code data:}; empty for a comment
 */
record SseEvent(String name, String data) {
    /** A comment, which keeps a connection open; what it said is not handed on. */
    static final SseEvent COMMENT = new SseEvent("", "");

    /** What ends a stream of chat completions. */
    static final SseEvent DONE = new SseEvent("", "[DONE]");

    boolean isComment() {
        return data.isEmpty();
    }

    SseEvent withData(String other) {
        return new SseEvent(name, other);
    }

    /** The event as it is sent. */
    void write(StringBuilder out) {
        if (isComment()) {
            out.append(": keep-alive\n\n");
            return;
        }
        if (!name.isEmpty()) {
            out.append("event: ").append(name).append('\n');
        }
        int from = 0;
        for (int end = data.indexOf('\n'); end >= 0; end = data.indexOf('\n', from)) {
            out.append("data: ").append(data, from, end).append('\n');
            from = end + 1;
        }
        out.append("data: ").append(data, from, data.length()).append("\n\n");
    }
}
