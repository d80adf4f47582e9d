/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.internal.sanitize.CompiledSanitizer;
import ai.orcarouter.firewall.internal.sanitize.SanitizeFailure;
import ai.orcarouter.firewall.internal.sanitize.SanitizerCompiler;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SanitizerPreset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The redacted snapshot of arguments that an event keeps (REFERENCE 2.17, 15.20): their JSON text after every preset
 * went over each member name, string and number, cut to {@link SummaryText#MAX_BYTES} of UTF-8. Immutable.
 */
public final class ArgumentSummary {
    /** What stands for a value that could not be redacted. */
    static final String UNREADABLE = "[not shown]";

    /**
     * How much of a long text is redacted. A secret that is cut in two by the end of this stretch may stay unknown, but
     * what is left of it is shorter than what lies between it and the end of the summary.
     */
    private static final int STRETCH = 16 << 10;

    private static final int ENOUGH = 2 * SummaryText.MAX_BYTES;

    private final CompiledSanitizer presets;

    /** Summaries redacted with the presets of {@code compiler}. */
    public ArgumentSummary(SanitizerCompiler compiler) {
        presets = compiler.compile(new Sanitizer(SanitizerPreset.names(), List.of()));
    }

    /** The summary of arguments without a fault. */
    public String of(Arguments arguments) {
        SummaryText out = new SummaryText();
        write(arguments.value(), out);
        return out.finish();
    }

    /** The text without what the presets find. */
    String redact(String text) {
        try {
            return presets.apply(text);
        } catch (SanitizeFailure e) {
            return UNREADABLE;
        }
    }

    private String redactStart(String text) {
        if (text.length() > STRETCH) {
            int end = Character.isHighSurrogate(text.charAt(STRETCH - 1)) ? STRETCH - 1 : STRETCH;
            String start = redact(text.substring(0, end));
            if (start.length() >= ENOUGH) {
                return start;
            }
        }
        return redact(text);
    }

    private void write(@Nullable Object value, SummaryText out) {
        if (out.isFull()) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else if (value instanceof List<?> list) {
            char separator = '[';
            for (Object element : list) {
                if (out.isFull()) {
                    return;
                }
                out.punctuation(separator);
                separator = ',';
                write(element, out);
            }
            if (list.isEmpty()) {
                out.punctuation('[');
            }
            out.punctuation(']');
        } else if (value instanceof String text) {
            out.string(redactStart(text));
        } else {
            scalar(CanonicalJson.write(value), out);
        }
    }

    private void object(Map<?, ?> map, SummaryText out) {
        char separator = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (out.isFull()) {
                return;
            }
            out.punctuation(separator);
            separator = ',';
            out.string(redactStart((String) member.getKey()));
            out.punctuation(':');
            write(member.getValue(), out);
        }
        if (map.isEmpty()) {
            out.punctuation('{');
        }
        out.punctuation('}');
    }

    /** A card number is one without quotes, too. */
    private void scalar(String text, SummaryText out) {
        String redacted = redact(text);
        if (redacted.equals(text)) {
            out.word(text);
        } else {
            out.string(redacted);
        }
    }
}
