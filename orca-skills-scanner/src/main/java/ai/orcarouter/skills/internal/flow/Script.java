/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.text.ScanFile;

/**
 * Program text: a file of its own, or a fenced block.
 *
 * @param file the file it is in
 * @param language in lower case
 * @param text the normal form of the file
 * @param from where the program begins in it
 * @param to where it ends
 */
public record Script(ScanFile file, String language, String text, int from, int to) {
    boolean isPython() {
        return isPython(language);
    }

    static boolean isPython(String language) {
        return language.equals("python") || language.equals("py") || language.equals("python3");
    }

    /** The name by which other scripts import it. */
    String module() {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
