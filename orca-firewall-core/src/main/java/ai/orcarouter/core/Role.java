/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core;

/** What an actor may do in a workspace, least first (REFERENCE 8). A role includes every role before it. */
public enum Role {
    /** Reads what every member may read. */
    VIEWER,
    /** Writes policies, settings, servers, skills and keys. */
    DEVELOPER,
    /** Decides on credentials, schema baselines and compliance. */
    ADMIN,
    /** Owns the workspace. */
    OWNER;

    /** Whether this role includes {@code minimum}. */
    public boolean atLeast(Role minimum) {
        return compareTo(minimum) >= 0;
    }
}
