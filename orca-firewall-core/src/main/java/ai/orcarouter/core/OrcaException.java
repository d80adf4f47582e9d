/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core;

import java.util.List;
import java.util.stream.Collectors;

/** The one unchecked exception of the project: a stable code and, for authored documents, every finding at once. */
public final class OrcaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Issue> issues;

    /** A failure without findings. */
    public OrcaException(ErrorCode code, String message) {
        super(message);
        this.code = code;
        this.issues = List.of();
    }

    /** A failure with what caused it. */
    public OrcaException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.issues = List.of();
    }

    /** A refused document; the message lists every finding, one a line. */
    public OrcaException(ErrorCode code, List<Issue> issues) {
        super(issues.stream().map(Issue::toString).collect(Collectors.joining("\n")));
        this.code = code;
        this.issues = List.copyOf(issues);
    }

    /** What kind of failure it is. */
    public ErrorCode code() {
        return code;
    }

    /** Every finding, in document order; empty when the failure is not about a document. */
    public List<Issue> issues() {
        return issues == null ? List.of() : issues;
    }
}
