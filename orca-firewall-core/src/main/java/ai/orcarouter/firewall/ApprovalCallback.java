/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that claims to be a reviewer's decision, as a host received it; nothing of it is trusted. Immutable. */
public final class ApprovalCallback {
    private final String workspace;
    private final String approvalId;
    private final @Nullable String timestamp;
    private final @Nullable String signature;
    private final byte[] body;

    /**
     * A message.
     *
     * @param workspace the workspace whose webhook was called, from the host's route
     * @param approvalId the approval it is about, from the host's route
     * @param timestamp value of the header {@code X-Orca-Timestamp}; null when there is none
     * @param signature value of the header {@code X-Orca-Signature}; null when there is none
     * @param body the bytes of the body exactly as they came; copied
     */
    public ApprovalCallback(
            String workspace, String approvalId, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        this.workspace = workspace;
        this.approvalId = approvalId;
        this.timestamp = timestamp;
        this.signature = signature;
        this.body = body.clone();
    }

    /** The workspace whose webhook was called. */
    public String workspace() {
        return workspace;
    }

    /** The approval it is about. */
    public String approvalId() {
        return approvalId;
    }

    /** Value of the header {@code X-Orca-Timestamp}. */
    public Optional<String> timestamp() {
        return Optional.ofNullable(timestamp);
    }

    /** Value of the header {@code X-Orca-Signature}. */
    public Optional<String> signature() {
        return Optional.ofNullable(signature);
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** Workspace, approval and length; no signature and no text. */
    @Override
    public String toString() {
        return "ApprovalCallback[" + workspace + ", " + approvalId + ", " + body.length + " bytes]";
    }
}
