/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.TextChange;
import ai.orcarouter.core.text.internal.offset.OffsetMap;
import ai.orcarouter.core.text.internal.offset.OffsetMapBuilder;
import org.jspecify.annotations.Nullable;

/** The passes over a composed text that replace characters one for one, so that its offset map stays as it is. */
final class Passes {
    private final Steps steps;
    private final OffsetMapBuilder map;
    private final ChangeLog log;
    private final boolean lookAlikes;

    Passes(Steps steps, OffsetMapBuilder map, ChangeLog log, boolean lookAlikes) {
        this.steps = steps;
        this.map = map;
        this.log = log;
        this.lookAlikes = lookAlikes;
    }

    Normal finish(String source, char[] out, int size, boolean composed) {
        boolean changed = composed;
        boolean disguised = lookAlikes;
        if (steps.ignoreCase() && lowerCase(out, size)) {
            changed = true;
            disguised = true; // small forms of letters that look like none may look like one
        }
        // before look-alikes, which are letters to it, so that neither makes work for the other
        if (steps.leetspeak()) {
            changed |= Leetspeak.fold(out, size);
        }
        OffsetMap built = null;
        if (!map.isIdentity() || size != source.length()) {
            built = map.build();
        }
        if (disguised && steps.confusables() && unmask(out, size, built)) {
            changed = true;
            if (steps.ignoreCase()) {
                lowerCase(out, size);
            }
        }
        return changed ? new Normal(new String(out, 0, size), built, log) : new Normal(source, null, log);
    }

    private boolean unmask(char[] out, int size, @Nullable OffsetMap map) {
        return new WordFold(out, size)
                .fold(at -> log.add(
                        TextChange.CONFUSABLE, map == null ? at : map.start(at), map == null ? at + 1 : map.end(at)));
    }

    /** The small forms of the characters of a text, one for one. */
    static String lowerCase(String text) {
        char[] chars = text.toCharArray();
        return lowerCase(chars, chars.length) ? new String(chars) : text;
    }

    private static boolean lowerCase(char[] out, int size) {
        boolean changed = false;
        int at = 0;
        while (at < size) {
            char c = out[at];
            if (Character.isHighSurrogate(c) && at + 1 < size && Character.isLowSurrogate(out[at + 1])) {
                int point = Character.toCodePoint(c, out[at + 1]);
                int lower = Character.toLowerCase(point);
                if (lower != point && Character.charCount(lower) == 2) {
                    Character.toChars(lower, out, at);
                    changed = true;
                }
                at += 2;
                continue;
            }
            char lower = Character.toLowerCase(c);
            if (CharClasses.all()[lower] == CharClasses.LATIN) {
                lower = LookAlikes.ascii(lower);
            }
            if (lower != c) {
                out[at] = lower;
                changed = true;
            }
            at++;
        }
        return changed;
    }
}
