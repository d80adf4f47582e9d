/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Locale;

/** Where a capability came from, as the host states it (REFERENCE 6.1); the manifest has no say in it. */
public enum SkillOrigin {
    /** Part of the host application. */
    BUILTIN,
    /** A public registry. */
    REGISTRY,
    /** The workspace's own. */
    PRIVATE,
    /** A server that the workspace brought itself. */
    BYO_MCP,
    /** Seen at run time and never registered; {@code allow} is floored to {@code quarantine}. */
    AUTO_DETECTED;

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
