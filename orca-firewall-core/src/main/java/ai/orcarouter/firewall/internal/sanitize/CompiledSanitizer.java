/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.internal.fault.HostFaults;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import java.util.List;

/**
 * Rewrites every string value of arguments; names, shape and other values stay. Immutable.
 *
 * <p>The steps are repeated until nothing changes, so that sanitising twice changes nothing: a redaction can set free
 * what a word boundary kept apart before. Each round leaves less text that is no mark, so this ends; text that needs
 * many rounds is a trick and fails.
 */
public final class CompiledSanitizer {
    private static final int MOST_ROUNDS = 16;

    private final List<ArgumentSanitizer> steps;
    private final int maxChars;

    CompiledSanitizer(List<ArgumentSanitizer> steps, int maxChars) {
        this.steps = List.copyOf(steps);
        this.maxChars = maxChars;
    }

    /**
     * The redacted arguments; the same instance when there is nothing to redact.
     *
     * @throws SanitizeFailure when a registered sanitizer throws, gives null or text that is no acceptable JSON, a
     *     value is too long, or a pattern takes too long to find all its matches in one
     */
    public Arguments apply(Arguments arguments) {
        Arguments redacted = arguments.mapStrings(this::apply);
        if (redacted.fault().isPresent()) {
            throw new SanitizeFailure("a sanitizer made text that is no acceptable JSON");
        }
        return redacted;
    }

    /**
     * The redacted text; the same instance when there is nothing to redact.
     *
     * @throws SanitizeFailure as {@link #apply(Arguments)}
     */
    public String apply(String text) {
        if (text.length() > maxChars) {
            throw new SanitizeFailure("a value is longer than " + maxChars + " characters");
        }
        String now = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String before = now;
            for (ArgumentSanitizer step : steps) {
                now = run(step, now);
            }
            if (now.equals(before)) {
                return before.equals(text) ? text : before;
            }
        }
        throw new SanitizeFailure("a value still changes after " + MOST_ROUNDS + " rounds");
    }

    @SuppressWarnings("ConstantValue")
    private String run(ArgumentSanitizer step, String text) {
        String out;
        try {
            out = step.sanitize(text);
        } catch (SanitizeFailure own) {
            throw own;
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            throw new SanitizeFailure("a sanitizer failed");
        }
        if (out == null) {
            throw new SanitizeFailure("a sanitizer gave nothing");
        }
        return out;
    }
}
