/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The texts in a message or a part of one: every string at any depth but those that name things or hold media and
 * signatures. What a provider adds tomorrow is a text until it is listed here.
 */
final class Texts {
    private static final Set<String> NO_TEXT = Set.of(
            "role",
            "type",
            "id",
            "tool_call_id",
            "tool_use_id",
            "name",
            "object",
            "format",
            "detail",
            "media_type",
            "data",
            "file_data",
            "file_id",
            "url",
            "signature",
            "encrypted_content",
            "encrypted_index",
            "cache_control");

    /** Members of a message that hold calls, which are judged and not screened. */
    static final Set<String> CALLS = Set.of("tool_calls", "function_call");

    private Texts() {}

    /** Gives every text of {@code value} with its path to {@code sink}, in order. */
    static void each(Json value, BiConsumer<String, Json> sink) {
        each(value, "", false, sink);
    }

    /** @param every whether names mean nothing here, as in the arguments of a call */
    private static void each(Json value, String path, boolean every, BiConsumer<String, Json> sink) {
        if (value.isString()) {
            if (value.end() - value.start() > 2) {
                sink.accept(path, value);
            }
            return;
        }
        int index = 0;
        for (Json item : value.items()) {
            each(item, path + "/" + index, every, sink);
            index++;
        }
        value.members().forEach((name, member) -> {
            boolean named = NO_TEXT.contains(name) && !member.isObject() && !member.isArray();
            boolean plain = name.equals("data") && isPlainText(value);
            if (every || ((!named || plain) && !CALLS.contains(name))) {
                each(member, path + "/" + name, every || name.equals("input"), sink);
            }
        });
    }

    /** A document that is given as text stands where media stand. */
    private static boolean isPlainText(Json source) {
        return source.string("type").filter("text"::equals).isPresent()
                || source.string("media_type")
                        .filter(type -> type.startsWith("text/"))
                        .isPresent();
    }
}
