/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time: RFC 3339 in UTC, or so long ago. */
final class TimeOption implements ITypeConverter<Instant> {
    private static final int MAX_DIGITS = 6;

    @Override
    public Instant convert(String text) {
        try {
            int last = text.length() - 1;
            if (last > 0 && last <= MAX_DIGITS && text.chars().limit(last).allMatch(c -> c >= '0' && c <= '9')) {
                return Instant.now().minus(length(Integer.parseInt(text.substring(0, last)), text.charAt(last)));
            }
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw bad(text);
        }
    }

    private static Duration length(int count, char unit) {
        return switch (unit) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> throw bad("" + count + unit);
        };
    }

    private static TypeConversionException bad(String text) {
        return new TypeConversionException("\"" + text
                + "\" is neither a time such as 2026-01-31T12:00:00Z nor so long ago such as 90m, 12h or 7d");
    }
}
