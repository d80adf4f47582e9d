/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.Issue;
import java.time.Instant;
import java.util.List;

/**
 * A policy as it is stored.
 *
 * @param policy the policy
 * @param version version of its document, from 1
 * @param author id of the actor who made this version
 * @param time when it was made
 * @param warnings what the policy checker remarks about it; none is an error
 */
public record StoredPolicy(FirewallPolicy policy, long version, String author, Instant time, List<Issue> warnings) {
    /** Copies the warnings. */
    public StoredPolicy {
        warnings = List.copyOf(warnings);
    }
}
