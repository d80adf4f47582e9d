/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

/**
 * Bounds on what a server may send. Beyond one, the request fails as {@link UpstreamException.Kind#PROTOCOL}.
 *
 * @param messageBytes one message: a line, an event or a body
 * @param depth nesting of a message
 * @param pages of one tool list
 * @param tools of one tool list
 * @param listBytes of all pages of one tool list
 * @param pending requests that wait for an answer at one time
 * @param rounds how often a call may be answered by a request for input
 * @param streamBytes one stream of events as a whole
 */
public record WireLimits(
        int messageBytes, int depth, int pages, int tools, long listBytes, int pending, int rounds, long streamBytes) {
    /** Checks that all are positive. */
    public WireLimits {
        if (messageBytes < 1
                || depth < 1
                || pages < 1
                || tools < 1
                || listBytes < 1
                || pending < 1
                || rounds < 1
                || streamBytes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /**
     * 16 MiB a message, depth 100, 100 pages, 5,000 tools and 32 MiB a list, 1,000 pending, 5 rounds, 64 MiB a stream.
     */
    public static WireLimits defaults() {
        return new WireLimits(16 << 20, 100, 100, 5_000, 32L << 20, 1_000, 5, 64L << 20);
    }
}
