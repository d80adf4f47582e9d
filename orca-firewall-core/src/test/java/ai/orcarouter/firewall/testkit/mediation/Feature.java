/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

/** Something that frameworks have or lack, and that scenarios need. */
public sealed interface Feature permits Door, Capability {
    /** Its name. */
    String name();
}
