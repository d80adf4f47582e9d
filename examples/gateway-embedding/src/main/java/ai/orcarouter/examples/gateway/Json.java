/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text and where in the text it stands, so that a place can be rewritten and everything else stays as
 * it was written. Made by {@link JsonReader}. Immutable.
 */
final class Json {
    private final String source;
    private final int start;
    private final int end;
    private final @Nullable Map<String, Json> members;
    private final @Nullable List<Json> items;

    Json(String source, int start, int end, @Nullable Map<String, Json> members, @Nullable List<Json> items) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.members = members;
        this.items = items;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The whole text that this is a part of. */
    String source() {
        return source;
    }

    /** This value as it is written. */
    String raw() {
        return source.substring(start, end);
    }

    boolean isObject() {
        return members != null;
    }

    boolean isArray() {
        return items != null;
    }

    boolean isString() {
        return source.charAt(start) == '"';
    }

    boolean isNull() {
        return source.charAt(start) == 'n';
    }

    boolean isTrue() {
        return source.charAt(start) == 't';
    }

    boolean isBoolean() {
        return isTrue() || source.charAt(start) == 'f';
    }

    /** The members in order; none when it is no object. */
    Map<String, Json> members() {
        return members == null ? new LinkedHashMap<>() : members;
    }

    /** The elements; none when it is no array. */
    List<Json> items() {
        return items == null ? List.of() : items;
    }

    /** A member that is there and not null. */
    Optional<Json> member(String name) {
        Json value = members().get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** The string, where it is one. */
    Optional<String> string() {
        return isString() ? Optional.of(JsonReader.unescape(source, start + 1, end - 1)) : Optional.empty();
    }

    /** The string of a member, where there is one. */
    Optional<String> string(String name) {
        return member(name).flatMap(Json::string);
    }

    /** A whole number from 0 to 1,000,000 of a member, where there is one. */
    Optional<Integer> index(String name) {
        Json value = members().get(name);
        if (value == null || value.end - value.start > 7) {
            return Optional.empty();
        }
        int number = 0;
        for (int at = value.start; at < value.end; at++) {
            char digit = source.charAt(at);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            number = number * 10 + (digit - '0');
        }
        return number > 1_000_000 ? Optional.empty() : Optional.of(number);
    }
}
