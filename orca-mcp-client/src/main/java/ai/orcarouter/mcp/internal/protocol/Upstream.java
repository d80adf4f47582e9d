/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * One MCP server as a client sees it, of whichever era and over whichever wire. Connects when it is first used, and
 * again after a failure.
 *
 * <p>Thread-safe. Methods block up to their time-out. A {@link Cancellation} ends a call early; an interrupt of the
 * thread does so only where the thread does not wait for a socket. Every request ends by its answer, its deadline, its
 * cancellation or the end of the connection, and nothing of it stays behind.
 */
public interface Upstream extends AutoCloseable {
    /**
     * All tools on all pages, as raw objects in the server's order; connects when needed.
     *
     * @param timeout for everything together, the connection included
     */
    ToolList listTools(Duration timeout) throws UpstreamException;

    /**
     * All prompts, resources and templates of resources on all pages, of those kinds that the server declares; bounded
     * like the list of tools.
     *
     * @param timeout for everything together, the connection included
     */
    default SurfaceList listSurface(Duration timeout) throws UpstreamException {
        return SurfaceList.none();
    }

    /**
     * Calls a tool once. A call is never sent again by itself once a byte of it may have gone out
     * ({@link UpstreamException#sent}); {@link UpstreamException#refusedForEra} tells when a caller may. With the
     * definition of an approved tool ({@link CallOptions#withDefinition}) it goes out only on the connection that the
     * tools were listed on last, and only if that tool was the same there; otherwise it fails, and
     * {@link UpstreamException#awaitsListing} says so.
     *
     * @param upstreamName the name that the server gave the tool
     * @param arguments not changed, and not kept after the call
     */
    CallResult callTool(String upstreamName, ObjectNode arguments, CallOptions options) throws UpstreamException;

    /** What is known of the server. Never blocks. */
    Peer peer();

    /**
     * Calls {@code listener} when the server said that its tools changed, once for a burst of such notices. It runs on
     * a thread of the client and should only mark work to be done. The last listener counts.
     */
    void onToolsChanged(Runnable listener);

    /** The same for prompts and resources. */
    default void onSurfaceChanged(Runnable listener) {
        // A server without any says nothing of them.
    }

    /** Ends all calls as {@link UpstreamException.Kind#CLOSED}, then the session and the process behind it. */
    @Override
    void close();
}
