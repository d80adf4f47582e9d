/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import ai.orcarouter.core.Limits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strict reader of one JSON text (RFC 8259): checks all of it in one pass without recursion and leaves a tape of
 * tokens, from which single values are taken later. Nothing is decoded before it is asked for. Reusable, not
 * thread-safe; linear in the length of the text whatever it holds.
 *
 * <p><b>The tape</b> has two ints a token: the place of the token shifted over its kind, and its end. Strings and names
 * lie between their quotes. An object or array has the number of its members in place of a start, and as its end the
 * tape index behind its last token. A member is a name token and the tokens of its value.
 *
 * <p><b>The bytes</b> are a private copy that ends in zeros. A zero byte is acceptable nowhere in JSON, so no loop
 * looks for the end of the text, and strings are read eight bytes at a time. A name with escapes is decoded in place,
 * so that names are compared as plain bytes.
 */
final class JsonScanner {
    static final int KIND_BITS = 4;
    static final int KIND_MASK = (1 << KIND_BITS) - 1;

    /** A string's kind is the sum of {@link #NON_ASCII} and {@link #ESCAPED}, or zero. */
    static final int NON_ASCII = 1;

    static final int ESCAPED = 2;
    static final int INTEGER = 4;
    static final int DECIMAL = 5;
    static final int TRUE = 6;
    static final int FALSE = 7;
    static final int NULL = 8;
    static final int OBJECT = 9;
    static final int ARRAY = 10;

    /** Depth that is refused whatever the limits say, because trees of it are walked by recursion. */
    static final int HARD_DEPTH = 1_000;
    /** Bytes that are refused whatever the limits say, because tokens keep places in 28 bits. */
    static final int HARD_BYTES = 1 << 27;

    private static final int RETAINED_INTS = 1 << 15;

    private final ScalarScanner scalars = new ScalarScanner();
    private final NameTable names = new NameTable();
    private byte[] bytes = new byte[0];
    private int length;
    private int[] tape = new int[0];
    private int[] open = new int[16];
    private int[] counts = new int[16];
    private @Nullable JsonFault fault;
    private int faultAt;

    /** The bytes of the text; behind {@link #length} there are zeros. */
    byte[] bytes() {
        return bytes;
    }

    /** The tokens of the last text that was accepted. */
    int[] tape() {
        return tape;
    }

    NameTable names() {
        return names;
    }

    /** Why the last text was refused. */
    JsonFault fault() {
        return fault == null ? JsonFault.ENDS_EARLY : fault;
    }

    /** The byte at which the last text was refused. */
    int faultAt() {
        return faultAt;
    }

    /**
     * Reads the first {@code size} bytes of {@code padded}, which this scanner may change.
     *
     * @param padded the text, with at least {@link JsonBytes#PADDING} zeros behind it
     * @return whether the text is acceptable; else see {@link #fault()} and {@link #faultAt()}
     */
    boolean scan(byte[] padded, int size, Limits limits) {
        names.clear(tape.length);
        bytes = padded;
        length = size;
        fault = null;
        if (size > Math.min(limits.maxJsonBytes(), HARD_BYTES)) {
            return refuse(JsonFault.TOO_MANY_BYTES, 0);
        }
        int maxDepth = Math.min(limits.maxJsonDepth(), HARD_DEPTH);
        long most = Math.min((size >> 1) + (long) maxDepth + 2, (2L * limits.maxJsonMembers()) + 2);
        reserve((int) (2 * most) + 2);
        return values(maxDepth, limits.maxJsonMembers());
    }

    private void reserve(int ints) {
        if (tape.length < ints || (tape.length > RETAINED_INTS && ints <= RETAINED_INTS)) {
            tape = new int[Math.max(ints, 1024)];
        }
    }

