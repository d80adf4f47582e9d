/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Peer;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Calls of a server that may be another one by now: it was started or connected anew, or speaks another form of the
 * protocol (mcp.md sections 3.1 and 6.5). A call that was held back, or refused for its form, was surely not carried
 * out, so it is made once more after the tools of that connection were listed and found to be the approved ones.
 * Stateless.
 */
public final class ApprovedCalls {
    private ApprovedCalls() {}

    /** A look at the tools before the call. */
    @FunctionalInterface
    public interface Look {
        /** The tool as it was approved, on the connection that there is now. */
        VerifiedTool approved() throws SchemaDriftException, UpstreamException;
    }

    /**
     * Calls a tool.
     *
     * @param options whose time-out is that of {@code deadline}
     * @param again looks once more, after listing the tools anew
     */
    public static CallResult call(
            VerifiedTool tool,
            ObjectNode arguments,
            CallOptions options,
            Deadline deadline,
            Upstream upstream,
            Look again)
            throws UpstreamException, SchemaDriftException {
        Peer before = upstream.peer();
        try {
            return upstream.callTool(
                    tool.upstreamName(),
                    arguments,
                    options.withDefinition(tool.raw()).until(deadline));
        } catch (UpstreamException e) {
            if (!(e.awaitsListing() || e.refusedForEra())
                    || deadline.isOver()
                    || options.cancellation().isCancelled()) {
                throw e;
            }
            VerifiedTool now = again.approved();
            boolean noUse = e.refusedForEra() && isSameForm(before, upstream.peer());
            if (noUse || !now.hash().equals(tool.hash())) {
                throw e;
            }
            return upstream.callTool(
                    tool.upstreamName(),
                    arguments,
                    options.withDefinition(now.raw()).until(deadline));
        }
    }

    private static boolean isSameForm(Peer before, Peer now) {
        String version = before.protocolVersion();
        return before.era() == now.era() && (version.isEmpty() || version.equals(now.protocolVersion()));
    }
}
