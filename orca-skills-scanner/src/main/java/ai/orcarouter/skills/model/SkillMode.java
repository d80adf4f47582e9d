/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Locale;

/** What a capability may do at run time (REFERENCE 6.4), from least to most restrictive. */
public enum SkillMode {
    /** The rules decide. */
    ALLOW,
    /** Whatever is not denied waits for approval. */
    QUARANTINE,
    /** All of its tools are denied. */
    BLOCK;

    /** The stricter of two modes. */
    public SkillMode stricter(SkillMode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
