/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.document.Texts;
import org.jspecify.annotations.Nullable;

/** Checks the paths of clauses. */
final class PathCheck {
    record Fault(String message, String hint) {}

    private PathCheck() {}

    static @Nullable Fault fault(String path) {
        return path.startsWith("$")
                ? null
                : new Fault("the path " + Texts.quote(path) + " goes wrong at character 1", "a path starts with $");
    }
}
