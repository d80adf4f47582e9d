/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/** What becomes of calls while no policy can be read (SEMANTICS 5.3). */
public enum FailureMode {
    /** They are denied with {@link ReasonCode#POLICY_UNAVAILABLE}; the default. */
    CLOSED,
    /** They pass and are recorded as gaps; only a host that prefers running to being protected chooses it. */
    OBSERVE
}
