/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Redaction of every string value of the arguments (REFERENCE 2.8): presets first, then patterns. */
final class ReferenceSanitizers {
    /** Something that no value can be redacted by: a limit, or a sanitizer of the host that failed. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Map<String, ArgumentSanitizer> registered;
    private final int maxChars;
    private final Map<String, Pattern> patterns = new HashMap<>();

    ReferenceSanitizers(Map<String, ArgumentSanitizer> registered, int maxChars) {
        this.registered = registered;
        this.maxChars = maxChars;
    }

    /** The same tree with redacted strings; names of members stay. */
    @Nullable
    Object redact(Sanitizer sanitizer, @Nullable Object value) throws Failure {
        if (value instanceof String text) {
            return redactText(sanitizer, text);
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> out = new ArrayList<>();
            for (Object element : array) {
                out.add(redact(sanitizer, element));
            }
            return out;
        }
        if (value instanceof Map<?, ?> object) {
            return redactMembers(sanitizer, object);
        }
        return value;
    }

    /** The same object with redacted strings. */
    Map<String, @Nullable Object> redactMembers(Sanitizer sanitizer, Map<?, ?> object) throws Failure {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            out.put((String) member.getKey(), redact(sanitizer, member.getValue()));
        }
        return out;
    }

    private String redactText(Sanitizer sanitizer, String original) throws Failure {
        boolean bounded =
                !sanitizer.custom().isEmpty() || sanitizer.presets().stream().anyMatch(registered::containsKey);
        if (bounded && original.length() > maxChars) {
            throw new Failure();
        }
        String text = original;
        for (String preset : sanitizer.presets()) {
            ArgumentSanitizer own = registered.get(preset);
            text = own == null ? ReferencePresets.redact(preset, text) : askHost(own, text);
        }
        for (String pattern : sanitizer.custom()) {
            text = patterns.computeIfAbsent(pattern, Pattern::compile)
                    .matcher(text)
                    .replaceAll("[redacted:custom]");
        }
        return text;
    }

    private String askHost(ArgumentSanitizer own, String text) throws Failure {
        String answer;
        try {
            answer = own.sanitize(text);
        } catch (RuntimeException e) {
            throw new Failure();
        }
        if (answer == null) {
            throw new Failure();
        }
        return answer;
    }
}
