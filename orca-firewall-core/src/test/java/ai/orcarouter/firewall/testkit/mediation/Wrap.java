/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

/**
 * One place where an adapter puts the guard around something.
 *
 * @param name what it is around
 */
public record Wrap(String name) {}
