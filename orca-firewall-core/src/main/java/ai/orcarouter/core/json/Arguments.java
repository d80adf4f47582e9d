/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a tool call. */
public final class Arguments {
    private static final Arguments NONE = new Arguments("{}");

    private final String text;

    private Arguments(String text) {
        this.text = text;
    }

    public static Arguments none() {
        return NONE;
    }

    public static Arguments ofJson(String json) {
        return new Arguments(json);
    }

    public static Arguments of(Map<String, ?> members) {
        return new Arguments(members.toString());
    }

    public Optional<String> fault() {
        return Optional.empty();
    }

    public @Nullable Object value() {
        return Map.of();
    }

    public String toJson() {
        return text;
    }
}
