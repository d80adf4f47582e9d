/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.firewall.model.PolicyDiff;

/**
 * A change made after a level was applied that an undo of the level loses.
 *
 * @param kind kind of the document it was made to
 * @param id id of that document
 * @param name name of that document; may be empty
 * @param what what is lost, in one sentence
 * @param diff what was changed since; empty when it was no change of content
 */
public record LostChange(String kind, String id, String name, String what, PolicyDiff diff) {}
