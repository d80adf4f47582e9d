/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one canonical JSON text of the project, {@code orca-jcs-v1} (SEMANTICS 1.4): RFC 8785 with exact numbers.
 *
 * <p>No white space; members in order of the UTF-16 code units of their names; string escapes of RFC 8785 section
 * 3.2.2.2. A number is written with all its digits, no trailing zeros, in the layout of ECMAScript that RFC 8785
 * prescribes: {@code 1.0}, {@code 1e0} and {@code 1} are all {@code 1}, and {@code 1e21} is {@code 1e+21}. That is the
 * text of RFC 8785 for every number that its shortest double spelling holds exactly; any other number, such as
 * 9007199254740993, keeps the digits that RFC 8785 would round away. So different values never have the same text.
 */
public final class CanonicalJson {
    /** Name of this form, for records that hold hashes of it. */
    public static final String VERSION = "orca-jcs-v1";

    private static final Limits UNBOUNDED = Limits.defaults().toBuilder()
            .maxJsonBytes(JsonScanner.HARD_BYTES)
            .maxJsonDepth(JsonScanner.HARD_DEPTH)
            .maxJsonMembers(JsonScanner.HARD_BYTES)
            .build();

    private CanonicalJson() {}

    /**
     * The canonical text of a Java value as {@link Arguments#ofValue(Object)} takes it, up to 128 MiB and 1,000 levels.
     *
     * @throws OrcaException with {@link ErrorCode#NOT_CANONICAL} for a value that is no JSON, holds a lone surrogate or
     *     a number of more than 100 digits or with an exponent beyond +-400
     */
    public static String write(@Nullable Object value) {
        Parsed copy = JavaTree.copy(value, UNBOUNDED, UnaryOperator.identity());
        if (copy.fault() != null) {
            throw new OrcaException(ErrorCode.NOT_CANONICAL, "no canonical JSON: " + copy.fault());
        }
        return JsonWriter.write(copy.tree(), true);
    }

    /**
     * Appends a text as a JSON string, quotes and escapes as {@link #write} puts them, for whoever writes a canonical
     * text member by member. The text holds no lone surrogate; that is not checked.
     */
    public static void appendText(String text, StringBuilder out) {
        JsonWriter.string(text, out);
    }

    /**
     * SHA-256 of {@link #write} in UTF-8, as 64 lower-case hexadecimal digits.
     *
     * @throws OrcaException as {@link #write}
     */
    public static String sha256(@Nullable Object value) {
        return Sha256.hex(write(value));
    }
}
