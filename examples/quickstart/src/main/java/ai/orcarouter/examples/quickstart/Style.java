/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.firewall.model.Verdict;
import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Colours for terminals, and nothing for everything else. */
enum Style {
    /** Text as it is. */
    PLAIN,
    /** With ANSI colours. */
    COLOURED;

    /** Coloured when there is a terminal and {@code NO_COLOR} (https://no-color.org) is not set. */
    static Style of(boolean terminal, Map<String, String> environment) {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() ? COLOURED : PLAIN;
    }

    /**
     * Whether {@code console} is a terminal. Up to JDK 21 there is a console only then; later ones have to be asked.
     */
    static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** The text in the colour of a verdict. */
    String verdict(Verdict verdict, String text) {
        return switch (verdict) {
            case ALLOW, CAP_COST -> wrap("32", text);
            case AUDIT -> wrap("36", text);
            case SANITIZE, PENDING_APPROVAL -> wrap("33", text);
            case DENY -> wrap("31", text);
        };
    }

    /** The text as a heading. */
    String heading(String text) {
        return wrap("1", text);
    }

    private String wrap(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> "\u001b[" + code + "m" + text + "\u001b[0m";
        };
    }
}
