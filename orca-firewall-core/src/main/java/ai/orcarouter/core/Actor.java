/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core;

/**
 * The authenticated caller of a management operation.
 *
 * @param id who it is, as the host names its users
 * @param role what the caller may do
 */
public record Actor(String id, Role role) {
    /** Checks that there is an id. */
    public Actor {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an actor needs an id");
        }
    }
}
