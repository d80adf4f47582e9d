/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * A key that is attached to a guardrail.
 *
 * @param id id of the key
 * @param name its name
 */
public record AttachedKey(long id, String name) {}
