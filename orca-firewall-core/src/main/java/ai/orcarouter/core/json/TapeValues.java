/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches values by path from the tape of a text; nothing else of the text is decoded. Not thread-safe. */
final class TapeValues {
    private static final int NOWHERE = -1;

    private final JsonSource source = new JsonSource();

    /** Reads the text of {@code arguments}; returns whether it is acceptable. */
    boolean bind(Arguments arguments) {
        return arguments.readInto(source);
    }

    /** The value at a path without wildcards. */
    @Nullable
    Object value(List<PathStep> steps) {
        int token = 0;
        for (int i = 0; i < steps.size() && token != NOWHERE; i++) {
            token = child(token, steps.get(i));
        }
        return decode(token);
    }

    /** The values at a path with wildcards. */
    JsonArray values(List<PathStep> steps) {
        List<@Nullable Object> found = new ArrayList<>();
        collect(0, steps, 0, found);
        return new JsonArray(found.toArray());
    }

    private void collect(int start, List<PathStep> steps, int from, List<@Nullable Object> found) {
        int token = start;
        for (int i = from; i < steps.size(); i++) {
            PathStep step = steps.get(i);
            if (step == PathStep.EACH) {
                each(token, steps, i + 1, found);
                return;
            }
            token = token == NOWHERE ? NOWHERE : child(token, step);
        }
        found.add(decode(token));
    }

    private void each(int array, List<PathStep> steps, int rest, List<@Nullable Object> found) {
        int[] tape = source.scanner().tape();
        if (array == NOWHERE || (tape[array] & JsonScanner.KIND_MASK) != JsonScanner.ARRAY) {
            found.add(PathSet.NO_ARRAY);
            return;
        }
        int count = tape[array] >>> JsonScanner.KIND_BITS;
        if (count == 0) {
            found.add(PathSet.NO_ELEMENTS);
        }
        int token = array + 2;
        for (int i = 0; i < count; i++) {
            collect(token, steps, rest, found);
            token = next(tape, token);
        }
    }

    private int child(int parent, PathStep step) {
        JsonScanner scanner = source.scanner();
        int[] tape = scanner.tape();
        int kind = tape[parent] & JsonScanner.KIND_MASK;
        if (step instanceof PathStep.Name name) {
            int found = kind == JsonScanner.OBJECT ? name.find(scanner, parent) : NOWHERE;
            return found == NOWHERE ? NOWHERE : found + 2;
        }
        int index = ((PathStep.Index) step).index();
        if (kind != JsonScanner.ARRAY || index >= tape[parent] >>> JsonScanner.KIND_BITS) {
            return NOWHERE;
        }
        int token = parent + 2;
        for (int i = 0; i < index; i++) {
            token = next(tape, token);
        }
        return token;
    }

    private static int next(int[] tape, int token) {
        return (tape[token] & JsonScanner.KIND_MASK) >= JsonScanner.OBJECT ? tape[token + 1] : token + 2;
    }

    private @Nullable Object decode(int token) {
        if (token == NOWHERE) {
            return PathSet.MISSING;
        }
        JsonScanner scanner = source.scanner();
        return (scanner.tape()[token] & JsonScanner.KIND_MASK) >= JsonScanner.OBJECT
                ? PathSet.CONTAINER
                : TreeBuilder.scalar(scanner.bytes(), scanner.tape(), token);
    }
}
