/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Header fields that carry credentials. Immutable; says nothing of its content in {@link #toString}. */
public final class RequestHeaders {
    private static final RequestHeaders NONE = new RequestHeaders(new TreeMap<>());
    private static final Set<String> OURS = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "last-event-id",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Map<String, String> fields;

    private RequestHeaders(Map<String, String> fields) {
        this.fields = fields;
    }

    /** No fields. */
    public static RequestHeaders none() {
        return NONE;
    }

    /**
     * These fields.
     *
     * @throws IllegalArgumentException when a name is no token or belongs to the client ({@code Host}, {@code Mcp-...}
     *     and the like), or a value is not visible ASCII with inner blanks; the message repeats no value
     */
    public static RequestHeaders of(Map<String, String> fields) {
        TreeMap<String, String> checked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!isToken(name) || OURS.contains(lower) || lower.startsWith("mcp-")) {
                throw new IllegalArgumentException("not a header that a credential may have");
            }
            if (!isValue(value)) {
                throw new IllegalArgumentException("the value of a credential header is not visible ASCII");
            }
            checked.put(name, value);
        });
        return new RequestHeaders(checked);
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }

    private static boolean isValue(String value) {
        return value.equals(value.trim()) && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** Hands name and value of each field to {@code each}, which answers for where they go. */
    public void forEach(BiConsumer<String, String> each) {
        fields.forEach(each);
    }

    /** The same text for all. */
    @Override
    public String toString() {
        return "RequestHeaders[redacted]";
    }
}
