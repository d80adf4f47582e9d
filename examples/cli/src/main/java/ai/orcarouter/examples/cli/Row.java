/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The members of one line of input, each with the very text it was sent as. Names are unique. */
final class Row {
    private record Member(
            JsonToken kind, String raw, @Nullable String text) {}

    private final Map<String, Member> members = new LinkedHashMap<>();

    private Row() {}

    /** Reads an object; on a fault {@link Reading#row()} holds what came before it. */
    static Reading read(String line) {
        Row row = new Row();
        try (JsonParser parser = Json.FACTORY.createParser(line)) {
            row.fill(parser, line);
            return new Reading(row, "");
        } catch (BadRowException e) {
            return new Reading(row, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Reading(row, "not JSON: " + firstLine(e));
        }
    }

    /**
     * What came of a line.
     *
     * @param row the members that could be read
     * @param fault why the line is refused, empty when it is not
     */
    record Reading(Row row, String fault) {}

    private void fill(JsonParser parser, String line) throws IOException, BadRowException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRowException("not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken kind = parser.nextToken();
            int from = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            parser.finishToken(); // strings are read lazily
            int to = (int) parser.currentLocation().getCharOffset();
            String text = kind.isScalarValue() ? parser.getText() : null;
            if (members.put(name, new Member(kind, line.substring(from, to), text)) != null) {
                throw new BadRowException("member \"" + name + "\" occurs twice");
            }
        }
        if (parser.nextToken() != null) {
            throw new BadRowException("more than one JSON value");
        }
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private @Nullable Member member(String name) {
        Member member = members.get(name);
        return member == null || member.kind == JsonToken.VALUE_NULL ? null : member;
    }

    /** The id as it was sent, a string or a number; empty when there is none to echo. */
    Optional<String> id() {
        Member id = members.get("id");
        return id == null || !(id.kind == JsonToken.VALUE_STRING || id.kind.isNumeric())
                ? Optional.empty()
                : Optional.of(id.raw);
    }

    /** The string in {@code name}; empty when it is absent or null. */
    Optional<String> text(String name) throws BadRowException {
        Member member = member(name);
        if (member == null) {
            return Optional.empty();
        }
        if (member.kind != JsonToken.VALUE_STRING) {
            throw new BadRowException("\"" + name + "\" is not a string");
        }
        return Optional.ofNullable(member.text);
    }

    /** The string in {@code name}, which must be there. */
    String required(String name) throws BadRowException {
        return text(name).orElseThrow(() -> new BadRowException("\"" + name + "\" is missing"));
    }

    /** The whole number in {@code name}; empty when it is absent or null. */
    OptionalLong whole(String name) throws BadRowException {
        Member member = member(name);
        if (member == null) {
            return OptionalLong.empty();
        }
        try {
            if (member.kind == JsonToken.VALUE_NUMBER_INT) {
                return OptionalLong.of(Long.parseLong(member.raw));
            }
        } catch (NumberFormatException e) {
            // Beyond 64 bits: refused below.
        }
        throw new BadRowException("\"" + name + "\" is not a whole number");
    }

    /** The JSON text of {@code name} as it was sent; empty when it is absent or null. */
    Optional<String> raw(String name) {
        Member member = member(name);
        return member == null ? Optional.empty() : Optional.of(member.raw);
    }
}
