/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.core.spi.TextScreen;
import org.jspecify.annotations.Nullable;

/** Asks a screen, closed on failure. */
final class Screens {
    private static final System.Logger LOG = System.getLogger(Screens.class.getName());

    private Screens() {}

    /** What is left of a text; null when it is blocked or could not be screened. */
    static @Nullable String text(TextScreen screen, TextScreen.Stage stage, String origin, String text) {
        try {
            TextScreen.Result result = screen.screen(stage, origin, text, null);
            return result == null ? null : result.textOrNull();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a text could not be screened and is blocked", e);
            return null;
        }
    }
}
