/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a tool call: one JSON value, usually an object, in the form the host has it.
 *
 * <p>A text is read only when something asks for its content, and then strictly (RFC 8259): member names that occur
 * twice in an object at any depth, malformed UTF-8, lone surrogates, text after the value and anything beyond the
 * {@link Limits} are a {@linkplain #fault() fault}, because two readers of such a text may see different values. So are
 * numbers of more than 100 digits, not counting zeros in front, or with an exponent beyond +-400 (SEMANTICS 1.4),
 * depths beyond 1,000 and texts beyond 128 MiB, whatever the limits say. Java values are held to the same rules, for
 * which they count as the text that {@link #toJson} gives.
 *
 * <p>Immutable and thread-safe.
 */
public final class Arguments {
    private static final Arguments NONE = new Arguments("{}", null, Limits.defaults(), JavaTree.EMPTY_OBJECT);

    private final @Nullable String text;
    private final byte @Nullable [] utf8;
    private final Limits limits;
    private volatile @Nullable Parsed parsed;

    private Arguments(@Nullable String text, byte @Nullable [] utf8, Limits limits, @Nullable Parsed parsed) {
        this.text = text;
        this.utf8 = utf8;
        this.limits = limits;
        this.parsed = parsed;
    }

    /** No arguments: the empty object. */
    public static Arguments none() {
        return NONE;
    }

    /** Arguments from a JSON text, under {@link Limits#defaults()}. Never fails; see {@link #fault()}. */
    public static Arguments ofJson(String json) {
        return ofJson(json, Limits.defaults());
    }

    /** Arguments from a JSON text. Never fails; see {@link #fault()}. */
    public static Arguments ofJson(String json, Limits limits) {
        return new Arguments(json, null, limits, null);
    }

    /** Arguments from a copy of a JSON text in UTF-8, under {@link Limits#defaults()}. Never fails. */
    public static Arguments ofUtf8(byte[] json) {
        return ofUtf8(json, Limits.defaults());
    }

    /** Arguments from a copy of a JSON text in UTF-8. Never fails; see {@link #fault()}. */
    public static Arguments ofUtf8(byte[] json, Limits limits) {
        return wrapUtf8(json.clone(), limits);
    }

    /**
     * Arguments from a JSON text in UTF-8, without a copy. Whoever calls this gives the array away: a change to it
     * afterwards could show a tool other arguments than those that were decided on.
     */
    public static Arguments wrapUtf8(byte[] json, Limits limits) {
        return new Arguments(null, json, limits, null);
    }

    /** Arguments from members by name, under {@link Limits#defaults()}; see {@link #ofValue(Object, Limits)}. */
    public static Arguments of(Map<String, ?> members) {
        return ofValue(members, Limits.defaults());
    }

    /** Arguments from members by name; see {@link #ofValue(Object, Limits)}. */
    public static Arguments of(Map<String, ?> members, Limits limits) {
        return ofValue(members, limits);
    }

    /** Arguments from a Java value, under {@link Limits#defaults()}; see {@link #ofValue(Object, Limits)}. */
    public static Arguments ofValue(@Nullable Object value) {
        return ofValue(value, Limits.defaults());
    }

    /**
     * Arguments from a deep copy of a Java value: {@code Map} with string keys, {@code List}, {@code Object[]},
     * {@code String}, {@code Boolean}, {@code null}, and the JDK's number types except {@code Character} and the atomic
     * ones. A {@code double} or {@code float} stands for the shortest decimal that reads back as it, as in every JSON
     * writer. Never fails; anything else is a {@linkplain #fault() fault}.
     */
    public static Arguments ofValue(@Nullable Object value, Limits limits) {
        return new Arguments(null, null, limits, JavaTree.copy(value, limits, UnaryOperator.identity()));
    }

    /**
     * Why these arguments are not acceptable: what is wrong, {@code line:column} in a text and the JSON pointer (RFC
     * 6901) of the value at fault. No values are repeated. Empty when they are acceptable.
     */
    public Optional<String> fault() {
        Parsed known = parsed;
        return Optional.ofNullable((known == null ? read(false) : known).fault());
    }

    /**
     * The arguments as an immutable tree: {@code Map} in document order, {@code List}, {@code String}, {@code Long} for
     * whole numbers of that range, {@code BigDecimal} for all other numbers, {@code Boolean} or {@code null}. Numbers
     * are exact and equal ones are equal objects however they were written: {@code 1.0} is the {@code Long} 1.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_ARGUMENTS} when there is a {@linkplain #fault() fault}
     */
    public @Nullable Object value() {
        Parsed known = parsed;
        if (known == null || (known.fault() == null && !known.built())) {
            known = read(true);
        }
        if (known.fault() != null) {
            throw refused(known.fault());
        }
        return known.tree();
    }

    /**
     * The JSON text: the original one if there is one, else one without white space.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_ARGUMENTS} when they were not given as a {@code String} and
     *     have a {@linkplain #fault() fault}
     */
    public String toJson() {
        if (text != null) {
            return text;
        }
        if (utf8 != null) {
            fault().ifPresent(why -> {
                throw refused(why);
            });
            return new String(utf8, UTF_8);
        }
        return JsonWriter.write(value(), false);
    }

    /**
     * The canonical text {@code orca-jcs-v1}; see {@link CanonicalJson}.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_ARGUMENTS} when there is a {@linkplain #fault() fault}
     */
    public String canonical() {
        return JsonWriter.write(value(), true);
    }

    /**
     * SHA-256 of the canonical text in UTF-8, as 64 lower-case hexadecimal digits.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_ARGUMENTS} when there is a {@linkplain #fault() fault}
     */
    public String sha256() {
        return Sha256.hex(canonical());
    }

    /**
     * These arguments with every string value replaced by what {@code rewrite} makes of it; member names, numbers and
     * the shape stay. Returns this instance when nothing changed; a result that breaks a limit has a fault.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_ARGUMENTS} when there is a {@linkplain #fault() fault};
     *     whatever {@code rewrite} throws is passed on
     */
    public Arguments mapStrings(UnaryOperator<String> rewrite) {
        boolean[] changed = new boolean[1];
        Parsed rewritten = JavaTree.copy(value(), limits, string -> {
            String result = rewrite.apply(string);
            changed[0] |= !result.equals(string);
            return result;
        });
        return changed[0] ? new Arguments(null, null, limits, rewritten) : this;
    }

    /** What is known so far, without reading anything. */
    @Nullable
    Parsed known() {
        return parsed;
    }

    /** Reads the text into {@code source}; returns whether it is acceptable and remembers that. */
    boolean readInto(JsonSource source) {
        String fault = text != null ? source.read(text, limits) : source.read(Objects.requireNonNull(utf8), limits);
        if (parsed == null) {
            parsed = fault == null ? Parsed.Known.VALID : Parsed.refused(fault);
        }
        return fault == null;
    }

    private Parsed read(boolean build) {
        JsonSource source = new JsonSource();
        if (readInto(source) && build) {
            parsed = Parsed.of(TreeBuilder.tree(source.scanner()));
        }
        return Objects.requireNonNull(parsed);
    }

    private static OrcaException refused(String why) {
        return new OrcaException(ErrorCode.INVALID_ARGUMENTS, "arguments are not acceptable JSON: " + why);
    }

    /**
     * Whether the other ones are the same JSON value, regardless of the order of members and the spelling of numbers.
     * Faulty arguments equal only themselves.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Arguments that
                && fault().isEmpty()
                && that.fault().isEmpty()
                && Objects.equals(value(), that.value());
    }

    @Override
    public int hashCode() {
        return fault().isEmpty() ? Objects.hashCode(value()) : System.identityHashCode(this);
    }

    /** Says where they came from and how long they are, and nothing of their content. */
    @Override
    public String toString() {
        if (text != null) {
            return "Arguments[text of " + text.length() + " characters]";
        }
        return utf8 != null ? "Arguments[text of " + utf8.length + " bytes]" : "Arguments[value]";
    }
}
