/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.Issue;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import java.util.List;

/**
 * How documents are read, checked, compiled and written; the module root knows the codecs and what a policy may use.
 * What cannot be read, compiled or written is an {@link ai.orcarouter.core.OrcaException} with
 * {@link ai.orcarouter.core.ErrorCode#INVALID_DOCUMENT} and every finding.
 */
public interface DocumentCodec {
    /** Reads a policy. */
    FirewallPolicy policy(String json);

    /** Every fault and remark about a policy. */
    List<Issue> check(FirewallPolicy policy);

    /** Writes a policy without faults. */
    String encode(FirewallPolicy policy);

    /** Compiles a policy. */
    Decider program(FirewallPolicy policy);

    /** The program of no policy at all: everything passes that no skill holds back. */
    Decider ungoverned();

    /** Reads a key. */
    AgentKey key(String json);

    /** Writes a key without faults. */
    String encode(AgentKey key);
}
