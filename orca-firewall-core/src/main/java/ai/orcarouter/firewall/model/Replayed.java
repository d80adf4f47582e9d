/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/** What a recorded call would come to under another configuration (SEMANTICS 5.6). */
public sealed interface Replayed {
    /**
     * It can be told.
     *
     * @param decision what would hold; what it says of destinations is only as complete as the record
     */
    record Decided(Decision decision) implements Replayed {}

    /**
     * The other configuration decides it no differently: its key has a policy of its own, which is the same in both.
     *
     * @param policyId that policy
     */
    record OutOfReach(long policyId) implements Replayed {}

    /**
     * It cannot be told from what was recorded.
     *
     * @param why in a few words, the same for every call of which it is true
     */
    record Unknown(String why) implements Replayed {}
}
