/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.RuleType;
import java.util.Locale;

/** What a part of a text is marked as; where two of them overlap, the first one shows. */
enum Mark {
    /** Credentials. */
    SECRETS("credential", "1;37;41", "#b3261e", "#ffffff"),
    /** Attempts to take over the model. */
    INJECTION("injection", "1;37;45", "#6a1b9a", "#ffffff"),
    /** Personal data. */
    PII("personal data", "30;43", "#ffd54f", "#000000"),
    /** What other rules found. */
    OTHER("other rule", "30;46", "#80deea", "#000000");

    private final String legend;
    private final String ansi;
    private final String background;
    private final String foreground;

    Mark(String legend, String ansi, String background, String foreground) {
        this.legend = legend;
        this.ansi = ansi;
        this.background = background;
        this.foreground = foreground;
    }

    /** The mark of what a detector found. */
    static Mark of(DetectionPlane plane) {
        return switch (plane) {
            case SECRETS -> SECRETS;
            case PII -> PII;
            case INJECTION -> INJECTION;
        };
    }

    /** The mark of what a rule found. */
    static Mark of(RuleType type) {
        return switch (type) {
            case SECRETS -> SECRETS;
            case PII -> PII;
            case INJECTION -> INJECTION;
            case KEYWORD, REGEX, MAX_CHARS, EXTERNAL, LLM_JUDGE, GROUNDING -> OTHER;
        };
    }

    /** What it stands for. */
    String legend() {
        return legend;
    }

    /** The parameters of the terminal's escape sequence. */
    String ansi() {
        return ansi;
    }

    /** The name of its style in pages. */
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its rule in a style sheet. */
    String css() {
        return "mark." + style() + "{background:" + background + ";color:" + foreground + "}";
    }
}