    private boolean values(int maxDepth, int maxMembers) {
        byte[] b = bytes;
        int[] out = tape;
        int token = 0;
        int depth = 0;
        int object = -1; // tape index of the innermost container when it is an object
        int count = 0; // members of the innermost container
        int members = 0;
        int at = ScalarScanner.space(b, 0);
        while (true) {
            // a value starts at `at`
            int c = b[at];
            if (c == '"') {
                int end = scalars.string(b, at + 1);
                if (end < 0) {
                    return refuse(scalars.fault(), scalars.faultAt());
                }
                out[token] = ((at + 1) << KIND_BITS) | scalars.kind();
                out[token + 1] = end;
                token += 2;
                at = end + 1;
            } else if (c == '{' || c == '[') {
                if (++depth > maxDepth) {
                    return refuse(JsonFault.TOO_DEEP, at);
                }
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                    counts = Arrays.copyOf(counts, depth * 2);
                }
                open[depth] = token;
                counts[depth] = count;
                count = 0;
                out[token] = c == '{' ? OBJECT : ARRAY;
                object = c == '{' ? token : -1;
                token += 2;
                at = b[at + 1] <= ' ' ? ScalarScanner.space(b, at + 1) : at + 1;
                if (b[at] != (c == '{' ? '}' : ']')) {
                    if (++members > maxMembers) {
                        return refuse(JsonFault.TOO_MANY_MEMBERS, at);
                    }
                    count = 1;
                    if (object >= 0) {
                        at = name(b, at, out, token, object);
                        if (at < 0) {
                            return false;
                        }
                        token += 2;
                    }
                    continue;
                }
            } else {
                int end = scalars.other(b, at);
                if (end < 0) {
                    return refuse(scalars.fault(), scalars.faultAt());
                }
                out[token] = (at << KIND_BITS) | scalars.kind();
                out[token + 1] = end;
                token += 2;
                at = end;
            }
            // a value ended before `at`, or an empty container is about to
            while (true) {
                c = b[at];
                if (c <= ' ') {
                    at = ScalarScanner.space(b, at);
                    c = b[at];
                }
                if (depth == 0) {
                    if (at != length) {
                        return refuse(JsonFault.TRAILING_TEXT, at);
                    }
                    return true;
                }
                if (c == ',') {
                    at = b[at + 1] <= ' ' ? ScalarScanner.space(b, at + 1) : at + 1;
                    if (++members > maxMembers) {
                        return refuse(JsonFault.TOO_MANY_MEMBERS, at);
                    }
                    count++;
                    if (object >= 0) {
                        at = name(b, at, out, token, object);
                        if (at < 0) {
                            return false;
                        }
                        token += 2;
                    }
                    break;
                }
                if (c != (object >= 0 ? '}' : ']')) {
                    return refuse(
                            object >= 0 ? JsonFault.COMMA_OR_BRACE_EXPECTED : JsonFault.COMMA_OR_BRACKET_EXPECTED, at);
                }
                int closed = open[depth];
                out[closed] |= count << KIND_BITS;
                out[closed + 1] = token;
                count = counts[depth];
                depth--;
                object = depth > 0 && (out[open[depth]] & KIND_MASK) == OBJECT ? open[depth] : -1;
                at++;
            }
        }
    }

    /** Reads a member name and its colon; returns the place of its value, or -1. */
    private int name(byte[] b, int at, int[] out, int token, int object) {
        if (b[at] != '"') {
            refuse(JsonFault.NAME_EXPECTED, at);
            return -1;
        }
        int end = scalars.string(b, at + 1);
        if (end < 0) {
            refuse(scalars.fault(), scalars.faultAt());
            return -1;
        }
        int kind = scalars.kind();
        int decodedEnd = end;
        if ((kind & ESCAPED) != 0) {
            decodedEnd = JsonText.unescape(b, at + 1, end);
            kind = NON_ASCII;
        }
        out[token] = ((at + 1) << KIND_BITS) | kind;
        out[token + 1] = decodedEnd;
        if (!names.add(b, out, object, token)) {
            refuse(JsonFault.DUPLICATE_NAME, at);
            return -1;
        }
        int next = end + 1;
        if (b[next] <= ' ') {
            next = ScalarScanner.space(b, next);
        }
        if (b[next] != ':') {
            refuse(JsonFault.COLON_EXPECTED, next);
            return -1;
        }
        next++;
        return b[next] <= ' ' ? ScalarScanner.space(b, next) : next;
    }

    private boolean refuse(JsonFault why, int at) {
        fault = at >= length && why.isSyntax() ? JsonFault.ENDS_EARLY : why;
        faultAt = Math.min(at, length);
        return false;
    }
}
