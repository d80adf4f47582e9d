/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ConsentSource.Consent;
import ai.orcarouter.core.spi.ConsentSource.Status;
import ai.orcarouter.core.spi.MemberDirectory.Member;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What only the host knows of people, for reports: its members and their consents, as JSON files. */
final class PeopleFiles {
    private static final int MAX_BYTES = 4 << 20;
    private static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(MAX_BYTES)
            .maxJsonMembers(1 << 18)
            .build();

    private PeopleFiles() {}

    /** {@code {"members":[{"id":"ann","name":"Ann","role":"admin","last_active":"2026-01-31T12:00:00Z"}]}}. */
    static List<Member> members(Path file) {
        return rows(
                file,
                "members",
                Set.of("id", "name", "role", "last_active"),
                row -> new Member(
                        required(row, "id"),
                        text(row, "name"),
                        Role.valueOf(required(row, "role").toUpperCase(Locale.ROOT)),
                        time(row, "last_active")));
    }

    /**
     * {@code {"consents":[{"purpose":"request_log","subject":"acme","status":"valid","given":"...","terms":"v2"}]}}.
     */
    static List<Consent> consents(Path file) {
        return rows(
                file,
                "consents",
                Set.of("purpose", "subject", "status", "given", "terms"),
                row -> new Consent(
                        required(row, "purpose"),
                        text(row, "subject"),
                        Status.valueOf(required(row, "status").toUpperCase(Locale.ROOT)),
                        time(row, "given"),
                        text(row, "terms")));
    }

    private static <T> List<T> rows(Path file, String name, Set<String> members, Function<Map<?, ?>, T> read) {
        Object value = Arguments.ofJson(Texts.read(file, MAX_BYTES), LIMITS).value();
        if (!(value instanceof Map<?, ?> top) || !(top.get(name) instanceof List<?> rows) || top.size() != 1) {
            throw new UsageException(file + " is not one JSON object with the list \"" + name + '"');
        }
        List<T> out = new ArrayList<>();
        for (Object row : rows) {
            try {
                if (!(row instanceof Map<?, ?> given) || !members.containsAll(given.keySet())) {
                    throw new IllegalArgumentException("not an object of " + members);
                }
                out.add(read.apply(given));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new UsageException(file + ", " + name + '[' + out.size() + "]: "
                        + TerminalText.plain(String.valueOf(e.getMessage())));
            }
        }
        return out;
    }

    private static String required(Map<?, ?> row, String name) {
        String text = text(row, name);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    private static String text(Map<?, ?> row, String name) {
        Object value = row.get(name);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException(name + " is not a string");
        }
        return value == null ? "" : (String) value;
    }

    private static @Nullable Instant time(Map<?, ?> row, String name) {
        String text = text(row, name);
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
