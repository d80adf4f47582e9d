/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path into a JSON document (REFERENCE 2.6): {@code $} for all of it, then any number of steps {@code .name},
 * {@code ["name"]} or {@code ['name']}, {@code [n]} for an array element from 0, and {@code [*]} for every element of
 * an array, which is an extension. A name after a dot is free of white space and of {@code . [ ] " ' *}; in quotes it
 * may be anything, with the escapes of JSON and {@code \'}. No filters, slices or recursive descent. At most 1,000
 * characters.
 *
 * <p>Immutable and thread-safe; equal when the steps are equal, however they are written.
 */
public final class JsonPath {
    private final List<PathStep> steps;
    private final boolean wildcard;

    JsonPath(List<PathStep> steps) {
        this.steps = List.copyOf(steps);
        this.wildcard = steps.contains(PathStep.EACH);
    }

    /** What reading a path came to. */
    public sealed interface Parse permits Parse.Path, Parse.Fault {
        /**
         * A path.
         *
         * @param path what the text means
         */
        record Path(JsonPath path) implements Parse {}

        /**
         * No path.
         *
         * @param position index of the character at fault, from 0; the length of the text when it ends too early
         * @param message what is wrong
         * @param hint what would be right
         */
        record Fault(int position, String message, String hint) implements Parse {}
    }

    /** Reads a path. Never fails; linear in the length of the text. */
    public static Parse parse(String text) {
        return new PathParser(text).parse();
    }

    /**
     * Reads a path that is known to be good.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static JsonPath of(String text) {
        Parse parse = parse(text);
        if (parse instanceof Parse.Path ok) {
            return ok.path();
        }
        Parse.Fault fault = (Parse.Fault) parse;
        throw new IllegalArgumentException(fault.message() + " at character " + fault.position() + "; " + fault.hint());
    }

    /** Whether it may reach several values. */
    public boolean hasWildcard() {
        return wildcard;
    }

    List<PathStep> steps() {
        return steps;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPath that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /** The path in its shortest spelling, which {@link #parse} reads as an equal path. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("$");
        for (PathStep step : steps) {
            step.write(out);
        }
        return out.toString();
    }
}
