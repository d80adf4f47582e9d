/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.text.TextNormalizer;

/** Which names people take for each other: those that differ in case, spaces or letters that look alike. */
final class SkillNames {
    private static final TextNormalizer LOOK =
            TextNormalizer.builder().ignoreCase(true).build();

    private SkillNames() {}

    /** What a name looks like; the same for names that look alike. */
    static String look(String name) {
        String look = LOOK.normalize(name).text();
        while (look.contains("  ")) {
            look = look.replace("  ", " ");
        }
        return look;
    }
}
