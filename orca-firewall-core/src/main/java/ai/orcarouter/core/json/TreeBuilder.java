/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import org.jspecify.annotations.Nullable;

/** Takes values from the tape of a text that {@link JsonScanner} accepted. */
final class TreeBuilder {
    private final byte[] bytes;
    private final int[] tape;
    private int next;

    private TreeBuilder(JsonScanner scanner) {
        this.bytes = scanner.bytes();
        this.tape = scanner.tape();
    }

    /** The whole document as an immutable tree. */
    static @Nullable Object tree(JsonScanner scanner) {
        return new TreeBuilder(scanner).value();
    }

    /** The value of a token that is no object or array. */
    static @Nullable Object scalar(byte[] bytes, int[] tape, int token) {
        int kind = tape[token] & JsonScanner.KIND_MASK;
        if (kind < JsonScanner.INTEGER) {
            return JsonText.string(bytes, tape, token);
        }
        return switch (kind) {
            case JsonScanner.TRUE -> true;
            case JsonScanner.FALSE -> false;
            case JsonScanner.NULL -> null;
            default -> JsonNumbers.decode(bytes, tape[token] >>> JsonScanner.KIND_BITS, tape[token + 1], kind);
        };
    }

    private @Nullable Object value() {
        int token = next;
        next += 2;
        int count = tape[token] >>> JsonScanner.KIND_BITS;
        return switch (tape[token] & JsonScanner.KIND_MASK) {
            case JsonScanner.OBJECT -> object(count);
            case JsonScanner.ARRAY -> array(count);
            default -> scalar(bytes, tape, token);
        };
    }

    private JsonObject object(int count) {
        String[] names = new String[count];
        @Nullable Object[] values = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            names[i] = JsonText.string(bytes, tape, next);
            next += 2;
            values[i] = value();
        }
        return new JsonObject(names, values);
    }

    private JsonArray array(int count) {
        @Nullable Object[] values = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = value();
        }
        return new JsonArray(values);
    }
}
