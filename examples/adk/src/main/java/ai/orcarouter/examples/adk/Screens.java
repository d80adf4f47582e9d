/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.core.spi.TextScreen;
import com.google.genai.types.Content;
import com.google.genai.types.Part;
import java.util.List;
import java.util.function.UnaryOperator;

/** Screens the texts of a message, closed on failure; other parts stay. */
final class Screens {
    /** What stands in place of a text that is blocked. */
    static final String BLOCKED = "guardrail: this text is blocked";

    private static final System.Logger LOG = System.getLogger(Screens.class.getName());

    private Screens() {}

    static Content content(TextScreen screen, TextScreen.Stage stage, String origin, Content content) {
        return mapped(content, text -> text(screen, stage, origin, text));
    }

    static Content emptied(Content content) {
        return mapped(content, text -> "");
    }

    private static Content mapped(Content content, UnaryOperator<String> rewrite) {
        List<Part> parts = content.parts().orElse(List.of()).stream()
                .map(part -> part.text()
                        .map(text -> part.toBuilder().text(rewrite.apply(text)).build())
                        .orElse(part))
                .toList();
        return content.toBuilder().parts(parts).build();
    }

    private static String text(TextScreen screen, TextScreen.Stage stage, String origin, String text) {
        try {
            TextScreen.Result result = screen.screen(stage, origin, text, null);
            String left = result == null ? null : result.textOrNull();
            return left == null ? BLOCKED : left;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a text could not be screened and is blocked", e);
            return BLOCKED;
        }
    }
}
