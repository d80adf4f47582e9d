/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

/** Which calls of a {@link PolicyWorkload} are asked. */
public enum Traffic {
    /** All of them, in turn. */
    MIXED,
    /** Those that a rule allows. */
    ALLOW,
    /** Those that a rule or the default denies. */
    DENY
}
