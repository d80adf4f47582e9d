/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.firewall.model.FirewallPolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PolicyCodec} made of a document: the policy, unless there is any error, and every finding. Immutable and
 * thread-safe.
 */
public final class PolicyDocument {
    private final String file;
    private final @Nullable FirewallPolicy policy;
    private final List<Issue> issues;
    private final @Nullable Locator locator;

    PolicyDocument(String file, @Nullable FirewallPolicy policy, List<Issue> issues, @Nullable Locator locator) {
        this.file = file;
        this.policy = policy;
        this.issues = issues;
        this.locator = locator;
    }

    /** The document's name, as the caller gave it; may be empty. */
    public String file() {
        return file;
    }

    /** Whether there is a policy: no finding is an error. */
    public boolean isValid() {
        return policy != null;
    }

    /**
     * The policy.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding, when one of them is an error
     */
    public FirewallPolicy policy() {
        if (policy == null) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return policy;
    }

    /** The policy, or nothing when a finding is an error. */
    public Optional<FirewallPolicy> policyIfValid() {
        return Optional.ofNullable(policy);
    }

    /**
     * Every finding in document order, errors and warnings, up to 1,000 and a last one that says that there are more.
     */
    public List<Issue> issues() {
        return issues;
    }

    /** The findings that do not refuse the document. */
    public List<Issue> warnings() {
        return issues.stream().filter(issue -> !issue.isError()).toList();
    }

    /**
     * A finding about this document's policy, such as one of an analysis, with its place in the text. Its pointer is
     * that of the native wire form; the result has the document's own.
     */
    public Issue locate(Issue issue) {
        return locator == null ? issue : locator.locate(file, issue);
    }
}
